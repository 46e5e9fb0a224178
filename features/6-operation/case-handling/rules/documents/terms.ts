import type { PlainDate } from '#kernel'
import { type Law, type PeriodUnit, periodInForce, remedies } from '#law-engine'
import type { CaseSettings } from '../context.ts'
import { cite } from './citing.ts'

/*
 * Terms a document tells the party run from the day it is served, which nobody knows when the document is made. So they are
 * told as lengths; the day itself stands in the clock that the service opens.
 */

const units: Partial<Record<PeriodUnit, string>> = { 'calendar-day': '日', 'working-day': '个工作日', month: '个月' }

/** `自收到本决定书之日起15日内` */
export function paymentTerm(law: Law, on: PlainDate, document = '本决定书'): string {
  const { amount, unit } = periodInForce(law, 'D-PEN-11', on)
  return `自收到${document}之日起${amount}${units[unit] ?? ''}内`
}

/** What follows from paying late, with rate and cap of the law. */
export function lateText(law: Law, on: PlainDate): string {
  const rule = law.thresholds.additionalFine
    .filter(r => r.from <= on && (r.until === undefined || on <= r.until))
    .at(-1)
  if (!rule) return ''
  return (
    `逾期不缴纳罚款的，依照${cite(law, rule.basis)}的规定，每日按罚款数额的${rule.percentPerDay}%加处罚款，` +
    `加处罚款的数额不超出罚款${rule.capPercent === 100 ? '的数额' : `数额的${rule.capPercent}%`}。`
  )
}

/** The remedies with their terms, the body that reconsiders and the court. */
export function remediesText(
  law: Law,
  procedure: 'simple' | 'ordinary',
  on: PlainDate,
  { reconsiderationBody, court }: Pick<CaseSettings, 'reconsiderationBody' | 'court'>,
): string {
  const { text } = remedies(law, { procedure, servedOn: on })
  const opening = procedure === 'ordinary' ? '如不服本决定，' : ''
  return `${opening}${text}行政复议申请向${reconsiderationBody}提出；行政诉讼向${court}提起。`
}
