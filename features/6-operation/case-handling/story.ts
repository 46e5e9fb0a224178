import { addDays, type Fen, type PlainDate } from '#kernel'
import type { AmountBase } from '#law-engine'
import type { RegisterFinding } from './bodies/opening.ts'
import type { BodyOf, CommandName } from './rules/commands.ts'
import type { CaseState } from './rules/state.ts'

export { publicCases } from './fixtures/public-cases.ts'

/** Who acts in a story: posts of a county brigade, and the city's desk. */
export type Post =
  | 'desk'
  | 'handler1'
  | 'handler2'
  | 'leader'
  | 'review'
  | 'hearing'
  | 'finance'
  | 'publish'
  | 'archive'

/** What a story learns on its way and later steps refer to. */
export interface Known {
  subjectId: string
  organId: string
  people: Record<Exclude<Post, 'desk'>, { id: string; name: string }>
  preservationId?: string
  correctionId?: string
  paymentCode?: string
  /** SHA-256 of the picture or recording that stands for the evidence. */
  file?: string
}

export interface StoryStep<N extends CommandName = CommandName> {
  /** Instant, ISO with offset. */
  at: string
  by: Post
  command: N
  data(known: Known): BodyOf<N>
  /** Code of the refusal this step must meet; it then changes nothing. */
  refused?: string
}

/** The facts of an ordinary case; everything else on its road follows from them. */
export interface RoadFacts {
  fieldCode: string
  cause: string
  /** What was found, in one paragraph; printed as it is. */
  facts: string
  powerCodes: string[]
  power: string
  place: string
  manager: string
  conduct: PlainDate
  source: RegisterFinding['sourceKind']
  reference?: string
  amountsFen: Partial<Record<AmountBase, Fen>>
  circumstances: string[]
  warning: boolean
  fineFen: Fen
  confiscationFen: Fen
  goods?: string
  suspensionMonths?: number
  mitigate?: boolean
  reasons: string
  /** Things taken into registration-preservation at the inspection. */
  preserved?: { name: string; quantity: number; unit: string }[]
  minors?: { name: string; birth: PlainDate; guardian: string }[]
  defence?: string
  days: RoadDays
}

export interface RoadDays {
  received: PlainDate
  inspected: PlainDate
  filed: PlainDate
  inquired: PlainDate
  concluded: PlainDate
  proposed: PlainDate
  noticed: PlainDate
  /** When the party answered; without an answer the road waits until `reviewed`. */
  defended?: PlainDate
  assessed?: PlainDate
  reviewed: PlainDate
  discussed?: PlainDate
  decided: PlainDate
  served: PlainDate
  paid: PlainDate
  published: PlainDate
  closed: PlainDate
  archived: PlainDate
}

/** An instant of a day in China. */
export const at = (day: PlainDate, time: string): string => `${day}T${time}:00+08:00`

const step = <N extends CommandName>(
  when: string,
  by: Post,
  command: N,
  data: (known: Known) => BodyOf<N>,
): StoryStep => ({ at: when, by, command, data }) as unknown as StoryStep

const pair = ({ people }: Known): string[] => [people.handler1.id, people.handler2.id]
const signed = { signed: true }

/** The whole road of an ordinary case, from its source to its archive. */
export function roadOf(facts: RoadFacts): StoryStep[] {
  return [...opening(facts), ...investigation(facts), ...hearingTheParty(facts), ...deciding(facts), ...ending(facts)]
}

function opening(f: RoadFacts): StoryStep[] {
  const { days } = f
  return [
    step(at(days.received, '09:10'), f.source === 'inspection' ? 'handler1' : 'desk', 'registerFinding', known => ({
      fieldCode: f.fieldCode,
      organId: known.organId,
      sourceKind: f.source,
      receivedOn: days.received,
      ...(f.reference && { reference: f.reference }),
      subjectId: known.subjectId,
      place: f.place,
      conductFrom: f.conduct,
      conductUntil: f.conduct,
      summary: f.facts,
    })),
    step(at(days.received, '10:30'), 'leader', 'assignHandlers', known => ({ officers: pair(known) })),
    step(at(days.inspected, '22:30'), 'handler1', 'recordInspection', known => ({
      place: f.place,
      from: at(days.inspected, '20:40'),
      until: at(days.inspected, '22:15'),
      officers: pair(known),
      recorderId: known.people.handler2.id,
      certificatesShown: true,
      rightsTold: true,
      siteManager: f.manager,
      siteManagerRole: '负责人',
      findings: `执法人员在${f.manager}陪同下对经营场所进行检查，全程录音录像。${f.facts}`,
      recordings: ['执法记录仪视频1段'],
      readBack: true,
      signature: signed,
    })),
    ...preserving(f),
    step(at(days.filed, '09:00'), 'handler1', 'requestFiling', () => ({
      cause: f.cause,
      facts: f.facts,
      powerCodes: f.powerCodes,
    })),
    step(at(days.filed, '15:00'), 'leader', 'approveFiling', () => ({})),
  ]
}

function preserving(f: RoadFacts): StoryStep[] {
  const items = f.preserved
  if (!items) return []
  const day = f.days.inspected
  return [
    step(at(day, '22:40'), 'handler1', 'preserveEvidence', known => ({
      items: items.map(item => ({ ...item, condition: '完好' })),
      reason: '证据可能灭失或者以后难以取得。',
      preservedAt: at(day, '22:20'),
      place: f.place,
      keeper: f.manager,
      officers: pair(known),
      approval: 'phone',
      approverId: known.people.leader.id,
      approvedAt: at(day, '21:50'),
      signature: signed,
    })),
    step(at(addDays(day, 1), '09:00'), 'leader', 'confirmPreservation', known => ({
      preservationId: known.preservationId!,
    })),
    step(at(addDays(day, 1), '11:00'), 'handler1', 'disposePreserved', known => ({
      preservationId: known.preservationId!,
      outcome: f.goods ? 'toBeConfiscated' : 'copied',
      disposedAt: at(addDays(day, 1), '10:30'),
      note: f.goods ? '待案件处理决定作出后依法处理。' : '提取所需数据后原物返还。',
      officers: pair(known),
      signature: signed,
    })),
  ]
}

function investigation(f: RoadFacts): StoryStep[] {
  const { days } = f
  const minors = f.minors ?? []
  return [
    step(at(days.inquired, '10:30'), 'handler1', 'recordInquiry', known => ({
      person: f.manager,
      role: 'party',
      from: at(days.inquired, '09:00'),
      until: at(days.inquired, '10:20'),
      place: '本机关询问室',
      officers: pair(known),
      certificatesShown: true,
      rightsTold: true,
      answers: [
        { q: '请说明当日的经营情况。', a: f.facts },
        { q: '对检查笔录和证据有无异议？', a: '没有异议。' },
      ],
      proves: '违法行为的经过',
      signature: signed,
    })),
    ...minors.map((minor, i) => {
      const from = `${11 + i}:00`
      const until = `${11 + i}:40`
      return step(at(days.inquired, `${11 + i}:50`), 'handler1', 'recordInquiry', known => ({
        person: minor.name,
        role: 'witness',
        birth: minor.birth,
        guardian: minor.guardian,
        guardianRelation: '父亲',
        from: at(days.inquired, from),
        until: at(days.inquired, until),
        place: '本机关询问室',
        officers: pair(known),
        certificatesShown: true,
        rightsTold: true,
        answers: [{ q: '当天发生了什么？', a: '我们五个人进去唱歌，没有人看身份证。' }],
        proves: '未成年人进入场所的经过',
        signature: signed,
      }))
    }),
    step(at(days.inquired, '16:00'), 'handler2', 'addEvidence', known => ({
      kind: 'documentary',
      title: '营业执照、许可证复印件和收银流水',
      proves: '当事人的主体资格和违法所得（经营额）',
      source: f.manager,
      collectedAt: at(days.inquired, '15:30'),
      place: f.place,
      collectors: pair(known),
      copyOfOriginal: true,
      pages: 3,
      ...(known.file && { file: known.file }),
    })),
    step(at(days.inquired, '16:30'), 'handler1', 'orderCorrection', known => ({
      content: '立即改正违法行为，落实各项经营管理制度。',
      at: at(days.inquired, '16:10'),
      officers: pair(known),
      powerCode: f.power,
    })),
    step(at(days.concluded, '14:00'), 'handler1', 'confirmCorrection', known => ({
      correctionId: known.correctionId!,
      checkedAt: at(days.concluded, '11:00'),
      corrected: true,
      note: '复查时违法行为已经停止，制度已经落实。',
      officers: pair(known),
    })),
    step(at(days.concluded, '15:00'), 'handler1', 'concludeInvestigation', () => ({
      facts: f.facts,
      powerCodes: f.powerCodes,
      amountsFen: f.amountsFen,
      circumstances: f.circumstances,
      crimeSuspected: false,
      crimeReason: '所涉数额和情节未达到刑事立案追诉标准。',
      opinion: '事实清楚，证据确凿，建议依法给予行政处罚。',
    })),
  ]
}

function hearingTheParty(f: RoadFacts): StoryStep[] {
  const { days } = f
  return [
    step(at(days.proposed, '09:30'), 'handler1', 'proposeOutcome', () => ({
      outcome: 'penalty',
      power: f.power,
      warning: f.warning,
      fineFen: f.fineFen,
      confiscationFen: f.confiscationFen,
      ...(otherPenaltiesOf(f).length > 0 && { otherPenalties: otherPenaltiesOf(f) }),
      ...(f.mitigate && { mitigate: true }),
      reasons: f.reasons,
    })),
    step(at(days.proposed, '16:00'), 'leader', 'approveProposal', () => ({})),
    step(at(days.noticed, '10:30'), 'handler1', 'servePriorNotice', known => ({
      service: serviceBy(known, f, at(days.noticed, '10:00')),
    })),
    ...answering(f),
  ]
}

function answering(f: RoadFacts): StoryStep[] {
  const { defended, assessed } = f.days
  const content = f.defence
  if (!content || !defended || !assessed) return []
  return [
    step(at(defended, '10:00'), 'handler1', 'receiveDefence', () => ({
      receivedAt: at(defended, '09:30'),
      form: 'written',
      by: f.manager,
      content,
    })),
    step(at(assessed, '15:00'), 'handler1', 'assessDefence', () => ({
      checked: '逐项复核了当事人的陈述和申辩，未发现新的事实和证据。',
      newFacts: false,
      accepted: 'none',
      fineFen: f.fineFen,
      reasons: '初次违法和及时改正两项情节在拟定数额时已经考虑，维持原拟处罚。',
    })),
  ]
}

function deciding(f: RoadFacts): StoryStep[] {
  const { days } = f
  const { discussed } = days
  return [
    step(at(days.reviewed, '11:00'), 'review', 'reviewLegally', () => ({
      passed: true,
      opinions: [
        { matter: '主体与管辖', opinion: '本机关有管辖权，执法人员具备资格。' },
        { matter: '事实与证据', opinion: '事实清楚，证据确凿充分。' },
        { matter: '法律适用与裁量', opinion: '适用法律正确，裁量适当。' },
        { matter: '程序', opinion: '程序合法。' },
      ],
      suggestion: '建议在决定书中写明改正情况。',
    })),
    ...(discussed
      ? [
          step(at(discussed, '16:00'), 'leader', 'discussCollectively', known => ({
            from: at(discussed, '14:30'),
            until: at(discussed, '15:40'),
            place: '本机关会议室',
            chairId: known.people.leader.id,
            participants: ['林某，大队长', '高某，副大队长', '方某，法制审核人员'],
            recorder: '石某',
            discussion: '承办人汇报了案件事实、证据和处理意见，参加人员逐一发表意见。',
            agreed: true,
            conclusion: '同意拟作出的处理意见。',
          })),
        ]
      : []),
    step(at(days.decided, '09:30'), 'leader', 'decide', () => ({})),
    step(at(days.served, '16:20'), 'handler1', 'serveDecision', known => ({
      service: serviceBy(known, f, at(days.served, '16:00')),
    })),
  ]
}

function ending(f: RoadFacts): StoryStep[] {
  const { days } = f
  const total = f.fineFen + f.confiscationFen
  return [
    ...(total > 0
      ? [
          step(at(days.paid, '10:00'), 'finance', 'recordPayment', known => ({
            code: known.paymentCode!,
            amountFen: total,
            paidOn: days.paid,
            receiptNumber: `9901${days.paid.replaceAll('-', '')}0001`,
            bankReference: `B${days.paid.replaceAll('-', '')}0001`,
          })),
        ]
      : []),
    step(at(days.published, '10:00'), 'publish', 'publishDecision', () => ({
      redactionChecked: true,
      publicText: `当事人${f.cause.replace(/^涉嫌/, '')}，依法予以处罚。`,
    })),
    step(at(days.closed, '09:30'), 'handler1', 'requestClosing', () => ({
      performance: '罚没款已经缴清，违法行为已经改正。',
      opinion: '处罚决定执行完毕，建议结案。',
    })),
    step(at(days.closed, '15:00'), 'leader', 'approveClosing', () => ({})),
    step(at(days.archived, '10:00'), 'archive', 'archiveCase', () => ({
      at: at(days.archived, '09:30'),
      retention: 'thirtyYears',
    })),
  ]
}

const otherPenaltiesOf = (f: RoadFacts): NonNullable<BodyOf<'proposeOutcome'>['otherPenalties']> => [
  ...(f.goods ? [{ kind: 'goods' as const, detail: f.goods }] : []),
  ...(f.suspensionMonths
    ? [{ kind: 'suspension' as const, detail: `责令停业整顿${f.suspensionMonths}个月`, months: f.suspensionMonths }]
    : []),
]

const serviceBy = (known: Known, f: RoadFacts, servedAt: string): BodyOf<'serveDecision'>['service'] => ({
  method: 'direct',
  servedAt,
  place: f.place,
  recipient: f.manager,
  relation: '负责人',
  officers: pair(known),
})

/** Takes from the case what later steps of a story refer to. */
export function remember(known: Known, state: CaseState): void {
  const preserved = state.preservations.at(-1)?.preservationId
  const correction = state.corrections.at(-1)?.correctionId
  const code = state.decision?.payment?.code
  if (preserved) known.preservationId = preserved
  if (correction) known.correctionId = correction
  if (code) known.paymentCode = code
}
