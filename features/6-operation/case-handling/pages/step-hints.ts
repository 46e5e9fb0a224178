import { ageOn, dayOf, formatYuan, isPlainDate } from '#kernel'
import type { Hints, Values } from '#screens'
import type { CaseLawView } from '../contract.ts'
import type { CommandName } from '../rules/commands.ts'
import type { Known } from './step-defaults.ts'

type HintsFor = (values: Values, known: Pick<Known, 'state' | 'law' | 'today'>) => Hints

/** What a form says beside its fields, and which of them do not apply to what has been filled in. */
export const hintsFor = (
  command: CommandName,
  values: Values,
  known: Pick<Known, 'state' | 'law' | 'today'>,
): Hints => ({
  ...signatureHints(values),
  ...serviceHints(values),
  ...hints[command]?.(values, known),
})

const hidden = { hidden: true } as const
const group = (values: Values, name: string): Values => (values[name] ?? {}) as Values

/** Who signed needs no words about a refusal. */
function signatureHints(values: Values): Hints {
  if (!('signature' in values)) return {}
  return group(values, 'signature').signed === true
    ? { '/signature/refusal': hidden, '/signature/witness': hidden }
    : {
        '/signature/signed': { help: '没有签名的，写明情况，并请见证人签名；已全程音像记录的写明音像记录。' },
      }
}

/** Each way of serving wants its own proof (民事诉讼法第八十八条至第九十一条). */
function serviceHints(values: Values): Hints {
  if (!('service' in values)) return {}
  const proofs: Record<string, readonly string[]> = {
    direct: [],
    leaving: ['refusal', 'witness', 'recording'],
    electronic: ['consent'],
    mail: ['tracking'],
  }
  const wanted = proofs[String(group(values, 'service').method)] ?? []
  const apart = Object.values(proofs).flat()
  const unwanted = apart.filter(name => !wanted.includes(name))
  return {
    ...Object.fromEntries(unwanted.map(name => [`/service/${name}`, hidden])),
    '/service/relation': {
      help: '收件人不是当事人本人、法定代表人或者负责人的，写明其身份，例如“同住成年家属”“负责收件的人”。',
    },
    ...(wanted.includes('refusal') && {
      '/service/refusal': { help: '写明拒收的理由或者不在场的情况、日期。' },
      '/service/witness': { help: '邀请的基层组织或者所在单位代表；没有见证人的，上传送达过程的录像。' },
    }),
  }
}

const hints: Partial<Record<CommandName, HintsFor>> = {
  assignHandlers: (_values, { state }) => ({
    '/officers': { help: '不少于两人；证件失效或者应当回避的人员不能选择。' },
    ...(state.handlers.length === 0 ? { '/reason': hidden } : { '/reason': { help: '变更办案人员的，写明理由。' } }),
  }),
  requestFiling: (values, { law }) => ({
    '/powerCodes': { help: alsoFitting(values, law) ?? '同一行为触犯几项的，全部列出。' },
    '/cause': { help: '写作“涉嫌＋违法行为”，例如“涉嫌接纳未成年人进入歌舞娱乐场所”；文书上与当事人名称连用。' },
    '/facts': { help: '时间、地点、人物、经过、后果，以及已经取得的证据。' },
  }),
  recordInspection: values => ({
    '/findings': { help: '边查边记：场所情况、在场人员、发现的事实、现场提取的证据，按先后写清。' },
    '/recordings': { help: '每段写明设备、起止时间和编号。' },
    ...(values.readBack === true ? {} : { '/readBack': { help: '笔录应当交被检查人核对；不能阅读的，向其宣读。' } }),
  }),
  proposeHandover: (values, { law }) => ({
    '/powerCodes': { help: '只列不归本机关处罚的事项；接收机关不同的，分别起草。' },
    '/recipientOrgan': { help: '写接收机关的全称；本级没有设立的，写上级机关或者其派出机构。' },
    '/facts': { help: '何人、何时、何地、做了什么，怎样发现，已经做了什么。不写举报人的身份。' },
    '/attachments': { help: '逐项写明名称和份数。' },
    ...(onlyAssisted(values, law)
      ? { '/requests': { help: '请对方做什么，本机关可以配合什么。' }, '/items': hidden }
      : { '/requests': hidden, '/answerBy': hidden }),
  }),
  dispatchHandover: values =>
    values.way === 'handed'
      ? { '/tracking': hidden, '/receivedBy': { help: '对方在回执上签收的人。' } }
      : { '/receivedBy': hidden, '/tracking': { help: '能够证明已经发出的单号或者编号。' } },
  recordHandoverAnswer: (_values, { state }) => ({
    ...(state.handover?.kind === 'crime' && {
      '/result': { help: '公安机关决定立案的，选“受理”；不予立案的，选“不受理，退回”，案件退回继续调查。' },
    }),
    '/content': { help: '照对方的书面答复摘录；口头答复的，写明答复人和时间。' },
  }),
  recordRemoteInspection: values => ({
    '/target': { help: '网站、应用的名称和域名，或者平台上的账号。' },
    '/network': { help: '设备编号、上网方式，有没有代理；开始以前清除缓存，检查主机文件。' },
    '/deviceTime': { help: '与标准时间不一致的，如实填写，笔录会写明误差。' },
    '/steps': { help: '从打开浏览器写起，每一步做了什么、看到什么，写到别人能够重复。' },
    '/captures': { help: '每个页面一项：完整的网址、截取时间和文件；上传时即计算校验值。' },
    ...(values.recording ? { '/witness': hidden } : { '/recording': { help: '没有全程录屏的，应当有见证人。' } }),
  }),
  answerReporter: values => ({
    '/said': {
      help:
        values.way === 'unreachable'
          ? '写明联系的时间、次数和方式；不写举报人的姓名、电话、地址。'
          : '写给案卷看的要点；不写举报人的姓名、电话、地址。',
    },
  }),
  addEvidence: () => ({
    '/file': { help: '照片、扫描件、录音录像；上传时即计算摘要，此后任何改动都能发现。' },
  }),
  preserveEvidence: values => ({
    '/reason': { help: '只有证据可能灭失或者以后难以取得的，才可以先行登记保存；保存后应当在期限内作出处理决定。' },
    ...(values.approval === 'phone' && { '/approval': { help: '电话批准的，负责人随后在本案中补签。' } }),
  }),
  recordExtraction: () => ({
    '/originalSha256': { help: '提取前对原始数据计算；与上传的副本应当一致。' },
    '/deviceTime': { help: '设备显示的时间与标准时间不一致的，如实填写，笔录会写明误差。' },
  }),
  orderCorrection: () => ({ '/deadline': { help: '当场能够改正的不填。' } }),
  recordInquiry: (values, { law, today }) => {
    const { birth, from } = values
    const on = typeof from === 'string' ? dayOf(from) : today
    const isMinor = isPlainDate(birth) && law !== undefined && ageOn(birth, on) < law.minorUnder
    return {
      '/officers': { help: '不少于两人；同一人员在同一时间只能参加一场询问。' },
      '/birth': { help: '被询问人是未成年人的必须填写；填写后要求监护人或者合适成年人到场。' },
      ...(isMinor
        ? { '/guardian': { help: '询问未成年人，应当通知其监护人到场；监护人不能到场的，通知合适成年人。' } }
        : { '/guardian': hidden, '/guardianRelation': hidden }),
    }
  },
  concludeInvestigation: conclusion,
  proposeOutcome: proposal,
  decideOnTheSpot: (values, { law }) => ({
    '/fineFen': { help: '超过当场处罚限额的，应当适用普通程序。' },
    ...amountHints([values.power], law, ['turnover']),
    ...(values.noticeGiven === true
      ? {}
      : { '/noticeGiven': { help: '决定前应当告知当事人内容、事实、理由、依据和陈述申辩权。' } }),
  }),
  receiveDefence: () => ({ '/content': { help: '口头陈述的，按原话记录。' } }),
  assessDefence: (values, { state }) => ({
    '/fineFen': {
      help: `拟罚款${formatYuan(state.proposal?.fineFen ?? 0)}元；不得因当事人陈述申辩而增加。`,
    },
    '/outlierReason':
      values.fineFen === undefined || values.fineFen === state.proposal?.fineFen
        ? hidden
        : { help: '减少后的数额明显偏离同类案件的，写明本案与它们不同在哪里；没有偏离的不填。' },
    '/reasons': { help: '逐项回应当事人的意见；不采纳的写明理由。' },
  }),
  waiveDefence: (_values, { state }) => (state.notice?.hearingOffered ? {} : { '/hearingToo': hidden }),
  scheduleHearing: values => ({
    ...(values.open === false ? {} : { '/closedReason': hidden }),
    '/chairId': { help: '由非本案调查人员主持。' },
  }),
  reviewLegally: values => (values.passed === true ? { '/returnTo': hidden } : {}),
  decide: (_values, { state }) => (state.proposal?.outcome === 'transferred' ? {} : { '/transferTo': hidden }),
  recordPayment: () => ({ '/code': { help: '与银行流水中的缴款识别码一致。' } }),
  publishDecision: () => ({
    '/publicText': { help: '隐去自然人姓名、证件号码、住址、电话，未成年人信息，商业秘密；不能确定可以公开的，不写。' },
    '/until': { help: '不填的，按规定的公示期限。' },
  }),
}

/** What is asked of another authority belongs into a letter only where we assist it. */
const onlyAssisted = (values: Values, law: CaseLawView | undefined): boolean => {
  const codes = (values.powerCodes ?? []) as unknown[]
  return law?.powers.some(power => codes.includes(power.code) && power.assistOnly) ?? false
}

/** Only a penalty has amounts; what is not imposed is not asked for. */
function proposal(values: Values): Hints {
  const penalties = ['warning', 'fineFen', 'confiscationFen', 'otherPenalties', 'mitigate', 'profile']
  const none = Object.fromEntries(penalties.map(name => [`/${name}`, hidden]))
  switch (values.outcome) {
    case 'penalty':
      return {
        '/power': { help: '同一行为触犯几项的，适用罚款数额高的一项。' },
        '/profile': { help: '不选的，适用本机构规定的基准。' },
        '/mitigate': { help: '只有具有法定的从轻或者减轻情形才可以选择，并须集体讨论。' },
        '/confiscationFen': { help: '与查明的违法所得（扣除依法退赔的部分）一致。' },
        '/reasons': { help: '事实、证据、适用条文，以及为什么是这个数额；偏离建议数额的写明理由。' },
      }
    case 'noPenalty':
      return { ...none, '/reasons': { help: '写明属于哪一种不予处罚的情形和证据。' } }
    default:
      return { ...none, '/power': hidden }
  }
}

/** Only the questions the chosen items ask. */
function conclusion(values: Values, { law }: { law: CaseLawView | undefined }): Hints {
  const codes = (values.powerCodes ?? []) as unknown[]
  const wanted = wantedBy(codes, law)
  const units = [...new Set(wanted.flatMap(w => w.unit ?? []))]
  const options = wanted.map(w => w.options).find(list => list.length > 1)
  const aggravated = [...new Set(wanted.flatMap(w => w.aggravatedWhen ?? []))]
  const conditions = [...new Set(wanted.flatMap(w => w.fineCondition ?? []))]
  return {
    '/powerCodes': { help: alsoFitting(values, law) ?? '同一行为触犯几项的，全部列出：罚款只按数额高的一项处一次。' },
    ...amountHints(codes, law),
    '/circumstances': { help: '每一项都要有证据证明；没有的不选。' },
    '/units': units.length > 0 ? { title: `数量（${units.join('、')}）` } : hidden,
    '/option': options ? { options: options.map((label, i) => ({ value: i + 1, label })) } : hidden,
    '/aggravated': aggravated.length > 0 ? { title: `已认定${aggravated.join('、')}` } : hidden,
    '/fineConditionMet': conditions.length > 0 ? { title: `罚款的前提已经查实：${conditions.join('、')}` } : hidden,
    '/refundedFen': group(values, 'amountsFen').illegalGain ? {} : hidden,
    ...(values.crimeSuspected === true && { '/crimeSuspected': { help: '涉嫌犯罪的，应当移送司法机关。' } }),
  }
}

const BASES = ['turnover', 'goodsValue', 'sales', 'totalInvestment']

/** Illegal gains are always asked for: they are confiscated under any item. */
function amountHints(codes: readonly unknown[], law: CaseLawView | undefined, among = BASES): Hints {
  const bases = wantedBy(codes, law).flatMap(wanted => wanted.bases)
  const unasked = among.filter(base => !bases.includes(base))
  return {
    '/amountsFen': { help: '查明没有的填 0；没有查明的不填。' },
    ...Object.fromEntries(unasked.map(base => [`/amountsFen/${base}`, hidden])),
  }
}

const wantedBy = (codes: readonly unknown[], law: CaseLawView | undefined) =>
  law?.powers.filter(power => codes.includes(power.code)).map(power => power.wanted) ?? []

/** What the same act may fit besides the chosen items; undefined when nothing is known of that. */
function alsoFitting(values: Values, law: CaseLawView | undefined): string | undefined {
  const codes = (values.powerCodes ?? []) as unknown[]
  const chosen = law?.powers.filter(power => codes.includes(power.code)) ?? []
  const others = new Map(chosen.flatMap(power => power.alsoFits).map(({ code, name }) => [code, name]))
  for (const { code } of chosen) others.delete(code)
  if (others.size === 0) return undefined
  const names = [...others].map(([code, name]) => `“${name}”（${code}）`).join('、')
  return `同一行为还可能符合${names}；确属同一行为的一并列出，罚款只按数额高的一项处一次（行政处罚法第二十九条）。`
}
