import { formatYuan, isRefusal } from '#kernel'
import type { ExpectedReasoning, LawCase } from './case-types.ts'
import { checkAmount } from './check-amount.ts'
import { competenceOf } from './competence.ts'
import { concurrence } from './concurrence.ts'
import { countPeriod } from './count.ts'
import { criminalThresholdsMet } from './criminal-thresholds.ts'
import { collectiveDue, hearingDue, legalReviewDue } from './due-steps.ts'
import { reason } from './reasoning.ts'
import type { Law, ReasoningInput } from './types.ts'

/** What a case expects and the engine does not give, one Chinese sentence each; empty when they agree. */
export function runCase(law: Law, one: LawCase): string[] {
  const differences = new Differences()
  const { facts } = one
  if (facts && one.refused) expectRefusal(law, facts, one.refused, differences)
  if (facts && one.expect) differences.attempt(() => compareReasoning(law, facts, one.expect!, differences))
  if (facts && one.concurrence) {
    const { with: others, first } = one.concurrence
    const { power, ...given } = facts
    differences.attempt(() => {
      differences.compare('竞合时适用的事项', concurrence(law, [power, ...others], given).first, first)
    })
  }
  for (const { fen, verdict, gates } of facts ? one.amounts : []) {
    differences.attempt(() => {
      const found = checkAmount(law, facts!, fen)
      differences.compare(`拟罚${formatYuan(fen)}元`, found.verdict, verdict)
      for (const code of gates)
        differences.include(
          `拟罚${formatYuan(fen)}元的条件`,
          found.gates.map(g => g.code),
          code,
        )
    })
  }
  for (const { period, start, amount, due } of one.due) {
    differences.attempt(() => {
      const found = countPeriod(law, period, start, amount === undefined ? {} : { amount })
      differences.compare(`${period} 自${start}起的届满日`, found.due, due)
    })
  }
  for (const { due, ...given } of one.hearing) {
    differences.attempt(() => differences.compare('应当告知听证权利', hearingDue(law, given).due, due))
  }
  for (const { due, ...given } of one.legalReview) {
    differences.attempt(() => differences.compare('应当法制审核', legalReviewDue(law, given).due, due))
  }
  for (const { due, ...given } of one.collective) {
    differences.attempt(() => differences.compare('应当集体讨论', collectiveDue(law, given).due, due))
  }
  for (const { facts: given, hits, near } of one.criminal) {
    differences.attempt(() => {
      const found = criminalThresholdsMet(law, given)
      const ids = (list: { id: string }[]) => list.map(f => f.id).sort()
      differences.compare('达到的刑事起点', ids(found.hits), [...hits].sort())
      if (near) differences.compare('接近或者待查明的刑事起点', ids(found.near), [...near].sort())
    })
  }
  for (const expected of one.competence) {
    differences.attempt(() => {
      const found = competenceOf(law, expected.question)
      const departments =
        'departments' in found ? found.departments : 'alsoCompetent' in found ? found.alsoCompetent : []
      differences.compare('管辖', found.kind, expected.kind)
      if (expected.departments) {
        const ids = departments.map(d => d.id)
        differences.compare('有管辖权的其他部门', ids.sort(), [...expected.departments].sort())
      }
      if (expected.penaltyKinds)
        differences.compare(
          '归本机关的处罚种类',
          'penaltyKinds' in found ? found.penaltyKinds : [],
          expected.penaltyKinds,
        )
      if (expected.region) differences.compare('管辖地', 'region' in found ? found.region : null, expected.region)
    })
  }
  return differences.found
}

function compareReasoning(
  law: Law,
  facts: ReasoningInput,
  expected: ExpectedReasoning,
  differences: Differences,
): void {
  const { rangeFen, bandFen, suggestedFen, tier, gates, steps, law: applied } = reason(law, facts)
  const range = rangeFen && { min: rangeFen.minFen, max: rangeFen.maxFen }
  const { compare } = differences
  if (expected.rangeFen !== undefined) compare('法定幅度（分）', range, expected.rangeFen)
  if (expected.optional !== undefined) compare('可以不罚款', rangeFen?.optional ?? null, expected.optional)
  if (expected.tier !== undefined) compare('档次', tier, expected.tier)
  if (expected.bandFen !== undefined) compare('裁量幅度（分）', bandFen, expected.bandFen)
  if (expected.suggestedFen !== undefined) compare('建议数额（分）', suggestedFen, expected.suggestedFen)
  if (expected.lawFrom !== undefined) compare('适用版本的施行日期', applied.from, expected.lawFrom)
  if (expected.gates !== undefined) {
    compare('尚须满足的条件', [...new Set(gates.map(g => g.code))].sort(), [...new Set(expected.gates)].sort())
  }
  const said = steps.map(step => step.text)
  for (const words of expected.says ?? []) differences.include('推理过程', said, words)
}

function expectRefusal(
  law: Law,
  facts: ReasoningInput,
  expected: NonNullable<LawCase['refused']>,
  differences: Differences,
): void {
  try {
    reason(law, facts)
    differences.found.push(`应当以 ${expected.code} 拒绝，却得出了结果`)
  } catch (error) {
    if (!isRefusal(error)) throw error
    differences.compare('拒绝的代码', error.detail.code, expected.code)
    if (expected.field !== undefined) differences.compare('拒绝所指的字段', error.detail.field ?? null, expected.field)
  }
}

class Differences {
  readonly found: string[] = []

  readonly compare = (what: string, is: unknown, expected: unknown): void => {
    const [a, b] = [JSON.stringify(is), JSON.stringify(expected)]
    if (a !== b) this.found.push(`${what}：期望 ${b}，得到 ${a}`)
  }

  include(what: string, texts: readonly string[], words: string): void {
    if (!texts.some(text => text.includes(words))) {
      this.found.push(`${what}：期望其中有“${words}”，得到 ${JSON.stringify(texts)}`)
    }
  }

  /** A refusal nobody expected is a difference, not a crash. */
  attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!isRefusal(error)) throw error
      this.found.push(`被拒绝：${error.detail.code} ${error.detail.message}${error.detail.field ?? ''}`)
    }
  }
}
