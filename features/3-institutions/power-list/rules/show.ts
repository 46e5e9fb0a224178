import { formatYuan, type PlainDate, refuse } from '#kernel'
import { type Dated, type Law, levelTextOf, type Power, versionsOf, type YearCalendar } from '#law-engine'
import { describeFine } from './describe-fine.ts'
import { type FactsWanted, factsWanted } from './facts-wanted.ts'

/** Where a datum stands and how sure we are, as it goes out. */
export const sourceOf = ({ basis, from, until, source, confidence, note }: Dated) => ({
  basis,
  from,
  until: until ?? null,
  source,
  confidence,
  note: note ?? null,
})

export const rowOf = (power: Power) => ({
  code: power.code,
  fieldCode: power.fieldCode,
  field: power.field,
  name: power.name,
  kind: power.kind,
  penaltyKinds: power.penaltyKinds,
  fine: power.fine ? describeFine(power.fine) : power.fineElsewhere ? [`依其他规定：${power.fineElsewhere}`] : [],
  ...sourceOf(power),
})

export const versionOf = (power: Power, { departments }: Law) => ({
  ...rowOf(power),
  violated: power.violated,
  penaltyBasis: power.penaltyBasis,
  orderToCorrect: power.orderToCorrect,
  competentBody: power.competentBody.text,
  level: levelTextOf(power.competentBody),
  competence: competenceOfItem(power, departments),
  subjects: power.subjects,
  conditions: conditionsOf(power),
  fineShape: power.fine,
  textRead: power.checks?.penaltyArticleTextRead ?? null,
  wanted: factsWanted(power) satisfies FactsWanted,
})

/** Whose item it is, as data. */
export const competenceOfItem = ({ competentBody }: Power, departments: Law['departments']) => ({
  kind: competentBody.kind,
  level: competentBody.level,
  departments: departments.filter(d => competentBody.departments.includes(d.id)),
  ours: competentBody.ours,
  confidence: competentBody.confidence,
  note: competentBody.note ?? null,
})

export function conditionsOf(power: Power): { name: string; text: string }[] {
  const { suspension, personFine } = power
  const said: [string, string | undefined][] = [
    ['罚款的前提', power.fineWhen],
    ['前提不成立时', power.withoutFineCondition],
    ['罚款的对象', power.fineSubject],
    ['构成要件', power.condition],
    ['处罚前提', power.when],
    ['对责任人员的罚款', personFine && `${personFine.who ?? '直接责任人员'}：${rangeOf(personFine)}`],
    ['停业整顿', suspension && `${suspension.months[0]}个月至${suspension.months[1]}个月（${suspension.when}）`],
    ['吊销许可证件', power.revokeWhen],
    ['限制从业', power.ban],
    ['没收、销毁', power.seize],
    ['追缴', power.recover],
    ['强制措施', power.coercive],
    ['涉及许可', power.permit],
  ]
  return said.flatMap(([name, text]) => (text ? [{ name, text }] : []))
}

const rangeOf = ({ minFen, maxFen }: { minFen: number; maxFen: number }): string =>
  minFen === 0 ? `${formatYuan(maxFen)}元以下` : `${formatYuan(minFen)}元以上${formatYuan(maxFen)}元以下`

/** Every version of an item, the latest first. @throws Refusal `powerList.unknown`. */
export function detailOf(law: Law, code: string) {
  const versions = versionsOf(law, code)
  if (versions.length === 0) refuseUnknownPower(code)
  return { code, lawVersion: law.version, versions: versions.map(power => versionOf(power, law)).reverse() }
}

export function refuseUnknownPower(code: string): never {
  refuse({
    code: 'powerList.unknown',
    kind: 'notFound',
    message: `权力清单中没有 ${code}。`,
    next: '请按领域或者名称重新查找。',
  })
}

/** @throws Refusal `law.calendarMissing`: a year is never guessed. */
export function calendarOf(law: Law, year: number): YearCalendar {
  return (
    law.calendars.find(calendar => calendar.year === year) ??
    refuse({
      code: 'law.calendarMissing',
      kind: 'notFound',
      message: `还没有${year}年的节假日安排。`,
      next: `请系统管理员按国务院办公厅当年通知补充 law/calendars/${year}.yaml，可参照上一年的文件。`,
      facts: { year },
    })
  )
}

/** The items of a list after a code, and the code to go on from; null at the end. */
export function pageOf<T extends { code: string }>(items: readonly T[], after: string | undefined, limit: number) {
  const rest = after === undefined ? items : items.filter(item => item.code > after)
  const rows = rest.slice(0, limit)
  return { rows, after: rest.length > limit ? rows.at(-1)!.code : null, total: items.length }
}

/** How many items of each field apply on a day, in the order of the policy. */
export const fieldsOn = (law: Law, inForce: readonly Power[]) =>
  [...law.fields]
    .sort((a, b) => a.order - b.order)
    .map(({ code, name, enabled }) => ({
      code,
      name,
      enabled,
      powers: inForce.filter(power => power.fieldCode === code).length,
    }))

export const isOn = (item: Pick<Dated, 'from' | 'until'>, on: PlainDate): boolean =>
  item.from <= on && (item.until === undefined || on <= item.until)
