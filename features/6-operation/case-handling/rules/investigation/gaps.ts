import { closedGate, type Gate, openGate } from '#kernel'
import { evidenceOf } from '../evidence-list.ts'
import type { CaseState } from '../state.ts'

/** Something an investigation still lacks. */
export interface Gap {
  /** Stable, dotted: the code of the gate, where it closes one. */
  code: string
  title: string
  /** What is lacking, in Chinese. */
  text: string
  article: string
  /** What to do now. */
  next: string
  /** Whether the investigation cannot be concluded with it; the others are for the handlers to weigh. */
  blocks: boolean
}

interface Requirement extends Omit<Gap, 'text'> {
  /** What is lacking; undefined when nothing is. */
  lacks(state: CaseState): string | undefined
  met: string
}

const requirements: Requirement[] = [
  {
    code: 'caseHandling.recordMissing',
    title: '检查或者询问笔录',
    article: '行政处罚法第五十四条第一款、第五十五条第二款',
    next: '请检查现场、远程勘验或者询问有关人员，并制作笔录。',
    blocks: true,
    lacks: s =>
      s.inspections.length + (s.remoteInspections?.length ?? 0) + s.inquiries.length === 0
        ? '既没有检查、勘验笔录，也没有询问笔录。'
        : undefined,
    met: '已制作笔录。',
  },
  {
    code: 'caseHandling.evidenceMissing',
    title: '证据',
    article: '行政处罚法第四十条、第四十六条',
    next: '请收集并登记证据。',
    blocks: true,
    lacks: s => (evidenceOf(s).length === 0 ? '没有任何证据。' : undefined),
    met: '已收集证据。',
  },
  {
    code: 'caseHandling.preservationOpen',
    title: '先行登记保存已经处理',
    article: '行政处罚法第五十六条',
    next: '请对保存的物品作出处理决定。',
    blocks: true,
    lacks: ({ preservations }) => {
      const open = preservations.filter(p => !p.disposed).flatMap(p => p.items.map(i => i.name))
      return open.length > 0 ? `先行登记保存的${open.join('、')}还没有处理。` : undefined
    },
    met: '没有尚未处理的先行登记保存。',
  },
  {
    code: 'caseHandling.preservationUnconfirmed',
    title: '先行登记保存的批准',
    article: '行政处罚法第五十六条',
    next: '请批准人补签。',
    blocks: true,
    lacks: ({ preservations }) => {
      const names = new Set(preservations.filter(p => !p.confirmed).map(p => p.approverName))
      return names.size > 0 ? `${[...names].join('、')}电话批准的先行登记保存还没有补签。` : undefined
    },
    met: '没有待补签的批准。',
  },
  {
    code: 'caseHandling.copyNotRecorded',
    title: '提取笔录',
    article: '行政处罚法第四十六条',
    next: '请登记电子数据提取笔录。',
    blocks: false,
    lacks: ({ preservations, evidence }) =>
      preservations.some(p => p.disposed === 'copied') && !evidence.some(e => e.kind === 'electronic')
        ? '保存的物品复制、提取证据后已经返还，案卷中没有提取的电子数据。'
        : undefined,
    met: '',
  },
  {
    code: 'caseHandling.partyNotHeard',
    title: '当事人的陈述',
    article: '行政处罚法第五十四条第一款',
    next: '请询问当事人，或者在调查终结时说明不能询问的原因。',
    blocks: false,
    lacks: ({ inquiries }) => (inquiries.some(i => i.role === 'party') ? undefined : '还没有询问当事人。'),
    met: '',
  },
  {
    code: 'caseHandling.correctionNotOrdered',
    title: '责令改正',
    article: '行政处罚法第二十八条第一款',
    next: '请责令当事人改正或者限期改正。',
    blocks: false,
    lacks: ({ corrections }) => (corrections.length === 0 ? '还没有责令当事人改正。' : undefined),
    met: '',
  },
  {
    code: 'caseHandling.correctionNotChecked',
    title: '复查改正情况',
    article: '行政处罚法第二十八条第一款',
    next: '请复查是否已经改正。',
    blocks: false,
    lacks: ({ corrections }) => (corrections.some(c => !c.recheckedOn) ? '责令改正后还没有复查。' : undefined),
    met: '',
  },
]

/** What the investigation still lacks, the obstacles to its conclusion first. */
export const gaps = (state: CaseState): Gap[] =>
  requirements.flatMap(({ lacks, met: _met, ...requirement }) => {
    const text = lacks(state)
    return text === undefined ? [] : [{ ...requirement, text }]
  })

/** The requirements without which an investigation cannot be concluded, as gates. */
export const gapGates = (state: CaseState): Gate[] =>
  requirements
    .filter(r => r.blocks)
    .map(({ code, title, article, lacks, met, next }) => {
      const text = lacks(state)
      return text === undefined
        ? openGate({ code, title, article }, met)
        : closedGate({ code, title, article }, text, next)
    })
