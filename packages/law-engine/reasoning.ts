import { formatYuan, isPlainDate, refuse } from '#kernel'
import { applicableVersion } from './applicable-version.ts'
import { bandOf, getProfile } from './benchmark.ts'
import { collectiveDue } from './due-steps.ts'
import { BASE_NAMES, legalRange } from './fine-range.ts'
import { stepFrom } from './principles.ts'
import { decideTier, withEstablishedFacts } from './tier.ts'
import type { AmountBase, Law, Power, Reasoning, ReasoningGate, ReasoningInput, ReasoningStep } from './types.ts'

/** More than any turnover there is, so a slip of the pen; also keeps every product a safe integer. */
const ABSURD_FEN = 100_000_000_000_000

/**
 * Reasons from an item and the facts to a statutory range, a tier, a band and a suggested amount; every step carries its
 * rule, its sentence and its article. Money is integer fen throughout.
 * @throws Refusal `law.powerUnknown`, `law.powerNotInForce`, `law.factsMissing` (naming the facts that would decide),
 * `law.amountInvalid`, `law.circumstanceUnknown`, `law.profileUnknown` and others, each with what to do next.
 */
export function reason(law: Law, given: ReasoningInput): Reasoning {
  refuseBadInput(given)
  const input = withEstablishedFacts(law, given)
  const { power, steps: versionSteps } = applicableVersion(law, input)
  const profile = getProfile(law, input.profile, input.decisionDate)
  const legal = legalRange(power, input)
  if (legal.missing.length > 0) refuseMissing(power, legal.missing)
  const decided = decideTier(law, power, input)
  const steps = [...versionSteps, ...legal.steps, ...decided.steps, ...otherPenalties(power)]
  const gates = [...unverifiedGate(power), ...legal.gates, ...decided.gates]
  const result = {
    law: { power: power.code, from: power.from, version: law.version },
    profile: profile.id,
    rangeFen: legal.range,
    tier: decided.tier,
  }
  const { range, shape } = legal
  if (!range || !shape || decided.tier === 'none') return { ...result, bandFen: null, suggestedFen: null, gates, steps }
  if (range.optional) {
    steps.push({ rule: 'optional', text: '罚款为“可以并处”：不并处罚款的，须写明理由', basis: power.basis })
  }
  if (decided.tier === 'mitigated') {
    const band = { min: 0, max: range.minFen }
    const text = `可以在法定下限${formatYuan(range.minFen)}元以下决定，数额由集体讨论确定`
    steps.push(stepFrom(law, 'mitigation', input.decisionDate, 'mitigation', text))
    return {
      ...result,
      bandFen: band,
      suggestedFen: null,
      gates: [...gates, ...mitigationGates(law, input, range.minFen)],
      steps,
    }
  }
  const { band, suggested, step } = bandOf(profile, shape, decided.tier, range)
  return { ...result, bandFen: band, suggestedFen: suggested, gates, steps: [...steps, step] }
}

function mitigationGates(law: Law, input: ReasoningInput, minFen: number): ReasoningGate[] {
  const due = collectiveDue(law, {
    mitigationBelowMinimum: true,
    on: input.decisionDate,
    ...(input.region && { region: input.region }),
  })
  const gates = due.reasons.map(r => ({
    code: 'law.collectiveDiscussion',
    text: `须经集体讨论：${r.text}`,
    basis: r.basis,
  }))
  if (minFen > 0) return gates
  const text = '本幅度没有下限，减轻应当在处罚种类上体现'
  return [...gates, { code: 'law.noMinimum', text }]
}

function otherPenalties(power: Power): ReasoningStep[] {
  const { suspension, revokeWhen, personFine, ban, basis, confidence } = power
  const others = power.penaltyKinds.filter(k => k !== '罚款')
  const texts = [
    others.length > 0 && `其他处罚种类：${others.join('、')}`,
    suspension && `停业整顿${suspension.months[0]}个月至${suspension.months[1]}个月（${suspension.when}）`,
    revokeWhen && `吊销许可证件的条件：${revokeWhen}`,
    personFine &&
      `对${personFine.who ?? '直接负责的主管人员和其他直接责任人员'}处${formatYuan(personFine.minFen)}元以上${formatYuan(personFine.maxFen)}元以下罚款`,
    ban && `限制从业：${ban}`,
    power.condition && `构成要件：${power.condition}`,
    power.when && `处罚前提：${power.when}`,
  ]
  return texts.filter(t => typeof t === 'string').map(text => ({ rule: 'otherPenalties', text, basis, confidence }))
}

function unverifiedGate(power: Power): ReasoningGate[] {
  if (power.confidence === 'verified') return []
  const text = `本事项未核实（${power.source}），决定前须由承担法制审核职责的管理员核对条文并确认`
  return [{ code: 'law.unverified', text, basis: power.basis }]
}

function refuseBadInput(input: ReasoningInput): void {
  const bad = (field: string, message: string, next: string) =>
    refuse({ code: 'law.inputInvalid', kind: 'invalid', message, next, field })
  for (const name of ['actDate', 'decisionDate'] as const) {
    if (!isPlainDate(input[name])) bad(`/${name}`, `${name} 不是日期。`, '请写成 2025-06-20 的形式。')
  }
  if (input.partyKind !== 'legal' && input.partyKind !== 'natural') {
    bad('/partyKind', '没有写明当事人是单位还是个人。', '请写 legal（单位）或者 natural（个人）。')
  }
  for (const [base, amount] of Object.entries(input.amountsFen)) refuseBadAmount(base, amount)
  const counts = { units: input.units, option: input.option, ...input.history }
  for (const [name, count] of Object.entries(counts)) {
    const sound = count === undefined || (Number.isSafeInteger(count) && count >= 0 && count <= 1_000_000)
    if (!sound) bad(`/${name}`, `${name} 不是合理的数。`, '请填写非负整数。')
  }
}

function refuseBadAmount(base: string, amount: number | undefined): void {
  if (amount === undefined) return
  const known = base in BASE_NAMES
  if (known && Number.isSafeInteger(amount) && amount >= 0 && amount <= ABSURD_FEN) return
  refuse({
    code: 'law.amountInvalid',
    kind: 'invalid',
    message: known ? `${BASE_NAMES[base as AmountBase]}不是合理的金额。` : `没有名为 ${base} 的计罚基数。`,
    next: known ? '请以分为单位填写非负整数。' : `请使用 ${Object.keys(BASE_NAMES).join('、')}。`,
    field: `/amountsFen/${base}`,
  })
}

function refuseMissing(power: Power, missing: readonly string[]): never {
  const names = missing.map(
    name => FACT_NAMES[name] ?? BASE_NAMES[name.replace('amountsFen.', '') as AmountBase] ?? name,
  )
  refuse({
    code: 'law.factsMissing',
    kind: 'invalid',
    message: `缺少决定罚款幅度的事实：${names.join('、')}。`,
    article: `${power.basis.law}${power.basis.article}`,
    next: `请查明并填写${names.join('、')}；没有的填0。`,
    field: `/${missing[0]!.replace('.', '/')}`,
    facts: { missing },
  })
}

const FACT_NAMES: Record<string, string> = { units: '件数（人数、月数）', option: '适用的选项' }
