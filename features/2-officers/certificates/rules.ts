import { closedGate, formatDayZh, type Gate, openGate, type PlainDate, type RegionCode, regionContains } from '#kernel'

export { type CertificateState, checkRegistration, type Keeping, keep, SOON_DAYS, stateOn } from './rules/keeping.ts'

export type CertificateStatus = 'valid' | 'suspended' | 'withdrawn'

/** An enforcement certificate 行政执法证. Ministry and provincial certificates are both accepted; the kind does not matter here. */
export interface Certificate {
  number: string
  officerId: string
  /** The division it is valid in, with everything inside. */
  region: RegionCode
  /** Field codes; empty means all fields of cultural-market enforcement. */
  fieldCodes: readonly string[]
  validFrom: PlainDate
  validUntil: PlainDate
  status: CertificateStatus
  /** The day it was suspended or withdrawn; what was done before stays lawful. */
  statusFrom?: PlainDate
  /** Suspensions that have ended. */
  breaks?: readonly Break[]
}

/** First and last day of a suspension. */
export interface Break {
  from: PlainDate
  until: PlainDate
}

export interface Officer {
  id: string
  name: string
}

/** A relation that bars an officer from a party 回避: declared by the officer or found by the organ. */
export interface Conflict {
  officerId: string
  subjectId: string
  relation: string
}

export interface Duty {
  region: RegionCode
  fieldCode: string
  on: PlainDate
}

const certificateArticle = '行政处罚法第四十二条'
const recusalArticle = '行政处罚法第四十三条'

/** Why an officer may not act in this duty on that day; undefined when he may. */
export function certificateObstacle(
  certificates: readonly Certificate[],
  officer: Officer,
  duty: Duty,
): string | undefined {
  const own = certificates.filter(c => c.officerId === officer.id)
  if (own.length === 0) return `${officer.name}没有执法证件`
  const obstacles = own.map(c => obstacleOf(c, duty))
  return obstacles.includes(undefined) ? undefined : `${officer.name}的执法证件${obstacles[0]}`
}

/** The certificate an officer acts under, for the document; undefined when none is valid. */
export const validCertificate = (
  certificates: readonly Certificate[],
  officerId: string,
  duty: Duty,
): Certificate | undefined => certificates.find(c => c.officerId === officerId && obstacleOf(c, duty) === undefined)

function obstacleOf(certificate: Certificate, { region, fieldCode, on }: Duty): string | undefined {
  if (on < certificate.validFrom) return `自${formatDayZh(certificate.validFrom)}起才有效`
  if (on > certificate.validUntil) return `已于${formatDayZh(certificate.validUntil)}到期`
  if (certificate.status !== 'valid' && (certificate.statusFrom === undefined || on >= certificate.statusFrom)) {
    return certificate.status === 'suspended' ? '处于暂扣状态' : '已被收回'
  }
  if (certificate.breaks?.some(b => on >= b.from && on <= b.until)) return '当日处于暂扣状态'
  if (!regionContains(certificate.region, region)) return '不适用于本地区'
  if (certificate.fieldCodes.length > 0 && !certificate.fieldCodes.includes(fieldCode)) return '不含本领域'
  return undefined
}

/**
 * The gate before every enforcement action: enough different officers, each with a certificate valid that day.
 * @param minimum how many the law wants, from the law data
 */
export function teamGate(
  certificates: readonly Certificate[],
  team: readonly Officer[],
  duty: Duty,
  minimum: number,
): Gate {
  const gate = { code: 'certificates.team', title: '执法人员人数和证件', article: certificateArticle }
  const different = new Set(team.map(o => o.id)).size
  if (different < minimum) {
    return closedGate(gate, `执法人员应当不少于${minimum}人，现在只有${different}人。`, '请加派持证执法人员。', {
      different,
      minimum,
    })
  }
  const obstacles = team.map(o => certificateObstacle(certificates, o, duty)).filter(o => o !== undefined)
  if (obstacles.length > 0) {
    return closedGate(gate, `${obstacles.join('；')}。`, '请改派证件在当日、本地区、本领域有效的人员。', {
      on: duty.on,
    })
  }
  return openGate(gate, `${team.map(o => o.name).join('、')}，证件均有效。`)
}

/** The gate of recusal: nobody in the team is bound to the party. Recusal asked for by a party is decided by the leader. */
export function recusalGate(conflicts: readonly Conflict[], team: readonly Officer[], subjectId: string): Gate {
  const gate = { code: 'certificates.recusal', title: '回避', article: recusalArticle }
  const bound = team.flatMap(o =>
    conflicts.filter(c => c.officerId === o.id && c.subjectId === subjectId).map(c => ({ o, c })),
  )
  if (bound.length === 0) return openGate(gate, '没有应当回避的情形。')
  return closedGate(
    gate,
    `${bound.map(({ o, c }) => `${o.name}与当事人有利害关系（${c.relation}）`).join('；')}，应当回避。`,
    '请改派其他人员。',
  )
}
