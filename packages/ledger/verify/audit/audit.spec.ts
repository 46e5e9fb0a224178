import { beforeAll, describe, expect, test } from 'vitest'
import { type LogSigners, logFiles } from '../fixtures/log-files.ts'
import { withBitTurned } from '../fixtures/reference-tree.ts'
import { CASE, type SampleLog, sampleLog } from '../fixtures/sample-case.ts'
import { newSigner } from '../fixtures/signers.ts'
import {
  auditLog,
  bundleFiles,
  checkAgainstLog,
  encodeEntry,
  type LogAudit,
  type ReadLogFile,
  Unreachable,
} from '../index.ts'

const ORIGIN = 'ledger.example/audit'
type Files = Map<string, Uint8Array>
const reading =
  (files: Files): ReadLogFile =>
  async path =>
    files.get(path)
const failed = ({ steps }: LogAudit) => steps.filter(step => !step.ok).map(step => step.name)

/** Entries about 40 objects in turn, each pointing at the one before. */
const entriesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) =>
    encodeEntry({
      v: 1,
      type: 'case.happened',
      at: '2025-05-28T01:00:00.000Z',
      org: '990101',
      actorPseudonym: 'a'.repeat(32),
      objectPseudonym: String(i % 40).padStart(32, '0'),
      prevObjectIdx: i < 40 ? null : i - 40,
      commit: 'c'.repeat(64),
    }),
  )

describe('a whole log', () => {
  let signers: LogSigners
  let keys: LogSigners['sha256']['key'][]
  let files: Files
  beforeAll(async () => {
    signers = { sha256: newSigner(ORIGIN, 'ed25519'), sm3: newSigner(`${ORIGIN}/sm3`, 'sm2') }
    keys = [signers.sha256.key, signers.sm3.key]
    files = await logFiles(ORIGIN, signers, entriesOf(600))
  })
  const audit = (shown: Files) => auditLog(reading(shown), { keys })

  test('is derived anew and found sound, with full and partial tiles', async () => {
    expect([...files.keys()].filter(path => path.startsWith('tile/'))).toEqual([
      'tile/0/000',
      'tile/entries/000',
      'tile/0/001',
      'tile/entries/001',
      'tile/0/002.p/88',
      'tile/entries/002.p/88',
      'tile/1/000.p/2',
    ])
    const seen: number[] = []
    const report = await auditLog(reading(files), {
      keys,
      onEntry: (_, index) => seen.push(index),
      rootsAt: [256, 600],
    })
    expect(failed(report)).toEqual([])
    expect(report).toMatchObject({ genuine: true, origin: ORIGIN, size: 600 })
    expect(seen).toEqual(Array.from({ length: 600 }, (_, i) => i))
    const first = await auditLog(reading(await logFiles(ORIGIN, signers, entriesOf(256))), { keys, rootsAt: [256] })
    expect(report.roots.get(256)).toEqual(first.roots.get(256))
    expect([...report.roots.keys()]).toEqual([256, 600])
  })

  test('one bit turned in any file is found, in the tree it belongs to', async () => {
    for (const [path, bytes] of files) {
      // entries are read once, from the first tree; its own keys are not trusted
      if (path === 'keys.txt' || path.startsWith('sm3/tile/entries/')) continue
      const turned = withBitTurned(bytes, Math.floor(bytes.length / 2) * 8 + 2)
      const report = await audit(new Map(files).set(path, turned))
      expect([path, report.genuine]).toEqual([path, false])
      if (path.includes('tile/0') || path.includes('tile/1')) {
        expect(failed(report)).toEqual([path.startsWith('sm3/') ? '账本（国密 SM3）' : '账本（SHA-256）'])
        expect(report.steps.find(step => !step.ok)!.detail).toContain(path.replace('sm3/', ''))
      }
    }
  })

  test('any missing file is missed', async () => {
    for (const path of files.keys()) {
      if (path === 'keys.txt' || path.startsWith('sm3/tile/entries/')) continue
      const fewer = new Map(files)
      fewer.delete(path)
      expect([path, (await audit(fewer)).genuine]).toEqual([path, false])
    }
  })

  test('a link that passes over an entry is found, though the trees are sound', async () => {
    const entries = entriesOf(100)
    const skipping = JSON.parse(new TextDecoder().decode(entries[80]))
    entries[80] = encodeEntry({ ...skipping, prevObjectIdx: 0 })
    expect(failed(await audit(await logFiles(ORIGIN, signers, entries)))).toContain('条目')
  })

  test('heads of another log, or signed by another key, are refused', async () => {
    const forged = { sha256: newSigner(ORIGIN, 'ed25519'), sm3: newSigner(`${ORIGIN}/sm3`, 'sm2') }
    expect(failed(await audit(await logFiles(ORIGIN, forged, entriesOf(9))))).toEqual([
      '检查点（SHA-256）',
      '检查点（国密 SM3）',
      '账本（SHA-256）',
      '账本（国密 SM3）',
    ])
    const smaller = await logFiles(ORIGIN, signers, entriesOf(9))
    for (const path of ['checkpoint', 'sm3/checkpoint']) {
      // an older head that was really signed is a smaller log: sound as far as it goes, if its tiles are there
      expect((await audit(new Map(files).set(path, smaller.get(path)!))).genuine).toBe(false)
    }
  })

  test('with the key of one tree only that tree is checked', async () => {
    const onlySha256 = [...files].filter(([path]) => !path.startsWith('sm3/'))
    const report = await auditLog(reading(new Map(onlySha256)), { keys: [signers.sha256.key] })
    expect(report.genuine).toBe(true)
    expect(report.steps.filter(step => step.skipped)).toHaveLength(2)
    expect(await auditLog(reading(files), { keys: [] })).toMatchObject({ genuine: false })
  })

  test('what cannot be fetched is no verdict', async () => {
    const away = async (path: string) => {
      if (path.startsWith('tile/0')) throw new Unreachable('读不到')
      return files.get(path)
    }
    await expect(auditLog(away, { keys })).rejects.toBeInstanceOf(Unreachable)
  })
})

describe('a bundle against the log', () => {
  let log: SampleLog
  let files: Files
  beforeAll(async () => {
    log = await sampleLog()
    files = await logFiles(log.origin, log.signers, log.entries)
  })
  const check = async (bundle: Files, shown = files) => checkAgainstLog(bundle, reading(shown), { keys: log.keys })

  test('that shows all acts is confirmed', async () => {
    const report = await check(await bundleFiles(log.partsOf(CASE)))
    expect(failed(report)).toEqual([])
    expect(report.steps.at(-1)!.detail).toBe('此后本案没有新的行为')
  })

  test('that ends too early is found out, which the bundle alone cannot show', async () => {
    const parts = log.partsOf(CASE)
    const report = await check(await bundleFiles({ ...parts, documents: [], acts: parts.acts.slice(0, 3) }))
    expect(failed(report)).toEqual(['没有遗漏的行为'])
    expect(report.steps.at(-1)!.detail).toContain('第 5 条')
  })

  test('is still genuine when the case went on since, and that is said', async () => {
    const last = JSON.parse(new TextDecoder().decode(log.entries[5]))
    const later = encodeEntry({ ...last, prevObjectIdx: 5, type: 'case.paid' })
    const grown = await logFiles(log.origin, log.signers, [...log.entries, later])
    const checked = await check(await bundleFiles(log.partsOf(CASE)), grown)
    expect(failed(checked)).toEqual([])
    expect(checked.steps.at(-1)!.detail).toContain('又有 1 个行为')
  })

  test('of another history under the same keys is found out', async () => {
    const rewritten = [...log.entries]
    const first = JSON.parse(new TextDecoder().decode(rewritten[0]))
    rewritten[0] = encodeEntry({ ...first, commit: 'd'.repeat(64) })
    const other = await logFiles(log.origin, log.signers, rewritten)
    expect(failed(await check(await bundleFiles(log.partsOf(CASE)), other))).toEqual(['账本含有案卷包的检查点'])
    const shorter = await logFiles(log.origin, log.signers, log.entries.slice(0, 6))
    expect(failed(await check(await bundleFiles(log.partsOf(CASE)), shorter))).toEqual(['账本含有案卷包的检查点'])
  })
})
