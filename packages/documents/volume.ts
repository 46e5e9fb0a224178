import { isRefusal, type PlainDate, refuse } from '#kernel'
import { type EvidenceInfo, renderEvidenceImagePage } from './evidence.ts'
import type { VolumePart } from './form.ts'
import { createPdfWriter, type PdfWriter } from './pdf-writer.ts'
import type { RenderRequest } from './request.ts'
import type { Typesetter } from './typesetter.ts'
import { type OutlineNode, pdfText, writeOutline } from './volume-outline.ts'
import { writeDigits, writePages } from './volume-pages.ts'

/** One document or item of evidence of a case, in the order in which it is to be bound. Exactly one of `pdf` and `evidence`. */
export interface VolumeEntry {
  title: string
  number?: string
  /** 责任者: who made it. */
  responsible: string
  date?: PlainDate
  volume: VolumePart
  pdf?: Uint8Array
  evidence?: EvidenceInfo
}

export interface VolumeMeta extends Omit<RenderRequest, 'form' | 'data' | 'number' | 'sealed'> {
  /** Fields of form C1 except `part`, `documents` and `pages`, which are filled in here. */
  cover: Record<string, unknown>
  /** Fields of form C3 except `part`, `documents` and `pages`. */
  backNote: Record<string, unknown>
  caseNumber?: string
}

export interface IndexedEntry {
  title: string
  volume: VolumePart
  /** First and last page in its volume, from 1; cover, index and back note are not counted. */
  firstPage: number
  lastPage: number
}

export interface AssembledVolume {
  /** The PDF, in pieces as they are ready; take them all. */
  chunks: AsyncIterable<Uint8Array>
  /** Known when the last piece has been taken. */
  index: Promise<IndexedEntry[]>
}

type Entries = AsyncIterable<VolumeEntry> | Iterable<VolumeEntry>

/** An entry already written to the file. */
interface Bound extends IndexedEntry {
  number: string | undefined
  responsible: string
  date: PlainDate | undefined
  /** Object numbers of its pages. */
  pages: number[]
}

const PARTS: readonly VolumePart[] = ['main', 'side']
const PART_NAMES: Record<VolumePart, string> = { main: '正卷', side: '副卷' }
// Object numbers fixed at the head of the file, because everything refers to them.
const CATALOG = 1
const PAGES = 2
const OUTLINES = 3
const INFO = 4

/**
 * Binds a case into one PDF with bookmarks: 正卷, then 副卷, each with cover, index, documents numbered at the upper right, back note.
 * Each document is written out as it arrives, so a long volume takes little memory; a part without entries is left out.
 */
export function assembleVolume(typesetter: Typesetter, entries: Entries, meta: VolumeMeta): AssembledVolume {
  let done!: (index: IndexedEntry[]) => void
  let failed!: (error: unknown) => void
  const index = new Promise<IndexedEntry[]>((resolve, reject) => {
    done = resolve
    failed = reject
  })
  index.catch(() => {}) // whoever takes the pieces learns of a failure there
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      done(yield* bind(typesetter, entries, meta))
    } catch (error) {
      failed(error)
      throw error
    }
  }
  return { chunks: chunks(), index }
}

async function* bind(
  typesetter: Typesetter,
  entries: Entries,
  meta: VolumeMeta,
): AsyncGenerator<Uint8Array, IndexedEntry[]> {
  const { cover, backNote: _back, caseNumber: _case, ...base } = meta
  const writer = createPdfWriter()
  writer.reserve(INFO)
  const digits = await writeDigits(writer, await typesetter.digits())
  const bound: Bound[] = []
  const counted: Record<VolumePart, number> = { main: 0, side: 0 }
  for await (const entry of entries) {
    const { title, volume, number, responsible, date } = entry
    const firstPage = counted[volume] + 1
    const pages = await orNameEntry(title, async () =>
      writePages(writer, PAGES, await entryPdf(typesetter, entry, base), digits, firstPage),
    )
    counted[volume] += pages.length
    bound.push({ title, volume, number, responsible, date, firstPage, lastPage: counted[volume], pages })
    yield writer.take()
  }
  if (bound.length === 0) emptyVolume()
  const order: number[] = []
  const outline: OutlineNode[] = []
  for (const volume of PARTS) {
    const own = bound.filter(b => b.volume === volume)
    if (own.length === 0) continue
    const sheets: number[][] = []
    for (const [form, data] of Object.entries(partSheets(own, volume, meta))) {
      const { bytes } = await typesetter.pdf({ ...base, form, data })
      sheets.push(await writePages(writer, PAGES, bytes, digits))
    }
    const [front, list, back] = sheets as [number[], number[], number[]]
    order.push(...front, ...list, ...own.flatMap(b => b.pages), ...back)
    outline.push(partOutline(volume, own, front, list, back))
    yield writer.take()
  }
  finish(writer, order, outline, String(cover.title ?? '案卷'))
  yield writer.take()
  return bound.map(({ title, volume, firstPage, lastPage }) => ({ title, volume, firstPage, lastPage }))
}

function finish(writer: PdfWriter, order: number[], outline: OutlineNode[], title: string): void {
  writer.write(PAGES, `<< /Type /Pages /Count ${order.length} /Kids [${order.map(n => `${n} 0 R`).join(' ')}] >>`)
  writeOutline(writer, OUTLINES, outline)
  writer.write(INFO, `<< /Title ${pdfText(title)} /Producer ${pdfText('文衡')} >>`)
  const display = '/PageMode /UseOutlines /Lang (zh-CN)'
  writer.write(CATALOG, `<< /Type /Catalog /Pages ${PAGES} 0 R /Outlines ${OUTLINES} 0 R ${display} >>`)
  writer.end(CATALOG, INFO)
}

async function entryPdf(typesetter: Typesetter, entry: VolumeEntry, base: object): Promise<Uint8Array> {
  if (entry.pdf) return entry.pdf
  if (!entry.evidence) throw new Error('entry has neither pdf nor evidence')
  const page = await renderEvidenceImagePage(typesetter, entry.evidence, base as Omit<RenderRequest, 'form' | 'data'>)
  return page.bytes
}

function emptyVolume(): never {
  return refuse({
    code: 'documents.emptyVolume',
    kind: 'notAllowed',
    message: '本案还没有可以装订的文书。',
    next: '请先制作文书，再装订案卷。',
  })
}

/** A document that cannot be read is named, so that somebody can mend it. */
async function orNameEntry<T>(title: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isRefusal(error)) throw error
    return refuse({
      code: 'documents.unreadableEntry',
      kind: 'invalid',
      message: `“${title}”的文件无法装订：不是完好的 PDF。`,
      next: '请重新制作或者上传这份文件，再装订案卷。',
      facts: { title, reason: (error as Error).message },
    })
  }
}

/** Data of cover, index and back note of one part, by form, in the order in which they are bound. */
function partSheets(own: Bound[], volume: VolumePart, meta: VolumeMeta): Record<string, Record<string, unknown>> {
  const part = PART_NAMES[volume]
  const counts = { part, documents: String(own.length), pages: String(own.at(-1)!.lastPage) }
  const entries = own.map(b => ({
    number: b.number,
    responsible: b.responsible,
    title: b.title,
    date: b.date,
    page: b.firstPage === b.lastPage ? String(b.firstPage) : `${b.firstPage}-${b.lastPage}`,
  }))
  return {
    C1: { ...meta.cover, ...counts },
    C2: { part, caseNumber: meta.caseNumber, entries },
    C3: { ...meta.backNote, ...counts },
  }
}

function partOutline(volume: VolumePart, own: Bound[], front: number[], list: number[], back: number[]): OutlineNode {
  const leaf = (title: string, page: number): OutlineNode => ({ title, page, children: [] })
  const documents = own.flatMap(b => (b.pages.length > 0 ? [leaf(`${b.firstPage}　${b.title}`, b.pages[0]!)] : []))
  const children = [leaf('卷内目录', list[0]!), ...documents, leaf('卷内备考表', back[0]!)]
  return { title: PART_NAMES[volume], page: front[0]!, children }
}
