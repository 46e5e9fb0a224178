import { beforeAll, describe, expect, test } from 'vitest'
import { type Content, reseal } from '../fixtures/reseal.ts'
import { CASE, OTHER_CASE, type SampleLog, sampleLog } from '../fixtures/sample-case.ts'
import { type BundleParts, bundleFiles, fromUtf8, utf8, verifyBundle } from '../index.ts'

/**
 * Forgeries by whoever holds the keys of the log and signs the manifest anew. Volume and case.json are vouched for by
 * that signature alone; all the rest hangs on the entries, which the tree holds fast.
 */
let log: SampleLog
let parts: BundleParts
let files: Content
beforeAll(async () => {
  log = await sampleLog()
  parts = log.partsOf(CASE)
  files = await bundleFiles(parts)
})

const failedOf = (content: Content) =>
  verifyBundle(content, { keys: log.keys })
    .steps.filter(step => !step.ok)
    .map(step => step.name)

const replace = (path: string, from: string, to: string) => (content: Content) => {
  const text = fromUtf8(content.get(path)!)
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  content.set(path, utf8(text.replace(from, to)))
}
const swap = (one: string, other: string) => (content: Content) => {
  const [a, b] = [content.get(one)!, content.get(other)!]
  content.set(one, b).set(other, a)
}

test('signing anew what is unchanged changes nothing', async () => {
  expect(failedOf(await reseal(files, parts.signers, {}))).toEqual([])
})

describe('changed and signed anew', () => {
  const inFile: [string, (content: Content) => void, string[]][] = [
    ['the amount in an act', replace('acts/0003.json', '1000000', '1000001'), ['行为内容']],
    ['who acted', replace('acts/0003.json', '周文谦', '许文谦'), ['行为内容']],
    ['the spelling of an act', replace('acts/0003.json', ':{', ': {'), ['行为内容', '行为顺序', '文书']],
    [
      'the time in an entry',
      replace('entries/0002.json', 'T02:', 'T03:'),
      ['账本条目', '存证证明（SHA-256）', '存证证明（国密 SM3）'],
    ],
    [
      'the organ in an entry',
      replace('entries/0002.json', '990101', '990102'),
      ['存证证明（SHA-256）', '存证证明（国密 SM3）'],
    ],
    [
      'a link between entries',
      replace('entries/0003.json', '"prevObjectIdx":2', '"prevObjectIdx":1'),
      ['存证证明（SHA-256）', '存证证明（国密 SM3）', '行为顺序'],
    ],
    ['a proof', swap('proofs/0001.tlog-proof', 'proofs/0002.tlog-proof'), ['存证证明（SHA-256）']],
    [
      'a proof of the SM3 tree',
      swap('proofs-sm3/0001.tlog-proof', 'proofs-sm3/0002.tlog-proof'),
      ['存证证明（国密 SM3）'],
    ],
    [
      'proofs of one tree for those of the other',
      swap('proofs/0001.tlog-proof', 'proofs-sm3/0001.tlog-proof'),
      ['存证证明（SHA-256）', '存证证明（国密 SM3）'],
    ],
    [
      'the checkpoints, one for the other',
      swap('checkpoint', 'sm3/checkpoint'),
      ['检查点（SHA-256）', '检查点（国密 SM3）', '存证证明（SHA-256）', '存证证明（国密 SM3）'],
    ],
    [
      'two acts, one for the other, with their entries and proofs',
      content => {
        for (const path of ['entries/', 'acts/', 'proofs/', 'proofs-sm3/']) {
          const ending = path.startsWith('proofs') ? 'tlog-proof' : 'json'
          swap(`${path}0002.${ending}`, `${path}0003.${ending}`)(content)
        }
      },
      ['账本条目', '行为内容', '存证证明（SHA-256）', '存证证明（国密 SM3）', '行为顺序'],
    ],
    [
      'a document',
      content => content.set('documents/0004-行政处罚决定书.pdf', utf8('%PDF-1.7\n不予行政处罚决定书')),
      ['文书'],
    ],
    ['an act file taken away', content => content.delete('acts/0002.json'), ['行为内容', '行为顺序', '文书']],
    [
      'an entry taken away',
      content => content.delete('entries/0002.json'),
      ['账本条目', '行为内容', '存证证明（SHA-256）', '存证证明（国密 SM3）', '行为顺序'],
    ],
    ['a checkpoint taken away', content => content.delete('checkpoint'), ['检查点（SHA-256）', '存证证明（SHA-256）']],
  ]
  test.each(inFile)('%s is refused', async (_name, change, steps) => {
    expect(failedOf(await reseal(files, parts.signers, { files: change }))).toEqual(steps)
  })

  test.each<[string, Parameters<typeof reseal>[2]['manifest'], string[]]>([
    [
      'a place in the ledger',
      m => {
        m.acts[0]!.idx = 0
      },
      ['存证证明（SHA-256）', '存证证明（国密 SM3）', '行为顺序'],
    ],
    [
      'the type of an act',
      m => {
        m.acts[2]!.type = 'case.closed'
      },
      ['账本条目', '行为顺序'],
    ],
    [
      'the time of an act',
      m => {
        m.acts[2]!.at = '2025-05-29T04:00:00.000Z'
      },
      ['账本条目', '行为顺序'],
    ],
    [
      'a salt',
      m => {
        m.acts[2]!.salt = 'ab'.repeat(32)
      },
      ['行为内容'],
    ],
    [
      'a salt for a lawful erasure, with the content left in',
      m => {
        m.acts[2]!.salt = null
      },
      ['行为内容'],
    ],
    [
      'whose case it is',
      m => {
        m.caseId = OTHER_CASE
      },
      ['行为顺序'],
    ],
    [
      'all acts away',
      m => {
        m.acts = []
      },
      ['行为顺序', '文书'],
    ],
  ])('%s, in the manifest, is refused', async (_name, manifest, steps) => {
    expect(failedOf(await reseal(files, parts.signers, { manifest: manifest! }))).toEqual(steps)
  })
})

describe('made anew from other acts of the log', () => {
  const erase = ({ opening: _, ...act }: BundleParts['acts'][number]) => act
  const acts = () => parts.acts
  const other = () => log.partsOf(OTHER_CASE).acts

  test.each<[string, () => BundleParts['acts']]>([
    ['with two acts in the other order', () => [acts()[0]!, acts()[2]!, acts()[1]!, acts()[3]!]],
    ['without one in the middle', () => acts().filter((_, n) => n !== 1)],
    ['without the first', () => acts().slice(1)],
    [
      'without one in the middle, all contents erased',
      () =>
        acts()
          .map(erase)
          .filter((_, n) => n !== 1),
    ],
    ['without the first, all contents erased', () => acts().map(erase).slice(1)],
    ['with an act twice', () => [...acts(), acts()[3]!]],
    ['with an act of another case between', () => [...acts().slice(0, 2), other()[1]!, ...acts().slice(2)]],
    ['with an erased act of another case instead', () => [...acts().slice(0, 3), erase(other()[2]!)]],
  ])('%s it is refused', async (_name, chosen) => {
    const content = await bundleFiles({ ...parts, documents: [], acts: chosen() })
    expect(failedOf(content)).toEqual(['行为顺序'])
  })

  test('with the last left out it is refused as soon as it shows its document', async () => {
    expect(failedOf(await bundleFiles({ ...parts, acts: acts().slice(0, 3) }))).toEqual(['文书'])
    // known limit: that nothing follows after the last act, only the log itself can show
    expect(failedOf(await bundleFiles({ ...parts, documents: [], acts: acts().slice(0, 3) }))).toEqual([])
  })
})
