import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel'
import {
  commitTo,
  decodeEntries,
  decodeEntry,
  fromUtf8,
  HASHES,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVerifierKey,
  rootOf,
  signersOf,
  tileCounts,
  tilePath,
  toHex,
  verifyInclusion,
} from '#ledger/verify'
import { type TestDatabase, testDatabase } from '#testkit'
import { enqueueIn, freshKeys, inputFor, ORIGIN } from './fixtures/inputs.ts'
import { enqueue, ledgerPath, proofFor, proofsFor, startAppender, vkeysOf } from './index.ts'

const SIZE = 1_100
const keys = freshKeys()
const vkeys = vkeysOf(keys, ORIGIN).map(parseVerifierKey)
const acts = Array.from({ length: SIZE }, (_, i) => inputFor(`case ${i % 50}`, 1 + Math.floor(i / 50)))
let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase()
  const appender = await startAppender({ pool: db.pool, keys, origin: ORIGIN, pollMs: 10 })
  await enqueueIn(db.pool, acts)
  await appender.flush()
  await appender.stop()
})
afterAll(() => db.drop())

const headOf = (tree: 'sha256' | 'sm3', noteText: string) => {
  const note = parseNote(noteText)
  const head = parseCheckpoint(note.text)
  expect(signersOf(note, vkeys).map(key => key.name)).toEqual([tree === 'sm3' ? `${ORIGIN}/sm3` : ORIGIN])
  return head
}

describe('proofs', () => {
  test('every act is proven in both trees, from bytes and keys alone', async () => {
    const { acts: proven, checkpoint } = await proofsFor(
      db.pool,
      acts.map(act => act.actId),
    )
    expect(proven.map(act => act.idx)).toEqual(acts.map((_, i) => i))
    expect(checkpoint.size).toBe(SIZE)
    const heads = { sha256: headOf('sha256', checkpoint.notes.sha256), sm3: headOf('sm3', checkpoint.notes.sm3) }
    for (const { idx, entry, opening, proofs } of proven) {
      for (const tree of ['sha256', 'sm3'] as const) {
        const { index, proof, checkpoint: note } = parseTlogProof(proofs[tree])
        expect(note).toBe(checkpoint.notes[tree])
        const { size, root } = heads[tree]
        const claim = { index, size, leafHash: leafHash(HASHES[tree], entry), proof, root }
        if (index !== idx || !verifyInclusion(HASHES[tree], claim)) throw new Error(`${tree} ${idx} not proven`)
      }
      expect(toHex(commitTo(opening!.salt, opening!.payload))).toBe(decodeEntry(entry).commit)
    }
  })

  test('an erased payload keeps its proof', async () => {
    await db.ownerPool.query('delete from ledger_opening where act_id = $1', [acts[3]!.actId])
    const proof = await proofFor(db.pool, acts[3]!.actId)
    expect(proof.opening).toBeUndefined()
    expect(proof.idx).toBe(3)
  })

  test('an act unknown, and one not yet in the trees, are told apart', async () => {
    await expect(proofFor(db.pool, newId())).rejects.toMatchObject({ detail: { code: 'ledger.unknownAct' } })
    const act = inputFor(newId(), 1)
    await enqueue(db.pool, [act])
    await expect(proofFor(db.pool, act.actId)).rejects.toMatchObject({ detail: { code: 'ledger.notYetCovered' } })
    await db.ownerPool.query('delete from ledger_outbox where act_id = $1', [act.actId])
  })
})

describe.each(['sha256', 'sm3'] as const)('static files of the %s tree', tree => {
  const prefix = tree === 'sm3' ? '/sm3' : ''
  const read = (path: string) => ledgerPath(db.pool, `${prefix}/${path}`)

  test('entries rebuild the signed root; each tile holds the roots of the tiles below', async () => {
    const checkpoint = await read('checkpoint')
    expect(checkpoint).toMatchObject({ contentType: 'text/plain; charset=utf-8', immutable: false })
    const head = headOf(tree, fromUtf8(checkpoint!.bytes))
    const leaves: Uint8Array[] = []
    for (const [level, { full, partial }] of tileCounts(head.size).entries()) {
      const tiles = [...Array(full).fill(256), ...(partial ? [partial] : [])] as number[]
      for (const [index, width] of tiles.entries()) {
        const tile = (await read(tilePath({ level, index, width })))!
        expect(tile).toMatchObject({ immutable: true, contentType: 'application/octet-stream' })
        expect(tile.bytes).toHaveLength(32 * width)
        if (level === 0) {
          const entries = decodeEntries((await read(tilePath({ level: 'entries', index, width })))!.bytes)
          const hashes = entries.map(entry => leafHash(HASHES[tree], entry))
          expect(toHex(tile.bytes)).toBe(hashes.map(toHex).join(''))
          leaves.push(...hashes)
        } else {
          const below = Array.from({ length: width }, (_, i) =>
            rootOf(HASHES[tree], leaves.slice((index * 256 + i) * 256, (index * 256 + i + 1) * 256)),
          )
          expect(toHex(tile.bytes)).toBe(below.map(toHex).join(''))
        }
      }
    }
    expect(toHex(rootOf(HASHES[tree], leaves))).toBe(toHex(head.root))
  })

  test.each([
    'tile/0/004',
    'tile/0/004.p/77',
    'tile/1/000',
    'tile/9/000',
    'tile/entries/004',
    'tile/0/0',
    'nothing',
    '',
  ])('%s is not there', async path => {
    expect(await read(path)).toBeUndefined()
  })
})
