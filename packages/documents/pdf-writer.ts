import { createHash } from 'node:crypto'
import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib'

/**
 * Writes one PDF piece by piece: each object goes out as soon as it is known, only offsets stay in memory.
 * The caller takes the chunks with `take()` whenever it likes.
 */
export interface PdfWriter {
  /** A fresh object number. */
  reserve(count?: number): number
  /** Writes an object whose references already are in this file's numbers. */
  write(number: number, body: PDFObject | string): void
  /**
   * Writes the objects of a parsed document under new numbers, except those `skip` names. Changes all of them in place, the skipped
   * too, so that their references fit this file. Returns what was added to the old numbers.
   */
  copy(context: PDFContext, skip: (object: PDFObject) => boolean): number
  /** Ends the file: cross-reference table and trailer. */
  end(catalog: number, info: number): void
  /** The bytes written since the last call. */
  take(): Uint8Array
}

export function createPdfWriter(): PdfWriter {
  const offsets: number[] = [0]
  const hash = createHash('sha256')
  let chunks: Uint8Array[] = []
  let position = 0
  const emit = (bytes: Uint8Array): void => {
    chunks.push(bytes)
    hash.update(bytes)
    position += bytes.length
  }
  const text = (line: string): void => emit(Buffer.from(line, 'latin1'))
  const reserve = (count = 1): number => {
    const first = offsets.length
    for (let i = 0; i < count; i++) offsets.push(0)
    return first
  }
  const write = (number: number, body: PDFObject | string): void => {
    offsets[number] = position
    text(`${number} 0 obj\n`)
    if (typeof body === 'string') text(body)
    else {
      const bytes = new Uint8Array(body.sizeInBytes())
      body.copyBytesInto(bytes, 0)
      emit(bytes)
    }
    text('\nendobj\n')
  }
  text('%PDF-1.7\n%\xe6\x96\x87\xe8\xa1\xa1\n')
  return {
    reserve,
    write,
    copy: (context, skip) => {
      const shift = reserve(context.largestObjectNumber) - 1
      const seen = new Set<PDFObject>()
      for (const [ref, object] of context.enumerateIndirectObjects()) {
        const shifted = shiftReferences(object, shift, seen)
        if (!skip(object)) write(ref.objectNumber + shift, shifted)
      }
      return shift
    },
    end: (catalog, info) => {
      const start = position
      const rows = offsets.map((at, n) => (n === 0 || at === 0 ? '0000000000 65535 f \n' : `${pad(at)} 00000 n \n`))
      text(`xref\n0 ${offsets.length}\n${rows.join('')}`)
      const id = hash.copy().digest('hex').slice(0, 32)
      text(`trailer\n<< /Size ${offsets.length} /Root ${catalog} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\n`)
      text(`startxref\n${start}\n%%EOF\n`)
    },
    take: () => {
      const bytes = Buffer.concat(chunks)
      chunks = []
      return bytes
    },
  }
}

const pad = (offset: number): string => offset.toString().padStart(10, '0')

/** Adds `shift` to every reference inside an object, in place, once even where a part is shared; a reference itself comes back as a new one. */
function shiftReferences<T extends PDFObject>(object: T, shift: number, seen: Set<PDFObject>): T {
  if (object instanceof PDFRef) return PDFRef.of(object.objectNumber + shift) as unknown as T
  if (seen.has(object)) return object
  seen.add(object)
  if (object instanceof PDFStream) shiftReferences(object.dict, shift, seen)
  else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) object.set(key, shiftReferences(value, shift, seen))
  } else if (object instanceof PDFArray) {
    for (let i = 0; i < object.size(); i++) object.set(i, shiftReferences(object.get(i), shift, seen))
  }
  return object
}
