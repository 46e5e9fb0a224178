import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, type PDFPage, PDFRef } from '@cantoo/pdf-lib'
import type { PdfWriter } from './pdf-writer.ts'

/** The digits as drawings inside the file being written, with the width of each in points. */
export interface Digits {
  /** Object number of the drawing of each digit. */
  numbers: number[]
  widths: number[]
}

// Distance of the number from the upper right corner of the sheet, in points.
const TOP = 36
const RIGHT = 45
const name = (key: string): PDFName => PDFName.of(key)

/** Puts the ten digits (a PDF of ten pages) into the file once; every stamp then refers to them. */
export async function writeDigits(writer: PdfWriter, tenPages: Uint8Array): Promise<Digits> {
  const holder = await PDFDocument.create({ updateMetadata: false })
  const embedded = await holder.embedPdf(tenPages, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  await holder.flush()
  const shift = writer.copy(holder.context, isStructure)
  return { numbers: embedded.map(e => e.ref.objectNumber + shift), widths: embedded.map(e => e.width) }
}

/**
 * Writes the pages of one finished PDF, each with its number in the volume at the upper right; without `from`, unnumbered.
 * Actions attached to foreign pages are dropped: a volume is paper, it runs nothing.
 * @returns object numbers of the pages, in order.
 */
export async function writePages(
  writer: PdfWriter,
  parent: number,
  pdf: Uint8Array,
  digits: Digits,
  from?: number,
): Promise<number[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const parts = document.getPages().map(takeApart)
  const shift = writer.copy(document.context, isStructure)
  const save = from === undefined ? 0 : writeStream(writer, 'q')
  return parts.map((part, i) => {
    const { page, resources, drawings, boxes, contents } = part
    const own = page.node.clone()
    own.set(name('Parent'), PDFRef.of(parent))
    for (const [key, value] of boxes) own.set(key, value)
    if (from !== undefined) {
      const label = String(from + i)
      const withDigits = drawings?.clone() ?? PDFDict.withContext(document.context)
      for (const digit of new Set(label))
        withDigits.set(name(`Stamp${digit}`), PDFRef.of(digits.numbers[Number(digit)]!))
      const all = resources?.clone() ?? PDFDict.withContext(document.context)
      all.set(name('XObject'), withDigits)
      own.set(name('Resources'), all)
      const stamp = writeStream(writer, `Q\n${stampOperators(page, label, digits)}`)
      own.set(name('Contents'), contentsBetween(document, contents, shift, save, stamp))
    }
    const number = page.ref.objectNumber + shift
    writer.write(number, own)
    return number
  })
}

const isStructure = (object: PDFObject): boolean =>
  object instanceof PDFDict && ['/Catalog', '/Pages', '/Page'].includes(String(object.get(name('Type'))))

function writeStream(writer: PdfWriter, operators: string): number {
  const number = writer.reserve()
  writer.write(number, `<< /Length ${operators.length} >>\nstream\n${operators}\nendstream`)
  return number
}

/** What a page shows, taken as live objects before they are renumbered; inherited entries are made its own. */
function takeApart(page: PDFPage) {
  const { node } = page
  for (const annotation of node.Annots()?.asArray() ?? []) {
    const dict = node.context.lookup(annotation)
    if (dict instanceof PDFDict) for (const key of ['A', 'AA']) dict.delete(name(key))
  }
  node.delete(name('AA'))
  const resources = node.Resources()
  const boxes = ['MediaBox', 'CropBox', 'Rotate', 'Resources'].flatMap((key): [PDFName, PDFObject][] => {
    const value = node.getInheritableAttribute(name(key))
    return value && !node.has(name(key)) ? [[name(key), node.context.lookup(value)!]] : []
  })
  const raw = node.get(name('Contents'))
  const looked = node.context.lookup(raw)
  const contents = looked instanceof PDFArray ? looked : raw instanceof PDFRef ? raw : undefined
  return { page, resources, drawings: resources?.lookupMaybe(name('XObject'), PDFDict), boxes, contents }
}

function contentsBetween(
  document: PDFDocument,
  contents: PDFArray | PDFRef | undefined,
  shift: number,
  save: number,
  stamp: number,
): PDFArray {
  const all = PDFArray.withContext(document.context)
  all.push(PDFRef.of(save))
  if (contents instanceof PDFRef) all.push(PDFRef.of(contents.objectNumber + shift))
  else for (const one of contents?.asArray() ?? []) all.push(one)
  all.push(PDFRef.of(stamp))
  return all
}

/** Places the digits at the corner that is upper right for the reader, however the page is turned. */
function stampOperators(page: PDFPage, label: string, digits: Digits): string {
  const { x, y, width, height } = page.getCropBox()
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  const total = [...label].reduce((sum, digit) => sum + digits.widths[Number(digit)]!, 0)
  const matrix =
    turn === 90
      ? `0 1 -1 0 ${x + TOP} ${y + height - RIGHT - total}`
      : turn === 180
        ? `-1 0 0 -1 ${x + RIGHT + total} ${y + TOP}`
        : turn === 270
          ? `0 -1 1 0 ${x + width - TOP} ${y + RIGHT + total}`
          : `1 0 0 1 ${x + width - RIGHT - total} ${y + height - TOP}`
  let at = 0
  const drawn = [...label].map(digit => {
    const placed = `q 1 0 0 1 ${at} 0 cm /Stamp${digit} Do Q`
    at += digits.widths[Number(digit)]!
    return placed
  })
  return `q ${matrix} cm\n${drawn.join('\n')}\nQ`
}
