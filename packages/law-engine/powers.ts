import { formatDayZh, type PlainDate, refuse } from '#kernel'
import { inForceOn, isInForce } from './in-force.ts'
import type { Law, Power } from './types.ts'

export interface PowerFilter {
  on: PlainDate
  fieldCode?: string
  kind?: Power['kind']
  /** Also the items of fields that are switched off. */
  includeDisabled?: boolean
}

/** The powers in force on a day, by code; those of a later field (switched off) only on request. */
export function powersInForce(law: Law, { on, fieldCode, kind, includeDisabled }: PowerFilter): Power[] {
  const off = new Set(includeDisabled ? [] : law.fields.filter(f => !f.enabled).map(f => f.code))
  return inForceOn(law.powers, on)
    .filter(p => !off.has(p.fieldCode) && (!fieldCode || p.fieldCode === fieldCode) && (!kind || p.kind === kind))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Every version of an item, the earliest first; empty when there is no such item. */
export const versionsOf = (law: Law, code: string): Power[] =>
  law.powers.filter(p => p.code === code).sort((a, b) => (a.from < b.from ? -1 : 1))

/** The version of a power in force on a day. @throws Refusal `law.powerUnknown`, `law.powerNotInForce`. */
export function getPower(law: Law, code: string, on: PlainDate): Power {
  const versions = versionsOf(law, code)
  return (
    versions.find(p => isInForce(p, on)) ??
    refuse({
      code: versions.length === 0 ? 'law.powerUnknown' : 'law.powerNotInForce',
      kind: 'invalid',
      message:
        versions.length === 0 ? `权力清单中没有 ${code}。` : `事项 ${code} 在${formatDayZh(on)}尚未施行或者已经失效。`,
      next: '请在权力清单中按领域和日期查找；缺少早期版本的，请法制人员补录。',
      facts: { code, on, versions: versions.map(p => ({ from: p.from, until: p.until ?? null })) },
    })
  )
}
