import { beforeAll, describe, expect, test } from 'vitest'
import { CASE, DOCUMENT, OTHER_CASE, type SampleLog, sampleLog } from '../fixtures/sample-case.ts'
import { newWitness } from '../fixtures/signers.ts'
import {
  type BundleReport,
  buildBundle,
  bundleFiles,
  newVerifierKey,
  packZip,
  parseKeyFile,
  type Signer,
  utf8,
  verifyBundle,
  verifyBundleZip,
} from '../index.ts'

let log: SampleLog
let zip: Uint8Array
beforeAll(async () => {
  log = await sampleLog()
  zip = await buildBundle(log.partsOf(CASE))
})

const failed = ({ steps }: BundleReport) => steps.filter(step => !step.ok).map(step => step.name)

describe('a bundle as the server makes it', () => {
  test('is genuine, each step by each', () => {
    const verdict = verifyBundleZip(zip, { keys: log.keys })
    expect(verdict).toMatchObject({ verdict: 'genuine', pinned: true, caseNumber: '琴文综立字〔2025〕1号' })
    expect((verdict as BundleReport).steps.map(({ name, ok, skipped }) => [name, ok, skipped])).toEqual([
      ['压缩包', true, undefined],
      ['清单', true, undefined],
      ['公钥', true, undefined],
      ['清单签名', true, undefined],
      ['文件', true, undefined],
      ['检查点（SHA-256）', true, undefined],
      ['检查点（国密 SM3）', true, undefined],
      ['账本条目', true, undefined],
      ['行为内容', true, undefined],
      ['存证证明（SHA-256）', true, undefined],
      ['存证证明（国密 SM3）', true, undefined],
      ['行为顺序', true, undefined],
      ['文书', true, undefined],
    ])
  })

  test('has the files it should have, the manifest first', async () => {
    const files = await bundleFiles(log.partsOf(CASE))
    expect([...files.keys()]).toEqual([
      'manifest.json',
      'manifest.note',
      'volume.pdf',
      'case.json',
      'documents/0004-行政处罚决定书.pdf',
      ...[1, 2, 3, 4].flatMap(n => [
        `entries/000${n}.json`,
        `acts/000${n}.json`,
        `proofs/000${n}.tlog-proof`,
        `proofs-sm3/000${n}.tlog-proof`,
      ]),
      'checkpoint',
      'sm3/checkpoint',
      'keys.txt',
    ])
    expect(parseKeyFile(files.get('keys.txt')!)).toEqual(log.keys)
  })

  test('of each case of the same log is genuine, and neither passes for the other', async () => {
    const other = await bundleFiles(log.partsOf(OTHER_CASE))
    expect(failed(verifyBundle(other, { keys: log.keys }))).toEqual([])
    const mixed = await bundleFiles({ ...log.partsOf(OTHER_CASE), caseId: CASE })
    expect(failed(verifyBundle(mixed, { keys: log.keys }))).toEqual(['行为顺序'])
  })

  test('without keys from outside vouches only for itself, and says so', () => {
    const verdict = verifyBundleZip(zip)
    expect(verdict).toMatchObject({ verdict: 'genuine', pinned: false })
    expect((verdict as BundleReport).steps.find(step => step.name === '公钥')!.detail).toContain(
      '未与外部公布的公钥核对',
    )
  })

  test('with the key of one tree leaves the other unchecked, and says so', () => {
    const steps = (tree: 0 | 1) => (verifyBundleZip(zip, { keys: [log.keys[tree]!] }) as BundleReport).steps
    expect(steps(0).filter(step => step.skipped)).toMatchObject([
      { name: '检查点（国密 SM3）' },
      { name: '存证证明（国密 SM3）' },
    ])
    expect(steps(1).filter(step => step.skipped)).toMatchObject([
      { name: '检查点（SHA-256）' },
      { name: '存证证明（SHA-256）' },
    ])
    expect(steps(0).every(step => step.ok) && steps(1).every(step => step.ok)).toBe(true)
  })

  test('stays genuine when contents were lawfully erased', async () => {
    const parts = log.partsOf(CASE)
    const acts = parts.acts.map(({ opening, ...act }, n) => (n < 2 ? act : { ...act, opening: opening! }))
    const report = verifyBundle(await bundleFiles({ ...parts, acts }), { keys: log.keys })
    expect(failed(report)).toEqual([])
    expect(report.steps.find(step => step.name === '行为内容')!.detail).toContain('2 个行为的内容已依法删除')
  })

  test('is the same bytes for the same parts, but for signatures', async () => {
    const again = await bundleFiles(log.partsOf(CASE))
    const before = await bundleFiles(log.partsOf(CASE))
    again.delete('manifest.note')
    before.delete('manifest.note')
    expect(packZip(again)).toEqual(packZip(before))
  })
})

describe('other keys', () => {
  const report = async (parts: Parameters<typeof bundleFiles>[0]) =>
    verifyBundle(await bundleFiles(parts), { keys: log.keys })

  test('a whole log forged under the same name is refused at every signature', async () => {
    const forged = await sampleLog(log.origin)
    expect(failed(await report(forged.partsOf(CASE)))).toEqual([
      '清单签名',
      '检查点（SHA-256）',
      '检查点（国密 SM3）',
      '存证证明（SHA-256）',
      '存证证明（国密 SM3）',
    ])
    // what it says about itself is of no use to it
    expect(verifyBundle(await bundleFiles(forged.partsOf(CASE)))).toMatchObject({ genuine: true, pinned: false })
  })

  test('forged signatures of one tree alone are enough to be refused', async () => {
    const forged = await sampleLog(log.origin)
    for (const tree of ['sha256', 'sm3'] as const) {
      const parts = log.partsOf(CASE)
      const signers = { ...parts.signers, [tree]: forged.partsOf(CASE).signers[tree] }
      expect(failed(await report({ ...parts, signers }))).toEqual(['清单签名'])
    }
  })

  test('another log under its own name is refused', async () => {
    const other = await sampleLog('ledger.example/elsewhere')
    expect(failed(await report(other.partsOf(CASE)))).toContain('公钥')
    // its bundle with our name on it
    expect(failed(await report({ ...other.partsOf(CASE), origin: log.origin }))).toContain('清单签名')
  })

  test('our signers under another name are refused: the checkpoint says whose it is', async () => {
    const parts = log.partsOf(CASE)
    const origin = 'ledger.example/elsewhere'
    const keys = log.keys.map(key => newVerifierKey(key.name.replace(log.origin, origin), key.type, key.publicKey))
    const renamed = verifyBundle(await bundleFiles({ ...parts, origin }), { keys })
    expect(renamed.genuine).toBe(false)
    expect(failed(renamed)).toContain('检查点（SHA-256）')
  })
})

test('a document that no act recorded is refused', async () => {
  const parts = log.partsOf(CASE)
  const documents = [...parts.documents, { name: '0005-决定书.pdf', bytes: utf8(`${DOCUMENT} `) }]
  const report = verifyBundle(await bundleFiles({ ...parts, documents }), { keys: log.keys })
  expect(failed(report)).toEqual(['文书'])
  expect(report.steps.find(step => !step.ok)!.detail).toContain('documents/0005-决定书.pdf')
})

describe('witnesses', () => {
  const trusted = [newWitness('audit.example'), newWitness('discipline.example')]
  const check = async (witnesses: Signer[], quorum = 2) => {
    const cosigned = await sampleLog('ledger.example/city', witnesses)
    const policy = { keys: cosigned.keys, witnesses: { keys: trusted.map(({ key }) => key), quorum } }
    return failed(verifyBundle(await bundleFiles(cosigned.partsOf(CASE)), policy))
  }

  test('as many as wanted have cosigned the head', async () => {
    expect(await check(trusted)).toEqual([])
    expect(await check([trusted[1]!], 1)).toEqual([])
  })

  test('too few, strangers, and a false cosignature are not enough', async () => {
    expect(await check([])).toEqual(['见证'])
    expect(await check([trusted[0]!, newWitness('stranger.example')])).toEqual(['见证'])
    const impostor = { ...trusted[1]!, sign: newWitness('discipline.example').sign }
    expect(await check([trusted[0]!, impostor])).toEqual(['见证'])
  })
})
