import { type Fen, formatYuan, refuse } from '#kernel'
import { BASE_NAMES } from './bases.ts'
import { fineConditionOf } from './circumstances.ts'
import type { BandShape } from './data-types.ts'
import { share } from './share.ts'
import type {
  AmountBase,
  FineOption,
  FineRange,
  FineShape,
  Power,
  ReasoningGate,
  ReasoningInput,
  ReasoningStep,
} from './types.ts'

export type RangeFacts = Pick<
  ReasoningInput,
  'partyKind' | 'amountsFen' | 'aggravated' | 'units' | 'fineConditionMet' | 'option'
>

/** What the article allows on the facts. `missing` names the facts that would decide, when some are lacking. */
export interface LegalRange {
  range: FineRange | null
  /** Which bands of a benchmark apply: a range, a cap (only an upper limit), or multiples. Null without a fine. */
  shape: BandShape | null
  steps: ReasoningStep[]
  missing: string[]
  gates: ReasoningGate[]
}

/**
 * The statutory range of the fine for one party. Conditions the article puts before a fine are taken as met unless the
 * facts say they are not; while nobody has said so, a gate asks for it.
 */
export function legalRange(power: Power, facts: RangeFacts): LegalRange {
  const walk = new Walk(power, facts)
  if (!power.fine) {
    walk.say(power.fineElsewhere ? `本项的罚款依其他规定：${power.fineElsewhere}` : '本项没有设定罚款')
    return walk.result(null)
  }
  const condition = fineConditionOf(power)
  if (condition !== undefined) {
    // the aggravated stage stands on the base stage's condition
    const implied = power.fine.type === 'staged' && facts.aggravated === true ? true : undefined
    const met = facts.fineConditionMet ?? implied
    if (met === false) {
      walk.say(`没有“${condition}”，不得罚款${power.withoutFineCondition ? `；可以${power.withoutFineCondition}` : ''}`)
      return walk.result(null)
    }
    if (met === true) walk.say(`已认定“${condition}”，可以罚款`)
    else walk.ask('law.fineConditionUnconfirmed', `罚款以“${condition}”为前提，决定前须认定`)
  }
  if (power.fineSubject) walk.ask('law.fineSubject', power.fineSubject)
  return walk.result(walk.resolve(power.fine))
}

interface Resolved {
  range: FineRange
  shape: BandShape
}

/** One walk down the shape of a fine, collecting what it says and what it lacks. */
class Walk {
  private readonly steps: ReasoningStep[] = []
  private readonly gates: ReasoningGate[] = []
  private readonly missing = new Set<string>()
  private readonly power: Power
  private readonly facts: RangeFacts

  constructor(power: Power, facts: RangeFacts) {
    this.power = power
    this.facts = facts
  }

  say(text: string): void {
    this.steps.push({ rule: 'range', text, basis: this.power.basis, confidence: this.power.confidence })
  }

  ask(code: string, text: string): void {
    this.gates.push({ code, text, basis: this.power.basis })
  }

  result(found: Resolved | null): LegalRange {
    if (found) this.say(describeRange(found.range))
    const known = this.missing.size === 0
    return {
      range: known ? (found?.range ?? null) : null,
      shape: known ? (found?.shape ?? null) : null,
      steps: this.steps,
      missing: [...this.missing],
      gates: this.gates,
    }
  }

  resolve(fine: FineShape): Resolved | null {
    switch (fine.type) {
      case 'range':
        return fromBounds(fine.minFen, fine.maxFen, fine.optional)
      case 'perUnit':
        return this.perUnit(fine)
      case 'multiple':
        return this.multiple(fine.base, fine)
      case 'percent':
        return this.percent(fine)
      case 'tiered':
        return this.tiered(fine)
      case 'bySubject':
        return this.bySubject(fine)
      case 'staged':
        return this.staged(fine)
      case 'anyOf':
        return this.anyOf(fine)
    }
  }

  private amount(base: AmountBase): Fen | undefined {
    const amount = this.facts.amountsFen[base]
    if (amount === undefined) this.missing.add(`amountsFen.${base}`)
    return amount
  }

  private multiple(
    base: AmountBase,
    by: { minMultiple: number; maxMultiple: number; optional: boolean },
  ): Resolved | null {
    const amount = this.amount(base)
    if (amount === undefined) return null
    if (amount === 0) return this.nothingToMultiply(base)
    this.say(`${BASE_NAMES[base]}${formatYuan(amount)}元，按${by.minMultiple}倍以上${by.maxMultiple}倍以下计算`)
    const range = { minFen: amount * by.minMultiple, maxFen: amount * by.maxMultiple, optional: by.optional }
    return { range, shape: by.minMultiple === 0 ? 'cap' : 'multiple' }
  }

  private percent(fine: FineShape & { type: 'percent' }): Resolved | null {
    const amount = this.amount(fine.base)
    if (amount === undefined) return null
    if (amount === 0) return this.nothingToMultiply(fine.base)
    this.say(`${BASE_NAMES[fine.base]}${formatYuan(amount)}元，按${fine.minPercent}%以上${fine.maxPercent}%以下计算`)
    return fromBounds(share(amount, fine.minPercent), share(amount, fine.maxPercent), fine.optional)
  }

  private nothingToMultiply(base: AmountBase): null {
    this.say(`没有${BASE_NAMES[base]}，按${BASE_NAMES[base]}计算的罚款无从计算`)
    return null
  }

  private perUnit(fine: FineShape & { type: 'perUnit' }): Resolved | null {
    const { units } = this.facts
    if (units === undefined) {
      this.missing.add('units')
      return null
    }
    this.say(`按${fine.unit}计算，共${units}${fine.unit}`)
    return fromBounds(fine.minFen * units, fine.maxFen * units, fine.optional)
  }

  private tiered(fine: FineShape & { type: 'tiered' }): Resolved | null {
    const amount = this.amount(fine.base)
    if (amount === undefined) return null
    const reached = fine.thresholdInclusive ? amount >= fine.thresholdFen : amount > fine.thresholdFen
    const found = amount === 0 ? `没有${BASE_NAMES[fine.base]}` : `${BASE_NAMES[fine.base]}${formatYuan(amount)}元`
    this.say(`${found}，${reached ? '达到' : '不足'}${formatYuan(fine.thresholdFen)}元`)
    if (reached) return this.multiple(fine.base, fine.above)
    return fromBounds(fine.below.minFen, fine.below.maxFen, fine.below.optional)
  }

  private bySubject(fine: FineShape & { type: 'bySubject' }): Resolved | null {
    const own = fine[this.facts.partyKind]
    const who = this.facts.partyKind === 'legal' ? '单位' : '个人'
    if (!own) {
      this.say(`本档没有对${who}设定罚款`)
      return null
    }
    this.say(`对${who}适用`)
    return this.resolve(own)
  }

  private staged(fine: FineShape & { type: 'staged' }): Resolved | null {
    if (this.facts.aggravated !== true) {
      this.say(`没有认定“${fine.aggravatedWhen}”，适用基本档`)
      return this.resolve(fine.base)
    }
    const { aggravated } = fine
    if (aggravated.type === 'bySubject' && !aggravated[this.facts.partyKind]) {
      this.say('加重档不适用于该当事人，适用基本档')
      return this.resolve(fine.base)
    }
    this.say(`已认定“${fine.aggravatedWhen}”，适用加重档`)
    return this.resolve(aggravated)
  }

  /**
   * The option the facts choose. Where several remain the organ says which (`option`); only between a fine per unit and
   * another (每件100元或者货值五倍以下) the law leaves the choice, and the span from the least to the most is open.
   */
  private anyOf(fine: FineShape & { type: 'anyOf' }): Resolved | null {
    const open = this.openOptions(fine)
    if (open.length > 1 && fine.options.every(o => o.fine.type !== 'perUnit')) {
      this.missing.add('option')
      const choices = fine.options.map((o, i) => `${i + 1} ${o.when}`).join('；')
      this.ask('law.optionUndecided', `须先认定适用哪一种：${choices}`)
      return null
    }
    const tried = open.map(o => ({ when: o.when, ...this.tryOption(o.fine) }))
    const found = tried.filter(t => t.missing.length === 0)
    if (found.length === 0) {
      for (const name of tried.flatMap(t => t.missing)) this.missing.add(name)
      return null
    }
    for (const t of found) {
      this.steps.push(...t.steps)
      if (t.found) this.say(`${t.when}：${describeRange(t.found.range)}`)
    }
    const ranges = found.flatMap(t => t.found ?? [])
    if (ranges.length <= 1) return ranges[0] ?? null
    return fromBounds(
      Math.min(...ranges.map(r => r.range.minFen)),
      Math.max(...ranges.map(r => r.range.maxFen)),
      ranges.some(r => r.range.optional),
    )
  }

  private openOptions({ options }: FineShape & { type: 'anyOf' }): FineOption[] {
    const { option } = this.facts
    if (option === undefined) {
      return options.filter(o => {
        if (o.base === undefined) return true
        const amount = this.amount(o.base)
        return amount !== undefined && amount > 0 === o.present
      })
    }
    const chosen = options[option - 1]
    if (chosen) return [chosen]
    return refuse({
      code: 'law.inputInvalid',
      kind: 'invalid',
      message: `本项只有${options.length}种计罚方式，没有第${option}种。`,
      article: `${this.power.basis.law}${this.power.basis.article}`,
      next: `请选择：${options.map((o, i) => `${i + 1} ${o.when}`).join('；')}。`,
      field: '/option',
    })
  }

  private tryOption(fine: FineShape): { found: Resolved | null; missing: string[]; steps: ReasoningStep[] } {
    const walk = new Walk(this.power, this.facts)
    const found = walk.resolve(fine)
    return { found, missing: [...walk.missing], steps: walk.steps }
  }
}

const fromBounds = (minFen: Fen, maxFen: Fen, optional: boolean): Resolved => ({
  range: { minFen, maxFen, optional },
  shape: minFen === 0 ? 'cap' : 'range',
})

/** `可以并处50,000元以下罚款`, `处10,000元以上30,000元以下罚款` */
export function describeRange({ minFen, maxFen, optional }: FineRange): string {
  const span = minFen === 0 ? `${formatYuan(maxFen)}元以下` : `${formatYuan(minFen)}元以上${formatYuan(maxFen)}元以下`
  return `${optional ? '可以并处' : '处'}${minFen === maxFen ? `${formatYuan(maxFen)}元` : span}罚款`
}
