import { withEstablishedFacts } from './circumstances.ts'
import type { FineShape, Law, Power, ReasoningInput } from './types.ts'

/** Every way a fine can come out, by name: each side of each threshold, each stage, each party, each alternative. */
export function sidesOf(fine: FineShape | null): string[] {
  if (!fine) return []
  const under = (name: string, part: FineShape | null) => sidesOf(part).map(side => `${name}/${side}`)
  switch (fine.type) {
    case 'tiered':
      return ['below', 'above']
    case 'bySubject':
      return [...under('legal', fine.legal), ...under('natural', fine.natural)]
    case 'staged':
      return [...under('base', fine.base), ...under('aggravated', fine.aggravated)]
    case 'anyOf':
      return fine.options.flatMap((option, i) => under(`option${i + 1}`, option.fine))
    default:
      return [fine.type]
  }
}

/** Which of them the facts reach; several where the law leaves a choice, none where facts are missing. */
export function sidesReached(law: Law, power: Power, given: ReasoningInput): string[] {
  const facts = withEstablishedFacts(law, power, given)
  const walk = (fine: FineShape | null): string[] => {
    if (!fine) return []
    const under = (name: string, part: FineShape | null) => walk(part).map(side => `${name}/${side}`)
    switch (fine.type) {
      case 'tiered': {
        const amount = facts.amountsFen[fine.base]
        if (amount === undefined) return []
        return [
          amount > fine.thresholdFen || (fine.thresholdInclusive && amount === fine.thresholdFen) ? 'above' : 'below',
        ]
      }
      case 'bySubject':
        return under(facts.partyKind, fine[facts.partyKind])
      case 'staged':
        return facts.aggravated ? under('aggravated', fine.aggravated) : under('base', fine.base)
      case 'anyOf':
        return fine.options.flatMap((option, i) => {
          const amount = option.base && facts.amountsFen[option.base]
          const chosen = facts.option ? facts.option === i + 1 : amount === undefined || amount > 0 === option.present
          return chosen ? under(`option${i + 1}`, option.fine) : []
        })
      case 'multiple':
      case 'percent':
        return facts.amountsFen[fine.base] === undefined ? [] : [fine.type]
      case 'perUnit':
        return facts.units === undefined ? [] : [fine.type]
      default:
        return [fine.type]
    }
  }
  return walk(power.fine)
}
