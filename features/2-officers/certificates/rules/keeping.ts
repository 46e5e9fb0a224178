import { addDays, daysBetween, type PlainDate, refuse } from '#kernel'
import type { Break, Certificate } from '../rules.ts'

/** How many days before its end a certificate is shown as running out: a setting of the screen, not law. */
export const SOON_DAYS = 60

export type CertificateState = 'notYet' | 'valid' | 'soon' | 'expired' | 'suspended' | 'withdrawn'

/** What a certificate is on a day, for lists. */
export function stateOn(certificate: Certificate, day: PlainDate): CertificateState {
  const { status, statusFrom, validFrom, validUntil, breaks = [] } = certificate
  if (status !== 'valid' && (statusFrom === undefined || day >= statusFrom)) return status
  if (breaks.some(b => day >= b.from && day <= b.until)) return 'suspended'
  if (day < validFrom) return 'notYet'
  if (day > validUntil) return 'expired'
  return daysBetween(day, validUntil) <= SOON_DAYS ? 'soon' : 'valid'
}

/** Nobody certifies himself; an end lies after the beginning; only who may handle cases gets one. */
export function checkRegistration(
  asked: { officerId: string; validFrom: PlainDate; validUntil: PlainDate },
  facts: { actorId: string; isHandler: boolean; regionWithin: boolean },
): void {
  if (asked.officerId === facts.actorId) refuseOwn()
  if (!facts.isHandler) {
    refuse({
      code: 'certificates.notHandler',
      kind: 'notAllowed',
      message: '该人员没有办案岗位，或者不在您的辖区内。',
      article: '行政处罚法第四十二条',
      next: '请先由安全管理员授予办案岗位。',
      field: '/officerId',
    })
  }
  if (asked.validUntil < asked.validFrom) {
    refuse({
      code: 'certificates.endBeforeBeginning',
      kind: 'invalid',
      message: '有效期的终了日早于开始日。',
      next: '请对照证件核对。',
      field: '/validUntil',
    })
  }
  if (!facts.regionWithin) {
    refuse({
      code: 'certificates.otherRegion',
      kind: 'forbidden',
      message: '证件适用的地区没有登记，或者不在您的辖区内。',
      next: '请改选辖区内的行政区划，或者由上级机构登记。',
      field: '/region',
    })
  }
}

export type Keeping = 'suspend' | 'resume' | 'withdraw'

/**
 * What a certificate becomes by being suspended, given back or withdrawn on a day. What was done before stays lawful.
 * @throws Refusal
 */
export function keep(
  certificate: Certificate,
  what: Keeping,
  on: PlainDate,
  facts: { actorId: string; today: PlainDate },
): Pick<Certificate, 'status' | 'statusFrom' | 'breaks'> {
  if (certificate.officerId === facts.actorId) refuseOwn()
  if (certificate.status === 'withdrawn')
    refuseState('证件已被收回，不能再变更。', '需要恢复执法资格的，请登记新证件。')
  if (on > facts.today) refuseDay('日期不能晚于今天。')
  if (on < certificate.validFrom) refuseDay('日期早于证件有效期的开始日。')
  const { breaks = [], statusFrom } = certificate
  const last = breaks.at(-1)
  if (last && on <= last.until) refuseDay('日期早于上一次暂扣结束之日。')
  if (what === 'withdraw') {
    if (statusFrom !== undefined && on < statusFrom) refuseDay('收回日期早于暂扣日期。')
    // the days of an unfinished suspension stay known
    return { status: 'withdrawn', statusFrom: on, breaks: closed(breaks, statusFrom, on) }
  }
  if (what === 'suspend') {
    if (certificate.status === 'suspended') refuseState('证件已经处于暂扣状态。', '请核对后办理发还或者收回。')
    return { status: 'suspended', statusFrom: on, breaks }
  }
  if (certificate.status !== 'suspended' || statusFrom === undefined)
    refuseState('证件没有被暂扣。', '请刷新，核对证件的现状。')
  if (on < statusFrom) refuseDay('发还日期早于暂扣日期。')
  return { status: 'valid', breaks: closed(breaks, statusFrom, on) }
}

/** The day it is given back, or withdrawn, is no longer one of the suspension. */
function closed(breaks: readonly Break[], from: PlainDate | undefined, on: PlainDate): Break[] {
  if (from === undefined || from === on) return [...breaks]
  return [...breaks, { from, until: addDays(on, -1) }]
}

function refuseOwn(): never {
  refuse({
    code: 'certificates.own',
    kind: 'forbidden',
    message: '任何人不得登记、变更自己的执法证件。',
    next: '请由其他负责人或者上级机构办理。',
  })
}

function refuseState(message: string, next: string): never {
  refuse({ code: 'certificates.state', kind: 'notAllowed', message, next })
}

function refuseDay(message: string): never {
  refuse({ code: 'certificates.day', kind: 'invalid', message, next: '请核对日期。', field: '/on' })
}
