import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { imageFormat, renderEvidenceImagePage } from './evidence.ts'
import { exampleRequest } from './examples.ts'
import { hasPdfToText, pdfPages } from './pdf-text.ts'
import { createTypesetter } from './typesetter.ts'
import { assembleVolume, type VolumeEntry, type VolumeMeta } from './volume.ts'

const typesetter = createTypesetter({ lawDir: join(import.meta.dirname, '../../law') })
const { forms } = typesetter
const evidenceData = exampleRequest(forms, 'C5').data

const { part: _c, documents: _d, pages: _p, ...cover } = exampleRequest(forms, 'C1').data
const { part: _b, documents: _e, pages: _q, ...backNote } = exampleRequest(forms, 'C3').data
const { organ } = exampleRequest(forms, 'C1')
const meta: VolumeMeta = { organ, cover, backNote, caseNumber: '（衡北）文综立字〔2025〕第1号' }

/** A grey picture, made here: 40 × 30 points. */
function png(): Uint8Array {
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
    let crc = ~0
    for (const byte of named) {
      crc ^= byte
      for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    const out = Buffer.alloc(8)
    out.writeUInt32BE(body.length)
    out.writeUInt32BE(~crc >>> 0, 4)
    return Buffer.concat([out.subarray(0, 4), named, out.subarray(4)])
  }
  const head = Buffer.from([0, 0, 0, 40, 0, 0, 0, 30, 8, 0, 0, 0, 0])
  const rows = deflateSync(Buffer.alloc(30 * 41, 128).map((v, i) => (i % 41 === 0 ? 0 : v)))
  const parts = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

async function collect(entries: VolumeEntry[]) {
  const { chunks, index } = assembleVolume(typesetter, entries, meta)
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return { bytes: Buffer.concat(parts), index: await index, pieces: parts.length }
}

let decision: Uint8Array
let approval: Uint8Array

beforeAll(async () => {
  decision = (await typesetter.pdf(exampleRequest(forms, '25'))).bytes
  approval = (await typesetter.pdf(exampleRequest(forms, '08'))).bytes
})
afterAll(() => typesetter.close())

const document = (title: string, pdf: Uint8Array, volume: 'main' | 'side' = 'main'): VolumeEntry => ({
  title,
  responsible: '衡北县执法大队',
  date: '2025-06-20',
  volume,
  pdf,
})

describe('a case volume', () => {
  it('binds cover, index, numbered documents and back note, 正卷 before 副卷', async () => {
    const { bytes, index } = await collect([
      document('审批表', approval, 'side'),
      document('行政处罚决定书', decision),
      { title: '监控录像', responsible: '陈立平', volume: 'main', evidence: { data: evidenceData } },
      { title: '照片', responsible: '周晓岚', volume: 'main', evidence: { data: evidenceData, image: png() } },
    ])
    expect(index.map(i => [i.title, i.volume, i.firstPage, i.lastPage])).toEqual([
      ['审批表', 'side', 1, 1],
      ['行政处罚决定书', 'main', 1, 4],
      ['监控录像', 'main', 5, 5],
      ['照片', 'main', 6, 7],
    ])
    const parsed = await PDFDocument.load(bytes)
    expect(parsed.getPageCount()).toBe(2 + 7 + 1 + 2 + 1 + 1)
    expect(parsed.catalog.has(PDFName.of('Outlines'))).toBe(true)
    if (!hasPdfToText) return
    const pages = pdfPages(bytes)
    expect(pages[0]).toContain('行政处罚案卷')
    expect(pages[1]).toMatch(/卷内目录（正卷）.*行政处罚决定书2025-06-201-4.*监控录像5.*照片6-7/)
    pages.slice(2, 9).forEach((page, i) => {
      expect(page.startsWith(String(i + 1))).toBe(true)
    })
    expect(pages[9]).toContain('卷内备考表（正卷）')
    expect(pages[10]).toContain('（副卷）')
    expect(pages[12]).toMatch(/^1文衡市.*审批表/)
  })
  it('binds 200 entries in pieces, every page with its number, the same every time', async () => {
    const entries = Array.from({ length: 200 }, (_, i) => document(`文书${i + 1}`, i % 4 ? approval : decision))
    const first = await collect(entries)
    expect(first.pieces).toBeGreaterThan(200)
    expect(first.index.at(-1)).toEqual({ title: '文书200', volume: 'main', firstPage: 350, lastPage: 350 })
    const second = await collect(entries)
    expect(second.bytes.equals(first.bytes)).toBe(true)
    if (!hasPdfToText) return
    const pages = pdfPages(first.bytes)
    const front = pages.findIndex(page => page.startsWith('1文衡市'))
    const back = pages.length - 1
    expect(pages.slice(front, back).every((page, i) => page.startsWith(String(i + 1)))).toBe(true)
    expect(back - front).toBe(350)
    expect(pages.slice(0, front).join('')).toContain('文书200')
  })
  it('numbers a scanned page that lies on its side at the reader’s upper right, and runs nothing it brings along', async () => {
    const scan = await PDFDocument.create()
    const page = scan.addPage([842, 595])
    page.setRotation({ type: 'degrees', angle: 90 } as never)
    const action = scan.context.obj({ S: 'JavaScript', JS: 'app.alert(1)' })
    page.node.set(PDFName.of('AA'), scan.context.obj({ O: action }))
    const { bytes } = await collect([document('扫描件', await scan.save())])
    expect(bytes.includes('app.alert')).toBe(false)
    if (hasPdfToText) expect(pdfPages(bytes)[2]).toBe('1')
  })
  it('names the document that cannot be bound', async () => {
    const bad = collect([document('好', approval), document('坏的扫描件', Buffer.from('not a pdf'))])
    await expect(bad).rejects.toMatchObject({
      detail: { code: 'documents.unreadableEntry', facts: { title: '坏的扫描件' } },
    })
  })
  it('of no entries is refused before a byte is written', async () => {
    await expect(collect([])).rejects.toMatchObject({ detail: { code: 'documents.emptyVolume' } })
  })
})

describe('an evidence page', () => {
  const base = { organ }
  it('shows a picture with hash, source, collectors and custody', async () => {
    const page = await renderEvidenceImagePage(typesetter, { data: evidenceData, image: png() }, base)
    expect(Buffer.from(page.bytes).includes('/Subtype /Image')).toBe(true)
    if (!hasPdfToText) return
    const text = pdfPages(page.bytes).join('')
    for (const expected of [String(evidenceData.sha256), String(evidenceData.sm3), '99010200117', '光盘封存入库'])
      expect(text).toContain(expected)
  })
  it.each([
    ['text', Buffer.from('hello')],
    ['a broken PNG', Buffer.from('\x89PNG\r\n\x1a\nbroken', 'latin1')],
    ['a broken JPEG', Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3])],
  ])('refuses %s', async (_what, image) => {
    await expect(renderEvidenceImagePage(typesetter, { data: evidenceData, image }, base)).rejects.toMatchObject({
      detail: { code: 'documents.notAnImage' },
    })
  })
  it('knows a picture by its first bytes', () => {
    expect(imageFormat(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg')
    expect(imageFormat(png())).toBe('png')
    expect(imageFormat(Buffer.from('GIF89a'))).toBeUndefined()
  })
})
