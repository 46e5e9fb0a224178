import { formatYuan, refuse } from '#kernel'
import { applicableVersion } from './applicable-version.ts'
import { BASE_NAMES } from './bases.ts'
import { bandOf, getProfile } from './benchmark.ts'
import { withEstablishedFacts } from './circumstances.ts'
import { collectiveDue } from './due-steps.ts'
import { legalRange } from './fine-range.ts'
import { otherPenalties } from './other-penalties.ts'
import { preconditionGates } from './preconditions.ts'
import { stepFrom } from './principles.ts'
import { checkReasoningInput } from './reasoning-input.ts'
import { decideTier } from './tier.ts'
import type { AmountBase, Law, Power, Reasoning, ReasoningGate, ReasoningInput } from './types.ts'

/**
 * Reasons from an item and the facts to a statutory range, a tier, a band and a suggested amount; every step carries its
 * rule, its sentence and its article. Money is integer fen throughout.
 * @throws Refusal `law.inputInvalid`, `law.amountInvalid`, `law.powerUnknown`, `law.powerNotInForce`, `law.notAPenalty`,
 * `law.factsMissing` (naming the facts that would decide), `law.circumstanceUnknown`, `law.profileUnknown` and others,
 * each with its field and what to do next.
 */
export function reason(law: Law, given: ReasoningInput): Reasoning {
  checkReasoningInput(given)
  const version = applicableVersion(law, given)
  const { power } = version
  if (power.kind !== 'penalty') refuseOtherKind(power)
  const profile = getProfile(law, given.profile, given.decisionDate, given.region)
  if (version.missing.length > 0) refuseMissing(power, version.missing)
  const input = withEstablishedFacts(law, power, given)
  const legal = legalRange(power, input)
  if (legal.missing.length > 0) refuseMissing(power, legal.missing)
  const decided = decideTier(law, power, input)
  const steps = [...version.steps, ...legal.steps, ...decided.steps, ...otherPenalties(law, power, input)]
  const gates = [...preconditionGates(law, power, input), ...version.gates, ...legal.gates, ...decided.gates]
  const result = {
    law: { power: power.code, from: power.from, version: law.version },
    profile: profile.id,
    profileName: profile.name,
    rangeFen: legal.range,
    tier: decided.tier,
    ...(version.compared && { compared: version.compared }),
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

const KIND_NAMES: Record<Exclude<Power['kind'], 'penalty'>, string> = { coercion: '行政强制', inspection: '行政检查' }

const refuseOtherKind = ({ code, kind, basis }: Power): never =>
  refuse({
    code: 'law.notAPenalty',
    kind: 'invalid',
    message: `${code} 是${KIND_NAMES[kind as keyof typeof KIND_NAMES]}事项，没有处罚可以裁量。`,
    article: `${basis.law}${basis.article}`,
    next: '请选择行政处罚事项。',
    field: '/power',
  })

function refuseMissing(power: Power, missing: readonly string[]): never {
  const names = missing.map(
    name => FACT_NAMES[name] ?? BASE_NAMES[name.replace('amountsFen.', '') as AmountBase] ?? name,
  )
  refuse({
    code: 'law.factsMissing',
    kind: 'invalid',
    message: `缺少决定罚款幅度的事实：${names.join('、')}。`,
    article: `${power.basis.law}${power.basis.article}`,
    next: `请查明并填写${names.join('、')}；没有的金额填0。`,
    field: `/${missing[0]!.replace('.', '/')}`,
    facts: { missing },
  })
}

const FACT_NAMES: Record<string, string> = { units: '件数（人数、月数）', option: '适用的选项' }
