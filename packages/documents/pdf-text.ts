import { execFileSync, spawnSync } from 'node:child_process'

/** For tests: whether poppler's `pdftotext` is on this machine. */
export const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined

/** For tests: the text a reader's program finds in a PDF, page by page, without white space. */
export function pdfPages(pdf: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1 << 28 }).toString('utf8')
  return text
    .split('\f')
    .slice(0, -1)
    .map(page => page.replace(/[\s\u200b]/g, ''))
}
