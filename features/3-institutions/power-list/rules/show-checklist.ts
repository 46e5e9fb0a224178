import { type PlainDate, refuse } from '#kernel'
import { type Checklist, type Law, powersInForce } from '#law-engine'
import type { ChecklistView } from './checklist-shown.ts'
import { isOn, sourceOf } from './show.ts'

/**
 * What is looked at in a field on a day: its list, and lines that the place has added.
 * @throws Refusal `law.fieldUnknown`
 */
export function showChecklists(law: Law, fieldCode: string, on: PlainDate): ChecklistView[] {
  if (!law.fields.some(field => field.code === fieldCode && field.enabled)) {
    refuse({
      code: 'law.fieldUnknown',
      kind: 'invalid',
      message: `没有领域 ${fieldCode}，或者该领域没有启用。`,
      next: '请从领域目录中选择。',
      field: '/fieldCode',
    })
  }
  const names = new Map(powersInForce(law, { on }).map(power => [power.code, power.name]))
  const nameOf = (code: string) => names.get(code) ?? code
  return law.checklists
    .filter(list => list.fieldCode === fieldCode && isOn(list, on))
    .map(list => ({
      name: list.name,
      ...sourceOf(list),
      lines: linesOf(list, nameOf),
      notByInspection: list.notByInspection.map(({ power, reason }) => ({ code: power, name: nameOf(power), reason })),
    }))
}

const linesOf = ({ items, confidence }: Checklist, nameOf: (code: string) => string): ChecklistView['lines'] =>
  items.map(({ id, text, how, power, basis, confidence: own }) => ({
    id,
    text,
    how: how ?? null,
    power: { code: power, name: nameOf(power) },
    basis,
    confidence: own ?? confidence,
  }))
