import { closedGate, type Gate, openGate, type RegionLevel } from '#kernel'
import { type StatuteKind, statuteKinds } from '../bodies/local-rule.ts'

/** Provinces and cities make them; a county has neither. */
export function statuteGate(kind: StatuteKind, level: RegionLevel): Gate {
  const gate = { code: 'localLaw.levelCannotEnact', title: '有立法权的地区', article: '行政处罚法第十六条' }
  if (level === 'province' || level === 'city') return openGate(gate, `${statuteKinds[kind]}由省、设区的市制定。`)
  const text = level === 'county' ? '县级没有地方性法规、地方政府规章' : '全国的规定在法律数据中维护'
  return closedGate(
    { ...gate, field: '/statuteKind' },
    `${text}，不能设定行政处罚。`,
    '请由省、设区的市登记其法规、规章。',
  )
}

const OF_RULES: readonly string[] = ['警告', '通报批评', '罚款']
const NEVER_LOCAL: readonly string[] = ['限制人身自由', '行政拘留', '吊销营业执照']

/** Kinds of penalty a local statute may set. */
export function permittedKinds(kind: StatuteKind, penaltyKinds: readonly string[]): Gate {
  const article = kind === 'rule' ? '行政处罚法第十四条' : '行政处罚法第十二条'
  const gate = { code: 'localLaw.kindNotPermitted', title: '处罚种类没有超出立法权限', article }
  const excess = penaltyKinds.find(k => (kind === 'rule' ? !OF_RULES.includes(k) : NEVER_LOCAL.includes(k)))
  if (excess === undefined) return openGate(gate, penaltyKinds.join('、'))
  const may = kind === 'rule' ? `地方政府规章只能设定${OF_RULES.join('、')}` : '地方性法规不能设定这一种'
  return closedGate(
    { ...gate, field: '/penaltyKinds' },
    `${statuteKinds[kind]}不能设定“${excess}”：${may}。`,
    '请核对法规、规章的文本。',
  )
}
