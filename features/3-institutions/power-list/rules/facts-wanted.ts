import { type AmountBase, aggravatedWhen, type FineShape, fineConditionOf, type Power } from '#law-engine'

/** What has to be found out before the fine of an item can be reasoned: the questions a calculator asks, and no others. */
export interface FactsWanted {
  bases: AmountBase[]
  /** Counted for a fine per unit: 件, 人, 月. */
  unit?: string
  /** Alternatives of which the organ may have to say one, in the order of their numbers 1…n. */
  options: string[]
  aggravatedWhen?: string
  fineCondition?: string
}

export function factsWanted(power: Power): FactsWanted {
  const bases = new Set<AmountBase>()
  let unit: string | undefined
  let options: string[] = []
  function walk(fine: FineShape | null): void {
    switch (fine?.type) {
      case 'multiple':
      case 'percent':
      case 'tiered':
        bases.add(fine.base)
        break
      case 'perUnit':
        unit = fine.unit
        break
      case 'bySubject':
        walk(fine.legal)
        walk(fine.natural)
        break
      case 'staged':
        walk(fine.base)
        walk(fine.aggravated)
        break
      case 'anyOf':
        options = fine.options.map(option => option.when)
        for (const option of fine.options) {
          if (option.base) bases.add(option.base)
          walk(option.fine)
        }
    }
  }
  walk(power.fine)
  const aggravated = aggravatedWhen(power.fine)
  const condition = fineConditionOf(power)
  return {
    bases: [...bases],
    options,
    ...(unit && { unit }),
    ...(aggravated && { aggravatedWhen: aggravated }),
    ...(condition && { fineCondition: condition }),
  }
}
