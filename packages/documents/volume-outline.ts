import { PDFHexString } from '@cantoo/pdf-lib'
import type { PdfWriter } from './pdf-writer.ts'

export interface OutlineNode {
  title: string
  /** Object number of the page it leads to. */
  page: number
  children: OutlineNode[]
}

/** A text in a PDF dictionary, any characters. */
export const pdfText = (text: string): string => PDFHexString.fromText(text).toString()

/** Writes the bookmarks under the object number reserved for their root; branches are open. */
export function writeOutline(writer: PdfWriter, root: number, nodes: OutlineNode[]): void {
  const { first, last, count } = writeLevel(writer, root, nodes)
  writer.write(root, `<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${count} >>`)
}

function writeLevel(writer: PdfWriter, parent: number, nodes: OutlineNode[]) {
  const first = writer.reserve(nodes.length)
  let count = nodes.length
  nodes.forEach((node, i) => {
    const number = first + i
    let below = ''
    if (node.children.length > 0) {
      const level = writeLevel(writer, number, node.children)
      count += level.count
      below = `/First ${level.first} 0 R /Last ${level.last} 0 R /Count ${level.count} `
    }
    const before = i > 0 ? `/Prev ${number - 1} 0 R ` : ''
    const after = i + 1 < nodes.length ? `/Next ${number + 1} 0 R ` : ''
    const target = `/Dest [${node.page} 0 R /XYZ null null null]`
    writer.write(number, `<< /Title ${pdfText(node.title)} /Parent ${parent} 0 R ${before}${after}${below}${target} >>`)
  })
  return { first, last: first + nodes.length - 1, count }
}
