import { dayOf, type PlainDate } from '#kernel'
import type { Service } from '../../bodies/shared.ts'
import { serviceMethods } from '../../bodies/shared.ts'
import type { CaseContext } from '../context.ts'
import { asTeam, findingOf, officersOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import type { DocumentDraft, DocumentMakers } from './draft.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'

/** The civil day of an instant that may still be half typed. */
export const dayIn = (instant: string | undefined): PlainDate | undefined =>
  instant !== undefined && !Number.isNaN(Date.parse(instant)) ? dayOf(instant) : undefined

/** 送达回证 for what was served, whatever it was. */
export function receiptDraft(
  served:
    | { name: string; number?: string }[]
    | ((numberOf: (form: string) => string) => { name: string; number?: string }[]),
  service: Partial<Service> | undefined,
  state: CaseState,
  context: CaseContext,
): DocumentDraft {
  const on = dayIn(service?.servedAt) ?? context.today
  const team = asTeam(state, officersOf(service?.officers ?? [], context), on, context)
  const names = typeof served === 'function' ? served(form => form) : served
  return {
    form: '26',
    title: `送达回证（${names.map(d => d.name).join('、')}）`,
    date: on,
    officers: officerValues(team),
    data: numberOf => ({
      cause: causeOf(state),
      recipient: partyValue(findingOf(state).party),
      place: service?.place,
      method: service?.method && serviceMethods[service.method],
      documents: (typeof served === 'function' ? served(numberOf) : served).map(d => ({ ...d, copies: '1' })),
      servedAt: service?.servedAt,
      ...(service?.method === 'direct' && {
        signedBy: service.recipient,
        signedRelation: service.relation,
        signedAt: service.servedAt,
      }),
      refusal: service?.refusal,
      ...(service?.witness && { witnesses: [{ name: service.witness, relation: '见证人' }] }),
      trackingNo: service?.tracking,
      remarks: remarksOf(service),
    }),
  }
}

function remarksOf(service: Partial<Service> | undefined): string {
  const notes = [
    service?.method === 'leaving' && '文书留在受送达人处。',
    service?.recording && `送达过程已录像，录像文件SHA-256：${service.recording}。`,
    service?.method === 'electronic' && service.consent && '当事人已签署电子送达确认书。',
    service?.method === 'electronic' && service.recipient && `送达至：${service.recipient}。`,
  ]
  return notes.filter(Boolean).join('\n')
}

export const servingDocuments: DocumentMakers<'serveDecision'> = {
  serveDecision: (body, state, context) => {
    const served = state.documents
      .filter(d => ['25', '43', 'C4'].includes(d.form))
      .map(d => ({ name: d.title, ...(d.number && { number: d.number }) }))
    return [receiptDraft(served.length > 0 ? served : [{ name: '行政处罚决定书' }], body.service, state, context)]
  },
}
