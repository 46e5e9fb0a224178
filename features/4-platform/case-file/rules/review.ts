import type { CaseState } from '#features/6-operation/case-handling'
import { dayOf, type PlainDate } from '#kernel'
import { inForceOn, type Law } from '#law-engine'

export interface LegalityItem {
  matter: string
  passed: boolean
  /** By what it is met, or what is wrong. */
  reason: string
}

export interface RegularityItem {
  matter: string
  points: number
  lost: { points: number; reason: string }[]
}

/** The file review: legality decides, regularity is scored. */
export interface FileReview {
  legality: LegalityItem[]
  regularity: RegularityItem[]
  /** 0 when legality fails. */
  score: number
  grade: string
  /** False while the case goes on: what is missing is then still to come, and no fault. */
  complete: boolean
}

/**
 * Reviews a file by what its acts show. Matters, points and grades are law data (`thresholds/file-review.yaml`), a
 * default until an official sheet is loaded: the page says 未核实.
 * @param on the day whose sheet is meant
 */
export function reviewFile(state: CaseState, law: Law, on: PlainDate): FileReview {
  const legality = [subject(state), party(state), facts(state), norm(state), discretion(state), procedure(state)]
  const regularity = inForceOn(law.thresholds.fileReview, on).map(
    ({ text, points, deductions }): RegularityItem => ({
      matter: text,
      points,
      lost: deductions
        .filter(({ id }) => signs[id as SignId]?.(state))
        .map(deduction => ({ points: deduction.points, reason: deduction.text })),
    }),
  )
  const kept = regularity.reduce((sum, item) => sum + item.points - Math.min(item.points, lostOf(item)), 0)
  const score = legality.every(item => item.passed) ? kept : 0
  const grades = inForceOn(law.thresholds.fileReviewGrades, on).sort((a, b) => b.atLeast - a.atLeast)
  const complete = state.closedOn !== undefined
  return { legality, regularity, score, grade: grades.find(g => score >= g.atLeast)?.name ?? '', complete }
}

const lostOf = (item: RegularityItem): number => item.lost.reduce((sum, l) => sum + l.points, 0)

const isOrdinary = (s: CaseState): boolean => s.procedure === 'ordinary'

/** Reasons shorter than this tell nobody why; a matter of style, not of law. */
const THIN_REASONS = 10

/** By what each deduction of the sheet shows. */
export const signs = {
  filingUnnumbered: s => isOrdinary(s) && !s.caseNumber,
  filingWithoutFacts: s => isOrdinary(s) && !s.filingFacts,
  inspectionUnrecorded: s => s.inspections.some(i => i.recordings.length === 0),
  recordNotReadBack: s => s.inspections.some(i => !i.readBack),
  recordUnsigned: s => s.inspections.some(i => !i.signature.signed),
  partyNotAsked: s => isOrdinary(s) && s.inquiries.length === 0,
  evidenceWithoutFiles: s => s.evidence.length > 0 && s.evidence.every(e => e.file === undefined),
  recordsOnly: s => isOrdinary(s) && s.evidence.length === 0,
  approvedByPhone: s => s.preservations.some(p => p.approval === 'phone'),
  preservedUndisposed: s => s.preservations.some(p => !p.disposed),
  defenceUnassessed: s => s.defences.some(d => !d.assessed),
  defenceOral: s => s.defences.some(d => d.form === 'oral'),
  decisionUnnumbered: s => !s.decision?.number,
  reasonsThin: s => (s.decision?.treatment.reasons.length ?? 0) < THIN_REASONS,
  paidLate: s =>
    afterDue(
      s,
      'D-PEN-11',
      s.payments.map(p => p.paidOn),
    ),
  archivedLate: s => afterDue(s, 'D-ARC-01', s.archive ? [dayOf(s.archive.at)] : []),
  notArchived: s => !s.archive,
} satisfies Record<string, (state: CaseState) => boolean>

type SignId = keyof typeof signs

function afterDue(state: CaseState, periodId: string, days: readonly PlainDate[]): boolean {
  const due = state.clocks.find(c => c.periodId === periodId)?.due
  return due !== undefined && days.some(day => day > due)
}

const judge = (matter: string, passed: boolean, met: string, wrong: string): LegalityItem => ({
  matter,
  passed,
  reason: passed ? met : wrong,
})

const subject = (s: CaseState): LegalityItem => {
  const team = s.handlers.length > 0 ? s.handlers : (s.onTheSpot?.team ?? [])
  const certified = team.length > 0 && team.every(h => h.certificateNumber !== '')
  return judge('执法主体和人员', certified, `${team.map(h => h.name).join('、')}持证执法。`, '没有记录持证执法人员。')
}

const party = (s: CaseState): LegalityItem =>
  judge('当事人', s.finding !== undefined, s.finding?.party.name ?? '', '没有认定当事人。')

const facts = (s: CaseState): LegalityItem => {
  const found = s.evidence.length + s.inspections.length + s.inquiries.length + (s.onTheSpot?.evidence.length ?? 0)
  return judge('事实和证据', found > 0, `证据和笔录${found}份。`, '没有证据。')
}

const norm = (s: CaseState): LegalityItem => {
  const treatment = s.decision?.treatment
  const named = treatment?.outcome !== 'penalty' || treatment.power !== undefined
  return judge(
    '适用法律',
    s.decision !== undefined && named,
    treatment?.power ?? '依法不予处罚',
    '决定没有写明适用的事项。',
  )
}

const discretion = (s: CaseState): LegalityItem => {
  const { reasoning, outcome, fineFen = 0 } = s.decision?.treatment ?? {}
  const range = reasoning?.rangeFen
  const below = range !== undefined && range !== null && fineFen > 0 && fineFen < range.minFen
  const fits =
    outcome !== 'penalty' ||
    fineFen === 0 ||
    (range ? fineFen <= range.maxFen && (!below || s.discussion !== undefined) : false)
  return judge('裁量', fits, '在法定幅度以内，或者依法减轻并经集体讨论。', '数额没有依据。')
}

const procedure = (s: CaseState): LegalityItem => {
  if (s.procedure === 'simple')
    return judge('程序', s.onTheSpot !== undefined, '当场告知、听取陈述申辩并作出决定。', '没有当场决定的记录。')
  const noticed = s.decision?.treatment.outcome !== 'penalty' || s.notice !== undefined
  const served = s.decision?.treatment.outcome === 'transferred' || s.servedOn !== undefined
  const inTime = s.decision === undefined || s.handlingUntil === undefined || s.decision.decidedOn <= s.handlingUntil
  const wrong = [!noticed && '没有事先告知', !served && '没有送达', !inTime && '超过办案期限']
    .filter(Boolean)
    .join('，')
  return judge('程序', wrong === '', '告知、审核、决定、送达齐全，在期限以内。', `${wrong}。`)
}
