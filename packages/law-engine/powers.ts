import { formatDayZh, type PlainDate, refuse } from '#kernel'
import type { Law, Power } from './types.ts'

export interface PowerFilter {
  on: PlainDate
  fieldCode?: string
  kind?: Power['kind']
}

/** The powers in force on a day, by code. */
export const powersInForce = (law: Law, { on, fieldCode, kind }: PowerFilter): Power[] =>
  law.powers
    .filter(p => isInForce(p, on) && (!fieldCode || p.fieldCode === fieldCode) && (!kind || p.kind === kind))
    .sort((a, b) => (a.code < b.code ? -1 : 1))

/** The version of a power in force on a day. @throws Refusal `law.powerUnknown`, `law.powerNotInForce`. */
export function getPower(law: Law, code: string, on: PlainDate): Power {
  const versions = law.powers.filter(p => p.code === code)
  const found = versions.find(p => isInForce(p, on))
  if (found) return found
  return refuse({
    code: versions.length === 0 ? 'law.powerUnknown' : 'law.powerNotInForce',
    kind: 'invalid',
    message:
      versions.length === 0 ? `权力清单中没有 ${code}。` : `事项 ${code} 在${formatDayZh(on)}尚未施行或者已经失效。`,
    next: '请在权力清单中按领域和日期查找。',
  })
}

const isInForce = (power: Power, on: PlainDate): boolean =>
  power.from <= on && (power.until === undefined || on <= power.until)
