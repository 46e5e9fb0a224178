import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { withBitTurned } from '../fixtures/reference-tree.ts'
import type { Content } from '../fixtures/reseal.ts'
import { CASE, type SampleLog, sampleLog } from '../fixtures/sample-case.ts'
import { type BundleReport, bundleFiles, packZip, utf8, verifyBundle, verifyBundleZip } from '../index.ts'

let log: SampleLog
let files: Content
let zip: Uint8Array
beforeAll(async () => {
  log = await sampleLog()
  files = await bundleFiles(log.partsOf(CASE))
  zip = packZip(files)
})

const check = (bytes: Uint8Array) => verifyBundleZip(bytes, { keys: log.keys })
const failed = ({ steps }: BundleReport) => steps.filter(step => !step.ok).map(step => step.name)
const checkFiles = (content: Content) => failed(verifyBundle(content, { keys: log.keys }))

/** A check verifies three SM2 signatures, some 30 ms: every byte would take minutes, so each run takes every n-th. */
const EVERY = Number(process.env.WENHENG_EVERY ?? 61)

describe('one bit of the archive', () => {
  test(`turned anywhere (every ${EVERY}th byte) is refused`, { timeout: 900_000 }, () => {
    const accepted: number[] = []
    for (let at = 0; at < zip.length; at += EVERY) {
      const { verdict } = check(withBitTurned(zip, at * 8 + (at % 8)))
      if (verdict === 'genuine') accepted.push(at)
    }
    expect(accepted).toEqual([])
  })

  test('turned in the frame of the archive is refused', { timeout: 300_000 }, () => {
    // headers lie between the contents; whatever is no content is frame
    const content = new Set<number>()
    for (const bytes of files.values()) {
      const start = Buffer.from(zip).indexOf(bytes)
      for (let i = 0; i < bytes.length; i++) content.add(start + i)
    }
    const frame = Array.from(zip.keys()).filter(at => !content.has(at))
    expect(frame.length).toBeGreaterThan(2_000)
    const accepted = frame.filter(
      (at, n) => n % 13 === 0 && check(withBitTurned(zip, at * 8 + 3)).verdict === 'genuine',
    )
    expect(accepted).toEqual([])
  })
})

describe('one bit of a file', () => {
  const stepOf = (path: string): string[][] => {
    if (path === 'manifest.json') return [['清单'], ['清单签名']]
    if (path === 'manifest.note') return [['清单签名']]
    return [['文件']]
  }
  const kinds = [
    'manifest.json',
    'manifest.note',
    'volume.pdf',
    'case.json',
    'documents/0004-行政处罚决定书.pdf',
    'entries/0002.json',
    'acts/0002.json',
    'proofs/0002.tlog-proof',
    'proofs-sm3/0002.tlog-proof',
    'checkpoint',
    'sm3/checkpoint',
    'keys.txt',
  ]

  test('kinds are complete', () => {
    const kindOf = (path: string) => path.replace(/\d{4}/, '0002')
    const all = new Set([...files.keys()].map(kindOf))
    expect(new Set(kinds.map(kindOf))).toEqual(all)
  })

  test.each(kinds)('%s is refused, and the step says where', path => {
    const bytes = files.get(path)!
    const places = [
      0,
      1,
      Math.floor(bytes.length / 3),
      Math.floor(bytes.length / 2),
      bytes.length - 2,
      bytes.length - 1,
    ]
    for (const at of places) {
      const found = checkFiles(new Map(files).set(path, withBitTurned(bytes, at * 8 + 1)))
      expect([path, at, stepOf(path).some(steps => found.includes(steps[0]!))]).toEqual([path, at, true])
    }
  })

  test.each(kinds)('%s cut short or grown is refused', path => {
    const bytes = files.get(path)!
    for (const changed of [bytes.slice(0, -1), new Uint8Array(), Buffer.concat([bytes, utf8('\n')])]) {
      expect(checkFiles(new Map(files).set(path, changed))).not.toEqual([])
    }
  })
})

describe('files', () => {
  test('removed, each in its turn, are missed by name', () => {
    for (const path of files.keys()) {
      const fewer = new Map(files)
      fewer.delete(path)
      const verdict = check(packZip(fewer))
      if (path === 'manifest.json') expect(verdict).toMatchObject({ verdict: 'unreadable' })
      else {
        expect([path, verdict.verdict]).toEqual([path, 'notGenuine'])
        const detail = (verdict as BundleReport).steps.find(step => !step.ok)!.detail
        expect(detail).toContain(path)
      }
    }
  })

  test('added are refused by name', () => {
    for (const path of ['documents/0009-通知书.pdf', 'readme.txt', '../evil', 'acts/0005.json']) {
      const report = verifyBundle(new Map(files).set(path, utf8('x')), { keys: log.keys })
      expect(failed(report)).toContain('文件')
      expect(report.steps.find(step => step.name === '文件')!.detail).toContain(path)
    }
  })

  test('of the same kind, swapped, are refused', () => {
    for (const [one, other] of [
      ['acts/0001.json', 'acts/0002.json'],
      ['entries/0003.json', 'entries/0004.json'],
      ['volume.pdf', 'documents/0004-行政处罚决定书.pdf'],
      ['checkpoint', 'sm3/checkpoint'],
    ] as const) {
      const swapped = new Map(files).set(one, files.get(other)!).set(other, files.get(one)!)
      expect(checkFiles(swapped)).toContain('文件')
    }
  })
})

describe('the archive', () => {
  test('cut short anywhere is unreadable', () => {
    for (let length = 0; length < zip.length; length += 101) {
      expect(check(zip.slice(0, length))).toMatchObject({ verdict: 'unreadable', reason: expect.any(String) })
    }
    expect(check(zip.slice(0, -1))).toMatchObject({ verdict: 'unreadable' })
    expect(check(zip.slice(1))).toMatchObject({ verdict: 'unreadable' })
  })

  test('with something before, behind or between its parts is refused', () => {
    const more = utf8('PK')
    const middle = zip.length - 22
    for (const changed of [
      [more, zip],
      [zip, more],
      [zip.slice(0, middle), more, zip.slice(middle)],
    ]) {
      expect(check(Buffer.concat(changed)).verdict).not.toBe('genuine')
    }
  })

  test('may have its files in another order, but none of them twice', () => {
    expect(check(packZip(new Map([...files].reverse())))).toMatchObject({ verdict: 'genuine' })
    const twice = Buffer.from(packZip(new Map(files).set('Volume.pdf', utf8('x'))))
    for (let at = twice.indexOf('Volume.pdf'); at >= 0; at = twice.indexOf('Volume.pdf')) twice[at] = 0x76
    expect(check(twice)).toMatchObject({ verdict: 'unreadable', reason: expect.stringContaining('volume.pdf') })
  })

  test('packed again by another program is checked by its content, and says so', () => {
    const repacked = zipSync(Object.fromEntries(files), { level: 6 })
    const verdict = check(repacked)
    expect(verdict).toMatchObject({ verdict: 'genuine' })
    expect((verdict as BundleReport).steps[0]).toMatchObject({
      name: '压缩包',
      detail: expect.stringContaining('重新压缩'),
    })
  })

  test('of something else is unreadable', () => {
    const others = [new Uint8Array(), utf8('%PDF-1.7'), packZip(new Map()), packZip(new Map([['a', utf8('b')]])), DOCX]
    for (const bytes of others) expect(check(bytes)).toMatchObject({ verdict: 'unreadable' })
  })

  test('that claims to unfold beyond all bounds is unreadable', () => {
    const bomb = Buffer.from(zipSync({ 'manifest.json': new Uint8Array(1_000) }, { level: 9 }))
    const central = bomb.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
    bomb.writeUInt32LE(0x3fff_ffff, central + 24)
    expect(check(bomb)).toMatchObject({ verdict: 'unreadable' })
    bomb.writeUInt32LE(0xffff_ffff, central + 24)
    expect(check(bomb)).toMatchObject({ verdict: 'unreadable', reason: expect.stringContaining('1 GB') })
  })
})

const DOCX = zipSync({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8('<w:document/>') })
