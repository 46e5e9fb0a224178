import { isPlainDate, isRegionCode, refuse } from '#kernel'
import type { CriminalCheckFacts } from './criminal-thresholds.ts'
import { CRIMINAL_FACTS, CRIMINAL_MEASURES } from './criminal-types.ts'
import { isPlausibleFen } from './reasoning-input.ts'

/** Refuses facts that are none, naming the field. @throws Refusal `law.criminalFactsInvalid`. */
export function checkCriminalCheckFacts(given: CriminalCheckFacts): void {
  const { on, partyKind, region, measures, facts = {} } = given
  if (!isPlainDate(on)) bad('/on', '没有写明日期。', '请写成 2025-06-20 的形式。')
  if (partyKind !== 'legal' && partyKind !== 'natural')
    bad('/partyKind', '没有写明是单位还是个人。', '请写 legal 或者 natural。')
  if (region !== undefined && !isRegionCode(region)) bad('/region', '不是区划代码。', '请写六位数字。')
  for (const [name, value] of Object.entries(measures)) {
    if (!Object.hasOwn(CRIMINAL_MEASURES, name)) bad(`/measures/${name}`, `没有名为 ${name} 的数量。`, '请核对名称。')
    if (value !== undefined && !isPlausibleFen(value)) {
      bad(`/measures/${name}`, `${name} 不是合理的数。`, '请填写非负整数，金额以分为单位。')
    }
  }
  for (const [name, value] of Object.entries(facts)) {
    if (!Object.hasOwn(CRIMINAL_FACTS, name)) bad(`/facts/${name}`, `没有名为 ${name} 的情形。`, '请核对名称。')
    if (value !== undefined && typeof value !== 'boolean')
      bad(`/facts/${name}`, `${name} 不是“是否”。`, '请写 true 或者 false。')
  }
}

const bad = (field: string, message: string, next: string): never =>
  refuse({ code: 'law.criminalFactsInvalid', kind: 'invalid', message, next, field })
