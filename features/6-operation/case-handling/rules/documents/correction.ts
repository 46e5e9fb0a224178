import { findingOf } from '../gates.ts'
import { cite, citeAll, citeViolated } from './citing.ts'
import type { DocumentMakers } from './draft.ts'
import { dayIn, dayOfAct, powersIn, teamIn, textIn } from './given.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'

export const correctionDocuments: DocumentMakers<'orderCorrection'> = {
  /** Form 04, with what has been found so far. */
  orderCorrection: (body, state, context) => {
    const { law } = context
    const { party, summary } = findingOf(state)
    const team = teamIn(body.officers, body.at, state, context)
    const [power] = powersIn([body.powerCode], state, context)
    const bases = [
      { law: '行政处罚法', article: '第二十八条第一款' },
      ...(power?.orderToCorrect ? power.penaltyBasis : []),
    ]
    const deadline = dayIn(body.deadline)
    return [
      {
        form: '04',
        date: dayOfAct(body.at, context),
        officers: officerValues(team),
        data: () => ({
          party: partyValue(party),
          cause: causeOf(state),
          facts: state.conclusion?.facts ?? state.filingFacts ?? summary,
          violated: power && `上述行为违反了${citeViolated(law, [power])}的规定。`,
          correctionBasis: `依照${bases.length > 1 ? citeAll(law, bases) : cite(law, bases[0]!)}的规定，应当予以改正。`,
          immediate: deadline === undefined,
          dueDate: deadline,
          requirements: (textIn(body.content) ?? '').split('\n').filter(line => line.trim() !== ''),
          recheck: '本机关将对改正情况进行复查。',
          contact: team.map(o => o.name).join('、'),
        }),
      },
    ]
  },
}
