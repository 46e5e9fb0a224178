import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import {
  auditLog,
  checkAgainstLog,
  conclusionLines,
  MOST_BYTES,
  parseKeyFile,
  readZip,
  stepLine,
  Unreachable,
  verdictLines,
  verifyBundleZip,
} from '#ledger/verify'
import { type Command, ownKeys, readCommand, USAGE, UsageError } from './command.ts'
import { openLog } from './log-source.ts'

/** The thin shell around `#ledger/verify`: reads files, prints lines, sets the exit code. */
const EXIT = { genuine: 0, notGenuine: 1, unreadable: 2 } as const

const say = (lines: readonly string[]) => console.log(lines.join('\n'))

async function main(argv: readonly string[]): Promise<number> {
  const command = readCommand(argv, readBytes)
  if (command === 'help') {
    say([USAGE])
    return 0
  }
  return command.file === undefined ? checkLog(command) : checkBundle(command, command.file)
}

async function checkBundle(command: Command, file: string): Promise<number> {
  say([`核验 ${basename(file)}`])
  const zip = readBytes(file)
  const verdict = verifyBundleZip(zip, command.keys ? { keys: command.keys } : {})
  if (verdict.verdict !== 'genuine' || command.log === undefined) {
    say(verdictLines(verdict))
    return EXIT[verdict.verdict]
  }
  say([...verdict.steps.map(stepLine), `与账本核对 ${command.log}`])
  const { files } = readZip(zip)
  const keys = command.keys ?? parseKeyFile(files.get('keys.txt')!)
  const audit = await checkAgainstLog(files, await openLog(place(command.log)), { keys })
  say([...audit.steps.map(stepLine), ...conclusionLines(audit.steps, verdict.pinned, '案卷包')])
  return audit.genuine ? EXIT.genuine : EXIT.notGenuine
}

async function checkLog(command: Command): Promise<number> {
  const log = command.log!
  say([`核验账本 ${log}`])
  const read = await openLog(place(log))
  const keys = command.keys ?? ownKeys(await read('keys.txt'))
  if (keys.length === 0) throw new UsageError('没有给出公钥，账本也没有 keys.txt。请用 --key 给出公钥。')
  const audit = await auditLog(read, { keys })
  say([...audit.steps.map(stepLine), ...conclusionLines(audit.steps, command.keys !== undefined, '账本')])
  return audit.genuine ? EXIT.genuine : EXIT.notGenuine
}

/** Relative to where the person stands: npm moves to the folder of the program. */
const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path)

const place = (log: string): string => (/^https?:/.test(log) ? log : fromHere(log))

function readBytes(path: string): Uint8Array {
  const full = fromHere(path)
  try {
    if (statSync(full).size > MOST_BYTES) throw new Error('超过 1 GB')
    return readFileSync(full)
  } catch (error) {
    throw new UsageError(`读不到文件 ${path}（${reasonOf(error as NodeJS.ErrnoException)}）`)
  }
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT' ? '没有这个文件' : code === 'EISDIR' ? '是一个文件夹' : message

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code
  },
  error => {
    if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`)
    else if (error instanceof Unreachable) console.error(`✗ ${error.message}`)
    else console.error(error)
    process.exitCode = EXIT.unreadable
  },
)
