import { ageOn, type PlainDate, refuse } from '#kernel'
import type { CapacityId, CapacityRule } from './data-types.ts'
import { inForceOn } from './in-force.ts'
import type { Law } from './types.ts'

/** How many officers an act of enforcement wants (行政处罚法第四十二条). @throws Refusal `law.ruleNotInForce`. */
export const minimumOfficers = (law: Law, on: PlainDate): number =>
  (inForceOn(law.thresholds.officers, on)[0] ?? refuseDay(on, '执法人员人数')).minimum

/** The age rule somebody falls under on a day; undefined when he is old enough. @throws Refusal `law.ruleNotInForce`. */
export function capacityRule(
  law: Law,
  id: CapacityId,
  { birth, on }: { birth: PlainDate; on: PlainDate },
): CapacityRule | undefined {
  const rule = inForceOn(law.thresholds.capacity, on).find(r => r.id === id) ?? refuseDay(on, '年龄')
  return ageOn(birth, on) < rule.underAge ? rule : undefined
}

function refuseDay(on: PlainDate, what: string): never {
  refuse({ code: 'law.ruleNotInForce', kind: 'invalid', message: `${on}没有${what}的规定。`, next: '请核对日期。' })
}
