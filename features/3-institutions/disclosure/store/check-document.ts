import type { Forms } from '#documents'
import type { Connection } from '#host'
import { isFictionalRegion, isRefusal, type PlainDate, type RegionCode } from '#kernel'
import type { Ledger } from '#ledger/append'
import type { CheckedDocument } from '../contract.ts'
import { cameAfter } from '../rules/came-after.ts'
import { normalisePaperCode } from '../rules/paper-code.ts'
import { getPublic } from './find-public.ts'

interface Found {
  form: string
  form_version: string
  number: string | null
  dated: PlainDate
  sha256: string
  pages: number
  region: RegionCode
  organ_name: string
  act_id: string
  decision: boolean
  later: { form: string; number: string | null; dated: PlainDate }[]
}

/** Whether a document with this code was made here, which, and what came after it. Nothing of what it says. */
export async function checkDocument(
  connection: Connection,
  { ledger, forms, today }: { ledger: Ledger; forms: Forms; today: PlainDate },
  typed: string,
): Promise<CheckedDocument> {
  const code = normalisePaperCode(typed) ?? null
  const [found] = code
    ? await connection.named<Found & Record<string, unknown>>(
        'paper-code',
        'select * from document_by_paper_code($1)',
        [code],
      )
    : []
  if (!found) return { verdict: 'unknown', code, document: null, ledger: null, after: [] }
  const { form, form_version, number, dated, sha256, pages, region, organ_name, act_id, decision, later } = found
  const published = decision ? await findPublished(connection, act_id, today) : undefined
  return {
    verdict: 'genuine',
    code,
    document: {
      form,
      title: forms.get(form, form_version).name,
      number,
      date: dated,
      organ: organ_name,
      pages,
      sha256,
      fictional: isFictionalRegion(region),
    },
    ledger: { actId: act_id, ...(await positionOf(ledger, act_id)) },
    after: cameAfter({ form, later, published }),
  }
}

const findPublished = (connection: Connection, id: string, today: PlainDate) =>
  getPublic(connection, id, today).catch(error => {
    if (isRefusal(error)) return undefined
    throw error
  })

/** An act of the last seconds stands under no checkpoint yet. */
async function positionOf(ledger: Ledger, actId: string) {
  try {
    const { idx, checkpoint } = await ledger.proofFor(actId)
    return { index: idx, size: checkpoint.size, at: checkpoint.at.toISOString() }
  } catch (error) {
    if (isRefusal(error)) return { index: null, size: null, at: null }
    throw error
  }
}
