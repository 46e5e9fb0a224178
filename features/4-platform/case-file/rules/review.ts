import type { CaseState } from '#features/6-operation/case-handling'
import { dayOf } from '#kernel'

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
  grade: '优秀' | '良好' | '合格' | '不合格'
}

/**
 * Reviews a file by what its acts show. The matters and points are the house's default until an official sheet is loaded
 * (评分表未见官方文本), so the page says 未核实.
 */
export function reviewFile(state: CaseState): FileReview {
  const legality = [subject(state), party(state), facts(state), law(state), discretion(state), procedure(state)]
  const regularity = [
    filing(state),
    records(state),
    evidence(state),
    preservation(state),
    defence(state),
    decisionDocument(state),
    execution(state),
    closing(state),
  ]
  const lawful = legality.every(item => item.passed)
  const kept = regularity.reduce((sum, r) => sum + r.points - Math.min(r.points, lostOf(r)), 0)
  const score = lawful ? kept : 0
  return { legality, regularity, score, grade: gradeOf(score) }
}

const lostOf = (item: RegularityItem): number => item.lost.reduce((sum, l) => sum + l.points, 0)

const gradeOf = (score: number): FileReview['grade'] => {
  if (score >= 90) return '优秀'
  if (score >= 80) return '良好'
  return score >= 60 ? '合格' : '不合格'
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

const law = (s: CaseState): LegalityItem => {
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

const item = (matter: string, points: number, losses: (RegularityItem['lost'][number] | false)[]): RegularityItem => ({
  matter,
  points,
  lost: losses.filter(l => l !== false),
})
const lose = (when: boolean, points: number, reason: string) => when && { points, reason }

const filing = (s: CaseState): RegularityItem =>
  item('立案', 10, [
    lose(s.procedure === 'ordinary' && !s.caseNumber, 5, '立案审批没有编号'),
    lose(s.procedure === 'ordinary' && !s.filingFacts, 5, '没有写明初步查明的事实'),
  ])

const records = (s: CaseState): RegularityItem =>
  item('检查、询问笔录', 20, [
    lose(
      s.inspections.some(i => i.recordings.length === 0),
      3,
      '现场检查没有音像记录',
    ),
    lose(
      s.inspections.some(i => !i.readBack),
      4,
      '有笔录没有交被检查人核对',
    ),
    lose(
      s.inspections.some(i => !i.signature.signed),
      2,
      '有笔录由被检查人拒绝签名，已注明情况',
    ),
    lose(s.procedure === 'ordinary' && s.inquiries.length === 0, 5, '没有询问当事人'),
  ])

const evidence = (s: CaseState): RegularityItem =>
  item('证据', 15, [
    lose(s.evidence.length > 0 && s.evidence.every(e => e.file === undefined), 2, '证据没有随案保存电子文件'),
    lose(s.procedure === 'ordinary' && s.evidence.length === 0, 8, '除笔录外没有其他证据'),
  ])

const preservation = (s: CaseState): RegularityItem =>
  item('先行登记保存', 10, [
    lose(
      s.preservations.some(p => p.approval === 'phone'),
      2,
      '先行登记保存系电话批准后补签',
    ),
    lose(
      s.preservations.some(p => !p.disposed),
      8,
      '保存的物品没有处理决定',
    ),
  ])

const defence = (s: CaseState): RegularityItem =>
  item('告知、陈述申辩、听证', 15, [
    lose(
      s.defences.some(d => !d.assessed),
      10,
      '陈述申辩没有复核',
    ),
    lose(
      s.defences.some(d => d.form === 'oral'),
      1,
      '口头陈述申辩，没有书面材料',
    ),
  ])

const decisionDocument = (s: CaseState): RegularityItem =>
  item('决定文书', 15, [
    lose(!s.decision?.number, 8, '决定书没有编号'),
    lose((s.decision?.treatment.reasons.length ?? 0) < 10, 3, '裁量理由过于简单'),
  ])

const execution = (s: CaseState): RegularityItem => {
  const due = s.clocks.find(c => c.periodId === 'D-PEN-11')?.due
  const late = due !== undefined && s.payments.some(p => p.paidOn > due)
  return item('送达和执行', 5, [lose(late, 2, '逾期缴款')])
}

const closing = (s: CaseState): RegularityItem => {
  const due = s.clocks.find(c => c.periodId === 'D-ARC-01')?.due
  const archived = s.archive && dayOf(s.archive.at)
  return item('结案和归档', 10, [
    lose(archived !== undefined && due !== undefined && archived > due, 4, '逾期归档'),
    lose(!s.archive, 4, '尚未归档'),
  ])
}
