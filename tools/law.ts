import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { systemClock, today } from '#kernel'
import { loadLaw } from '#law-engine/load'
import { lawCommand } from './law-command.ts'

/** The law engine for integrators: one JSON value on standard output (a report is text), exit 0; 1 when refused. */
const {
  exitCode,
  output,
  text: said,
} = await lawCommand(process.argv.slice(2), {
  law: () => loadLaw(join(resolve(import.meta.dirname, '..'), 'law')),
  input: () => text(process.stdin),
  today: today(systemClock),
})
// whoever reads only the beginning (`| head`) has read enough
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
})
process.exitCode = exitCode
process.stdout.write(`${said ?? JSON.stringify(output, null, 2)}\n`)
