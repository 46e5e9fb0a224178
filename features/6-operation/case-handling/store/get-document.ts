import type { RenderRequest } from '#documents'
import type { Connection } from '#host'
import { type PlainDate, refuse } from '#kernel'
import type { CaseServices } from './services.ts'

/** Where a frozen document of a case lies. @throws Refusal `caseHandling.documentUnknown` */
export async function getDocument(
  connection: Connection,
  caseId: string,
  documentId: string,
): Promise<{ sha256: string; title: string; number: string | null }> {
  const [row] = await connection.named<{ sha256: string; title: string; number: string | null }>(
    'case-document',
    'select sha256, title, number from case_document where id = $2 and case_id = $1',
    [caseId, documentId],
  )
  return row ?? refuseUnknownDocument()
}

function refuseUnknownDocument(): never {
  refuse({
    code: 'caseHandling.documentUnknown',
    kind: 'notFound',
    message: '本案没有这份文书，或者不在您的辖区内。',
    next: '请从案件页面的文书列表中打开。',
  })
}

/**
 * The pages of a frozen document, typeset again from the request it was frozen with: for reading a file through. What
 * counts, and what was served, is the PDF.
 * @throws Refusal `caseHandling.documentUnknown`
 */
export async function getDocumentPages(
  connection: Connection,
  { typesetter }: Pick<CaseServices, 'typesetter'>,
  caseId: string,
  documentId: string,
): Promise<string[]> {
  const [row] = await connection.named<{ request: RenderRequest; form_version: PlainDate }>(
    'case-document-request',
    'select request, form_version from case_document where id = $2 and case_id = $1',
    [caseId, documentId],
  )
  if (!row) refuseUnknownDocument()
  return typesetter.svg({ ...row.request, version: row.form_version }, { preview: false })
}

/** The reporter of a tip. @throws Refusal `caseHandling.noReporter` */
export async function getReporter(
  connection: Connection,
  caseId: string,
): Promise<{ name: string | null; phone: string | null; address: string | null; wantsReply: boolean }> {
  const [row] = await connection.named<{
    name: string | null
    phone: string | null
    address: string | null
    wantsReply: boolean
  }>(
    'case-reporter',
    'select name, phone, address, wants_reply as "wantsReply" from case_reporter where case_id = $1',
    [caseId],
  )
  return (
    row ??
    refuse({
      code: 'caseHandling.noReporter',
      kind: 'notFound',
      message: '本案没有登记举报人，或者不在您的辖区内。',
      next: '请核对案件。',
    })
  )
}
