import { type Static, Type } from 'typebox'
import { CRIMINAL_FACTS, CRIMINAL_MEASURES } from '#law-engine'
import {
  Body,
  choice,
  day,
  flag,
  id,
  instant,
  list,
  longText,
  money,
  officerIds,
  optional,
  Signature,
  sha256,
  text,
} from './shared.ts'

/** The eight kinds of evidence of 行政处罚法第四十六条. */
export const evidenceKinds = {
  documentary: '书证',
  physical: '物证',
  audiovisual: '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  partyStatement: '当事人的陈述',
  expertOpinion: '鉴定意见',
  siteRecord: '勘验笔录、现场笔录',
} as const
export type EvidenceKind = keyof typeof evidenceKinds

export const RecordInspection = Body({
  place: text('检查地点', 300),
  from: instant('检查开始时间'),
  until: instant('检查结束时间'),
  officers: officerIds('检查人员'),
  recorderId: id('记录人', 'officer'),
  certificatesShown: flag('已主动出示执法证件'),
  rightsTold: flag('已告知权利义务'),
  siteManager: optional(text('现场负责人', 60)),
  siteManagerRole: optional(text('职务', 60)),
  findings: longText('检查情况', 8000),
  recordings: list(text('音像记录', 300), '音像记录', { maxItems: 50 }),
  readBack: flag('笔录已交被检查人核对'),
  signature: Signature,
})
export type RecordInspection = Static<typeof RecordInspection>

export const AddEvidence = Body({
  kind: choice(evidenceKinds, '证据种类'),
  title: text('证据名称', 200),
  proves: text('证明事项', 500),
  source: text('来源（提供人、取得方式）', 300),
  collectedAt: instant('取得时间'),
  place: text('取得地点', 300),
  collectors: officerIds('取证人员'),
  file: optional(sha256('电子文件')),
  copyOfOriginal: optional(flag('与原件核对无异')),
  pages: optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页数' })),
})
export type AddEvidence = Static<typeof AddEvidence>

export const Item = Type.Object(
  {
    name: text('名称', 100),
    specification: optional(text('规格型号', 200)),
    quantity: Type.Integer({ minimum: 1, maximum: 10_000_000, title: '数量' }),
    unit: text('单位', 20),
    condition: optional(text('特征、状况', 300)),
  },
  { additionalProperties: false },
)
export type Item = Static<typeof Item>

export const PreserveEvidence = Body({
  items: list(Item, '保存物品', { minItems: 1 }),
  reason: longText('证据可能灭失或者以后难以取得的理由', 1000),
  preservedAt: instant('保存时间'),
  place: text('保存地点', 300),
  keeper: text('保管人', 100),
  officers: officerIds('执法人员'),
  approval: choice({ written: '事先书面批准', phone: '事先电话批准，随后补签' }, '批准方式'),
  approverId: id('批准的负责人', 'leader'),
  approvedAt: instant('批准时间'),
  signature: Signature,
})
export type PreserveEvidence = Static<typeof PreserveEvidence>

export const ConfirmPreservation = Body({ preservationId: id('先行登记保存', 'preservation') })
export type ConfirmPreservation = Static<typeof ConfirmPreservation>

export const preservationOutcomes = {
  returned: '返还',
  copied: '复制、提取证据后返还',
  appraised: '送检测、检验、鉴定',
  toBeConfiscated: '依法没收（随处罚决定处理）',
  transferred: '移送有关部门',
  released: '解除保存',
} as const

export const DisposePreserved = Body({
  preservationId: id('先行登记保存', 'preservation'),
  outcome: choice(preservationOutcomes, '处理决定'),
  disposedAt: instant('处理时间'),
  note: longText('处理情况', 2000),
  officers: officerIds('执法人员'),
  signature: Signature,
})
export type DisposePreserved = Static<typeof DisposePreserved>

export const RecordExtraction = Body({
  source: text('存储介质或者网络地址', 300),
  place: text('提取地点', 300),
  from: instant('提取开始时间'),
  until: instant('提取结束时间'),
  officers: officerIds('提取人员'),
  method: longText('提取方法、工具和过程', 4000),
  deviceTime: instant('设备显示时间'),
  actualTime: instant('对照的标准时间'),
  description: text('电子数据名称', 200),
  proves: text('证明事项', 500),
  originalSha256: Type.String({ pattern: '^[0-9a-f]{64}$', title: '原始数据的 SHA-256' }),
  file: sha256('提取的副本'),
  holder: text('原始介质持有人（在场人）', 100),
  signature: Signature,
})
export type RecordExtraction = Static<typeof RecordExtraction>

/** What was seen on the net at that moment: where, when, and the picture or page kept of it. */
export const Capture = Type.Object(
  {
    title: text('名称', 200),
    url: text('网址', 2000),
    capturedAt: instant('截取时间'),
    file: sha256('截图、录屏或者网页存档'),
    proves: text('证明事项', 500),
  },
  { additionalProperties: false },
)

export const RecordRemoteInspection = Body({
  target: text('勘验对象（网站、应用、账号）', 200),
  place: text('勘验地点', 300),
  from: instant('勘验开始时间'),
  until: instant('勘验结束时间'),
  officers: officerIds('勘验人员'),
  recorderId: id('记录人', 'officer'),
  network: longText('设备、网络环境和清洁性检查', 2000),
  deviceTime: instant('设备显示时间'),
  actualTime: instant('对照的标准时间'),
  steps: longText('勘验过程', 8000),
  captures: list(Capture, '截取的内容', { minItems: 1, maxItems: 100 }),
  recording: optional(sha256('全程录屏')),
  witness: optional(text('见证人', 60)),
})
export type RecordRemoteInspection = Static<typeof RecordRemoteInspection>

export const OrderCorrection = Body({
  content: longText('改正内容', 2000),
  at: instant('责令时间'),
  deadline: optional(day('改正期限（立即改正的不填）')),
  officers: officerIds('执法人员'),
  powerCode: text('违反的事项', 32, { 'x-picker': 'power' }),
})
export type OrderCorrection = Static<typeof OrderCorrection>

export const ConfirmCorrection = Body({
  correctionId: id('责令改正', 'correction'),
  checkedAt: instant('复查时间'),
  corrected: flag('已经改正'),
  note: longText('复查情况', 2000),
  officers: officerIds('复查人员'),
})
export type ConfirmCorrection = Static<typeof ConfirmCorrection>

export const interviewees = {
  party: '当事人（法定代表人、负责人、经营者）',
  employee: '当事人的员工',
  witness: '证人',
  victim: '受害人',
  other: '其他人员',
} as const

export const RecordInquiry = Body({
  person: text('被询问人', 60),
  role: choice(interviewees, '身份'),
  birth: optional(day('出生日期')),
  idNumber: optional(Type.String({ maxLength: 30, title: '证件号码' })),
  contact: optional(text('住址、电话', 300)),
  guardian: optional(text('在场的监护人（合适成年人）', 60)),
  guardianRelation: optional(text('监护人与被询问人的关系', 60)),
  from: instant('询问开始时间'),
  until: instant('询问结束时间'),
  place: text('询问地点', 300),
  officers: officerIds('询问人员'),
  certificatesShown: flag('已出示执法证件'),
  rightsTold: flag('已告知权利和如实回答的义务'),
  answers: list(
    Type.Object({ q: longText('问', 1000), a: longText('答', 4000) }, { additionalProperties: false }),
    '询问内容',
    { minItems: 1, maxItems: 300 },
  ),
  proves: text('证明事项', 500),
  signature: Signature,
})
export type RecordInquiry = Static<typeof RecordInquiry>

export const SealOrSeize = Body({
  measure: choice({ seal: '查封', seize: '扣押' }, '强制措施'),
  items: list(Item, '场所、设施或者财物', { minItems: 1 }),
  reason: longText('理由', 1000),
  at: instant('实施时间'),
})
export type SealOrSeize = Static<typeof SealOrSeize>

export const Amounts = Type.Object(
  {
    illegalGain: optional(money('违法所得')),
    turnover: optional(money('违法经营额')),
    goodsValue: optional(money('货值金额')),
    sales: optional(money('销售额')),
    totalInvestment: optional(money('投资总额')),
  },
  { additionalProperties: false, title: '查明的数额' },
)
export type Amounts = Static<typeof Amounts>

/** Money is found above, under 查明的数额. */
const IN_MONEY: readonly string[] = ['illegalGain', 'turnover', 'sales', 'unsoldValue', 'dealAmount']
const countedMeasures = Object.fromEntries(
  Object.entries(CRIMINAL_MEASURES)
    .filter(([name]) => !IN_MONEY.includes(name))
    .map(([name, { name: title, unit }]) => [name, `${title}（${unit}）`]),
)

export const ConcludeInvestigation = Body({
  facts: longText('查明的违法事实'),
  powerCodes: list(text('权力事项', 32, { 'x-picker': 'power' }), '符合的事项（全部列出）', {
    minItems: 1,
    maxItems: 10,
  }),
  amountsFen: Amounts,
  circumstances: list(text('裁量情节', 60, { 'x-picker': 'circumstance' }), '裁量情节', { maxItems: 30 }),
  aggravated: optional(flag('已认定情节严重或者拒不改正')),
  fineConditionMet: optional(flag('罚款的前提条件已经查实')),
  units: optional(Type.Integer({ minimum: 0, maximum: 1_000_000, title: '件数（人数、月数）' })),
  option: optional(Type.Integer({ minimum: 1, maximum: 20, title: '事项列有几种罚款时，适用第几种' })),
  refundedFen: optional(money('已经依法退赔的金额')),
  criminalMeasures: optional(
    list(
      Type.Object(
        {
          measure: choice(countedMeasures, '数量'),
          value: Type.Integer({ minimum: 0, maximum: 1_000_000_000, title: '查明的数' }),
        },
        { additionalProperties: false },
      ),
      '与追诉标准有关的数量',
      { maxItems: 20 },
    ),
  ),
  criminalFacts: optional(list(choice(CRIMINAL_FACTS, '情形'), '与追诉标准有关的情形（已查实的）', { maxItems: 20 })),
  crimeSuspected: flag('涉嫌犯罪，应当移送'),
  notTransferReason: optional(longText('达到追诉标准的数额、情节，仍不移送的理由', 2000)),
  crimeReason: longText('是否涉嫌犯罪的判断及理由', 2000),
  difficult: optional(flag('疑难复杂、涉及多个法律关系')),
  publicInterest: optional(flag('涉及重大公共利益')),
  opinion: longText('承办人处理意见', 4000),
})
export type ConcludeInvestigation = Static<typeof ConcludeInvestigation>
