import { bookTitle, formatDayZh } from '#kernel'
import { getPower } from '#law-engine'
import { sourceKinds } from '../../bodies/opening.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import type { DocumentMakers } from './draft.ts'
import { officerValues, partyValue } from './parts.ts'

export const openingDocuments: DocumentMakers<'approveFiling'> = {
  approveFiling: (body, state, context) => {
    const { source, party, place, conductFrom, conductUntil } = findingOf(state)
    return [
      {
        form: '03',
        date: context.today,
        data: () => ({
          cause: state.cause,
          source: [sourceKinds[source.kind], source.reference].filter(Boolean).join('，'),
          party: partyValue(party),
          occurredOn:
            conductFrom === conductUntil
              ? formatDayZh(conductFrom)
              : `${formatDayZh(conductFrom)}至${formatDayZh(conductUntil)}`,
          place,
          facts: state.filingFacts,
          basis: filingBasis(state, context),
          handlers: officerValues(state.handlers),
          handlerOpinion: '经初步核查，有违法事实需要追究，属于本机关管辖，未超过追责期限，建议立案调查。',
          leaderOpinion: body.opinion ?? '同意立案。',
          leaderSigner: context.by.name,
          leaderDate: context.today,
        }),
      },
    ]
  },
}

function filingBasis(state: CaseState, { law }: CaseContext): string {
  const powers = state.powerCodes.map(code => getPower(law, code, findingOf(state).conductUntil))
  const violated = powers.flatMap(p => p.violated.map(b => `${bookTitle(b.law)}${b.article}`))
  return `涉嫌违反${[...new Set(violated)].join('、')}的规定，依照《行政处罚法》第五十四条的规定立案。`
}
