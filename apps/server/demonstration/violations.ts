import type { RoadFacts } from '#features/6-operation/case-handling/story.ts'
import type { Fen } from '#kernel'

/** What the invented businesses of the demonstration do wrong: facts and treatment that fit the law of the day. */
export interface Violation
  extends Pick<
    RoadFacts,
    | 'fieldCode'
    | 'cause'
    | 'powerCodes'
    | 'power'
    | 'amountsFen'
    | 'circumstances'
    | 'warning'
    | 'confiscationFen'
    | 'reasons'
  > {
  /** What happened, after “当事人”. */
  facts: string
  /** Fines inside the band that these circumstances lead to. */
  fines: readonly Fen[]
  defence?: string
  /** Why one case was fined otherwise than the others. */
  outlierReason?: string
}

export const violations: readonly Violation[] = [
  {
    fieldCode: 'ENT',
    cause: '涉嫌允许未成年人进入营业性歌舞娱乐场所',
    facts: '在未核验身份证件的情况下允许2名未成年人进入经营场所消费，收取现金100元；检查后立即改正。',
    powerCodes: ['CF-ENT-015'],
    power: 'CF-ENT-015',
    amountsFen: { illegalGain: 10_000 },
    circumstances: ['promptCorrection', 'firstInTwoYears'],
    warning: true,
    fines: [1_500_000, 1_800_000, 2_500_000],
    confiscationFen: 10_000,
    reasons: '接纳未成年人2名，及时改正，两年内初次违法，在一般档次内确定。',
    defence: '经营困难，请求从轻处理。',
  },
  {
    fieldCode: 'NET',
    cause: '涉嫌未按规定核对、登记有效身份证件',
    facts: '未核对、登记上网消费者的有效身份证件，以他人证件为3名消费者开机上网；检查后立即改正。',
    powerCodes: ['CF-NET-011'],
    power: 'CF-NET-011',
    amountsFen: {},
    circumstances: ['promptCorrection', 'firstInTwoYears'],
    warning: true,
    fines: [500_000, 600_000, 800_000],
    confiscationFen: 0,
    reasons: '涉及3人次，及时改正，两年内初次违法，在一般档次内确定。',
  },
  {
    fieldCode: 'NET',
    cause: '涉嫌在规定的营业时间以外营业',
    facts: '于次日零时三十分仍向5名消费者提供上网服务；检查后立即停止。',
    powerCodes: ['CF-NET-004'],
    power: 'CF-NET-004',
    amountsFen: {},
    circumstances: ['promptCorrection', 'cooperated'],
    warning: true,
    fines: [200_000, 300_000, 400_000],
    confiscationFen: 0,
    reasons: '超时不足一小时，积极配合调查，从轻处罚。',
  },
  {
    fieldCode: 'NET',
    cause: '涉嫌未悬挂未成年人禁入标志',
    facts: '未在营业场所入口处的显著位置悬挂未成年人禁入标志；检查后立即改正。',
    powerCodes: ['CF-NET-008'],
    power: 'CF-NET-008',
    amountsFen: {},
    circumstances: ['promptCorrection', 'firstInTwoYears'],
    warning: true,
    fines: [500_000, 700_000],
    confiscationFen: 0,
    reasons: '及时改正，两年内初次违法，在一般档次内确定。',
    defence: '标志因装修临时取下，已经重新悬挂。',
  },
]

/** Fined more than the others of its kind, and why: what supervision looks at. */
export const outOfLine: Violation = {
  ...violations[0]!,
  facts: '在中小学校放学时段未核验身份证件，允许2名未成年人进入经营场所消费至深夜，收取现金100元；检查后立即改正。',
  fines: [3_400_000],
  reasons: '接纳未成年人2名，及时改正，两年内初次违法，在一般档次内确定，接近该档上限。',
  outlierReason: '场所距中学不足二百米，未成年人逗留至深夜，社会危害程度明显高于其他一般档次的案件，仍在一般档次以内。',
}
