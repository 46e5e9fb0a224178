import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { systemClock, today } from '#kernel'
import { loadLaw } from '#law-engine/load'
import { lawCommand } from './law-command.ts'

/** The law engine for integrators: one JSON value on standard output, exit 0; 1 when refused. */
const { exitCode, output } = await lawCommand(process.argv.slice(2), {
  law: () => loadLaw(join(resolve(import.meta.dirname, '..'), 'law')),
  input: () => text(process.stdin),
  today: today(systemClock),
})
process.exitCode = exitCode
process.stdout.write(`${JSON.stringify(output, null, 2)}\n`)
