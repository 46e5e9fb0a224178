import { bookTitle } from '#kernel'
import type { FittingRow, PowerVersion } from '../contract.ts'

/** Words of the power list that the data holds as codes. */
export const KINDS = { penalty: '行政处罚', coercion: '行政强制', inspection: '行政检查' } as const

export const DIRECTIONS: Record<string, string> = {
  none: '不予处罚',
  mitigate: '从轻或者减轻',
  light: '从轻',
  neutral: '只作认定',
  heavy: '从重',
}

export const COMPETENCE: Record<string, string> = {
  ours: '综合执法机构处罚',
  shared: '综合执法机构和其他部门按职责分工处罚',
  'other-department': '其他部门处罚，不属于综合执法机构的职权',
  assist: '其他部门处罚，综合执法机构只配合查处',
}

export const UNITS: Record<string, string> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

export const ACTORS: Record<string, string> = { party: '当事人', authority: '本机关', external: '其他机关' }

/** Who imposes it, in a sentence: 其他部门处罚…：公安机关；吊销许可证仍由综合执法机构决定 */
export const competenceText = ({ kind, departments, ours, note }: PowerVersion['competence']): string =>
  [
    `${COMPETENCE[kind]}：${departments.map(d => d.name).join('、')}`,
    ...(ours.length > 0 ? [`${ours.join('、')}由综合执法机构决定`] : []),
    ...(note ? [note.replace(/。$/, '')] : []),
  ].join('；')

export const basisText = ({ law, article }: { law: string; article: string }): string => `${bookTitle(law)}${article}`

/** Whose item a found one is, in a sentence. */
export const whoseText = ({ competence, competentBody }: FittingRow): string =>
  competence.kind === 'ours' ? `由${competentBody}实施` : competenceText(competence)

/** What was said, and the word of the law where it is another: 网吧（互联网上网服务营业场所） */
export const metText = ({ said, met }: { said: string; met: string }): string =>
  said === met ? said : `${said}（${met}）`

export const DIRECTION_NAMES = { heavier: '加重', lighter: '减轻', mixed: '有轻有重', changed: '改动' } as const

/** What a new version means on the whole. */
export const directionOfChange = (direction: keyof typeof DIRECTION_NAMES | 'same'): string =>
  ({
    heavier: '较以前加重',
    lighter: '较以前减轻',
    mixed: '有的加重，有的减轻',
    changed: '条文有改动，轻重没有变化',
    same: '内容没有变化',
  })[direction]
