import { parseArgs } from 'node:util'
import { parseKeyFile, parseVerifierKey, utf8, type VerifierKey } from '#ledger/verify'

/** What was asked of the checker. */
export interface Command {
  /** A case bundle; absent when a whole log is to be checked. */
  file?: string
  /** Keys from outside; undefined when none were given. */
  keys?: VerifierKey[]
  /** Address or folder of a log. */
  log?: string
}

/** What cannot be understood; in Chinese. Exit code 2. */
export class UsageError extends Error {}

export const USAGE = `文衡核验程序：核对案卷包（ZIP）或者整个账本是否真实、完整、未被改动。不需要联网，不依赖签发机关的系统。

用法
  npm run verify -- 案卷包.zip [--key 公钥 …] [--keys 公钥文件] [--log 账本]
  npm run verify -- --log 账本 [--key 公钥 …] [--keys 公钥文件]

选项
  --key   发布机关公布的公钥，一行文字，形如 名称+8位编号+内容；可以给出多个
  --keys  公钥文件，一行一个公钥（账本的 keys.txt 即是）
  --log   账本的网址（如 https://…/ledger/）或者它的副本所在的文件夹；与案卷包一起给出时，核对有无遗漏的行为

退出码
  0 真实  1 不真实  2 无法核验（文件读不懂、公钥写错、账本读不到）`

/** @throws UsageError */
export function readCommand(argv: readonly string[], readFile: (path: string) => Uint8Array): Command | 'help' {
  const { values, positionals } = parse(argv)
  if (values.help) return 'help'
  if (positionals.length > 1) throw new UsageError('一次只核验一个文件。')
  const file = positionals[0]
  if (file === undefined && values.log === undefined) throw new UsageError('请给出要核验的案卷包。')
  const keys = [...(values.key ?? []).map(keyFrom), ...(values.keys ?? []).flatMap(path => keysFrom(path, readFile))]
  const pinned = values.key !== undefined || values.keys !== undefined
  if (pinned && keys.length === 0) throw new UsageError('公钥文件中没有公钥。')
  return {
    ...(file !== undefined && { file }),
    ...(pinned && { keys }),
    ...(values.log !== undefined && { log: values.log }),
  }
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const
  const texts = { type: 'string', multiple: true } as const
  try {
    return parseArgs({
      args: [...argv],
      options: { key: texts, keys: texts, log: text, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UsageError(`看不懂的参数（${(error as Error).message}）`)
  }
}

function keyFrom(text: string): VerifierKey {
  try {
    return parseVerifierKey(text.trim())
  } catch {
    throw new UsageError(`公钥写得不对：${text}`)
  }
}

function keysFrom(path: string, readFile: (path: string) => Uint8Array): VerifierKey[] {
  const bytes = readFile(path)
  try {
    return parseKeyFile(bytes)
  } catch {
    throw new UsageError(`公钥文件不合格式：${path}`)
  }
}

/** Keys a log brings itself. */
export function ownKeys(keysTxt: Uint8Array | undefined): VerifierKey[] {
  try {
    return parseKeyFile(keysTxt ?? utf8(''))
  } catch {
    return []
  }
}
