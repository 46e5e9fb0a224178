import { fromUtf8 } from '../bytes.ts'
import { type Checkpoint, originOf, parseCheckpoint } from '../checkpoint.ts'
import type { TreeName } from '../hashes.ts'
import type { VerifierKey } from '../keys.ts'
import { parseNote, signersOf } from '../note.ts'
import { type CheckStep, fail, runAsyncStep } from '../step.ts'
import type { ReadLogFile } from './tree-audit.ts'

export const TREES = ['sha256', 'sm3'] as const
export const TITLES = { sha256: 'SHA-256', sm3: '国密 SM3' } as const
const TYPES = { sha256: 'ed25519', sm3: 'sm2' } as const

/** The heads that are signed by a trusted key. */
export type Heads = Partial<Record<TreeName, Checkpoint>>

export const within =
  (read: ReadLogFile, tree: TreeName): ReadLogFile =>
  path =>
    read(tree === 'sm3' ? `sm3/${path}` : path)

export const trustedFor = (keys: readonly VerifierKey[], tree: TreeName): VerifierKey[] =>
  keys.filter(key => key.type === TYPES[tree])

/** Reads and checks the heads of both trees. The two belong together by name. */
export async function readHeads(
  read: ReadLogFile,
  keys: readonly VerifierKey[],
): Promise<{ heads: Heads; steps: CheckStep[] }> {
  const heads: Heads = {}
  const steps: CheckStep[] = []
  for (const tree of TREES) {
    const step = await runAsyncStep(`检查点（${TITLES[tree]}）`, async () => {
      const trusted = trustedFor(keys, tree)
      if (trusted.length === 0) return undefined
      const head = await readHead(within(read, tree), trusted)
      if (tree === 'sm3' && heads.sha256 && originOf(heads.sha256.origin, tree) !== head.origin) {
        fail(`两棵树不属于同一账本：${heads.sha256.origin} 与 ${head.origin}`)
      }
      heads[tree] = head
      return `${head.origin} 在 ${head.size} 条时的签名有效`
    })
    steps.push(step)
  }
  return { heads, steps }
}

async function readHead(read: ReadLogFile, trusted: readonly VerifierKey[]): Promise<Checkpoint> {
  const note = parseNote(fromUtf8((await read('checkpoint')) ?? fail('账本还没有检查点')))
  const head = parseCheckpoint(note.text)
  if (!signersOf(note, trusted).some(key => key.name === head.origin)) {
    fail(`${head.origin} 的检查点没有所信任公钥的签名`)
  }
  return head
}
