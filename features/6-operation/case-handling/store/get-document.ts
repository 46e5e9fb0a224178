import type { Connection } from '#host'
import { refuse } from '#kernel'

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
  return (
    row ??
    refuse({
      code: 'caseHandling.documentUnknown',
      kind: 'notFound',
      message: '本案没有这份文书，或者不在您的辖区内。',
      next: '请从案件页面的文书列表中打开。',
    })
  )
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
