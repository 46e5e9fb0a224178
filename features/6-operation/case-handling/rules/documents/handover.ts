import type { Basis } from '#law-engine'
import type { ProposeHandover } from '../../bodies/handover.ts'
import { sourceKinds } from '../../bodies/opening.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import { type Ground, groundOf } from '../handover.ts'
import type { CaseState } from '../state.ts'
import { citeAll } from './citing.ts'
import type { DocumentDraft, DocumentMakers } from './draft.ts'
import { dayIn, powersIn, textIn, textsIn } from './given.ts'
import { partyValue } from './parts.ts'

/** The letter as approved: 协作函 (58) where we only assist, 案件移送单 (18) where the case is another's. */
export const handoverDocuments: DocumentMakers<'approveHandover'> = {
  approveHandover: (_body, state, context) => {
    const { proposal } = state.handover ?? {}
    if (!proposal) return []
    const { kind, departments, ground: text, bases } = proposal
    return kind === 'crime' ? [] : [letter(proposal, { kind, departments, text, bases }, state, context)]
  },
}

/** While it is being drafted the letter stands beside the form; it is made when it is approved. */
export const handoverPreviews: DocumentMakers<'proposeHandover'> = {
  proposeHandover: (body, state, context) => {
    const codes = powersIn(textsIn(body.powerCodes), state, context).map(p => p.code)
    const { ground } = groundOf(codes, findingOf(state), context)
    return ground ? [letter({ ...body, powerCodes: codes }, ground, state, context)] : []
  },
}

function letter(body: Partial<ProposeHandover>, ground: Ground, state: CaseState, context: CaseContext): DocumentDraft {
  const { source, party } = findingOf(state)
  const isAssist = ground.kind === 'assist'
  // how we number our items is nobody's business outside
  const reason = (body.powerCodes ?? []).reduce((text, code) => text.replaceAll(`（${code}）`, ''), ground.text)
  const common = {
    recipientOrgan: textIn(body.recipientOrgan),
    cause: causeOfItems(body.powerCodes ?? [], state, context),
    party: partyValue(party),
    source: [sourceKinds[source.kind], source.reference].filter(Boolean).join('，'),
    attachments: textsIn(body.attachments),
    contact: contactOf(state, context),
  }
  return {
    form: isAssist ? '58' : '18',
    date: context.today,
    data: () =>
      isAssist
        ? {
            ...common,
            facts: textIn(body.facts),
            ground: reason,
            legalBasis: basisText(ground.bases, context, '请你单位依法查处，本机关配合。'),
            requests: textsIn(body.requests),
            answerBy: dayIn(body.answerBy),
          }
        : {
            ...common,
            summary: textIn(body.facts),
            reason,
            legalBasis: basisText(ground.bases, context, '移送你单位处理。'),
            items: textsIn(body.items),
          },
  }
}

const basisText = (bases: readonly Basis[], { law }: CaseContext, what: string): string =>
  `依照${citeAll(law, bases)}的规定，${what}`

/** A finding has no cause of its own before it is filed: it is called after its items. */
const causeOfItems = (codes: readonly string[], state: CaseState, context: CaseContext): string =>
  `涉嫌${powersIn(codes, state, context)
    .map(p => p.name)
    .join('；')}`

const contactOf = ({ handlers }: CaseState, { organ }: CaseContext): string =>
  [handlers.map(h => h.name).join('、'), organ.phone].filter(Boolean).join('，')
