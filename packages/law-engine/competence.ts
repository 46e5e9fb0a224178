import { levelOf, type PlainDate, parentRegion, type RegionCode, regionContains } from '#kernel'
import type { Competence, CompetenceLevel, CompetenceQuestion, CompetentBody, Department } from './competence-types.ts'
import type { PrincipleId } from './data-types.ts'
import { inForceOn, isInForce } from './in-force.ts'
import { getPower, versionsOf } from './powers.ts'
import { getPrinciple } from './principles.ts'
import type { Basis, Law, Power } from './types.ts'

/** As printed in the power list. */
export const COMPETENCE_LEVEL_NAMES: Record<CompetenceLevel, string> = {
  county: '县级',
  'county-or-above': '县级以上',
  province: '省级',
}

/** The level of an item in the article's words. */
export const levelTextOf = ({ level, levelText }: CompetentBody): string => levelText ?? COMPETENCE_LEVEL_NAMES[level]

/**
 * Whose case this is, in the order in which the law asks: is the party outside the scope, is the place ours, whose is the
 * item, which level. A penalty by a body without the power is void (行政处罚法第三十八条), so `ours` is the only answer under
 * which everything may be imposed; `partly` names the kinds that may.
 * @throws Refusal `law.powerUnknown`; `law.principleNotInForce` for days before the law we hold.
 */
export function competenceOf(law: Law, question: CompetenceQuestion): Competence {
  const { on, place, organ, power: code } = question
  const excluded = excludedBody(law, question)
  if (excluded) return excluded
  if (!regionContains(organ, place)) {
    const rule = getPrinciple(law, 'territory', on)
    const text = `违法行为发生地（${place}）不在本机关的辖区（${organ}）内。${rule.text}。`
    const next = '请将线索移送违法行为发生地的执法机构；有管辖争议的，报请共同的上一级机关指定管辖。'
    return { kind: 'otherPlace', region: place, text, next, bases: [rule.basis], confidence: rule.confidence }
  }
  if (code === undefined)
    return ours('行为发生在本机关的辖区内，当事人不是执法范围以外的机构；事项由谁处罚，按所选的事项判断。', [
      getPrinciple(law, 'territory', on).basis,
    ])
  return competenceInItem(law, currentVersion(law, code, on), on, organ)
}

/** Institutions follow the law of the day; an item that has lapsed is judged by its last version. */
function currentVersion(law: Law, code: string, on: PlainDate): Power {
  const versions = versionsOf(law, code)
  return versions.find(p => isInForce(p, on)) ?? versions.findLast(p => p.from <= on) ?? getPower(law, code, on)
}

function competenceInItem(law: Law, power: Power, on: PlainDate, organ: RegionCode): Competence {
  const { competentBody: body } = power
  const departments = named(law, body.departments)
  const names = namesOf(departments)
  const { confidence } = body
  const rule = (id: PrincipleId) => getPrinciple(law, id, on)
  const item = `“${power.name}”（${power.code}）`
  if (body.kind === 'assist') {
    const text = `${item}由${names}处罚，综合执法机构只配合查处，不能给予行政处罚。${rule('validity').text}。`
    const next = `请向${names}发出协作函，移送线索和已经取得的材料，并按其请求协助。`
    return {
      kind: 'assistOnly',
      departments,
      text,
      next,
      bases: [power.basis, rule('validity').basis, rule('assistance').basis],
      confidence,
    }
  }
  if (body.kind === 'other-department') {
    const bases = [power.basis, rule('validity').basis]
    const told = `${item}由${names}处罚，不属于本机关的职权`
    if (body.ours.length === 0) {
      const text = `${told}。${rule('validity').text}。`
      return { kind: 'otherDepartment', departments, text, next: `请将案件线索移送${names}。`, bases, confidence }
    }
    const own = body.ours.join('、')
    const text = `${told}；归本机关的只有${own}。`
    const next = `请将其他处罚移送${names}；本机关只能给予${own}。`
    return { kind: 'partly', penaltyKinds: body.ours, departments, text, next, bases, confidence }
  }
  if (body.level === 'province' && rank(organ) > RANKS.province) {
    const text = `${item}由${levelTextOf(body)}的机关处罚，本机关（${levelName(organ)}）不能作出决定。${rule('level').text}。`
    const next = '请将案件报送省级主管部门；依法下放或者委托实施的，请先由法制人员把依据录入权力清单。'
    return {
      kind: 'otherLevel',
      region: provinceOf(organ),
      text,
      next,
      bases: [power.basis, rule('level').basis],
      confidence,
    }
  }
  if (body.kind === 'shared') {
    const text = `${item}由本机关和${names}按照职责分工处罚。${rule('firstFiled').text}。`
    return { ...ours(text, [power.basis, rule('firstFiled').basis]), alsoCompetent: departments, confidence }
  }
  return { ...ours(`${item}由本机关处罚。`, [power.basis, rule('territory').basis]), confidence }
}

const ours = (text: string, bases: Basis[]): Extract<Competence, { kind: 'ours' }> => ({
  kind: 'ours',
  alsoCompetent: [],
  text,
  bases,
  confidence: 'verified',
})

/** A party that is one of the excluded bodies, by what was stated or by a permit it holds, in a field where that matters. */
function excludedBody(law: Law, { on, fieldCode, party }: CompetenceQuestion): Competence | undefined {
  const body = inForceOn(law.excludedBodies, on).find(
    b =>
      b.fields.includes(fieldCode) && (b.id === party.institution || b.permits.some(p => party.permits?.includes(p))),
  )
  if (!body) return undefined
  const departments = named(law, [body.department])
  const names = namesOf(departments)
  return {
    kind: 'excludedBody',
    body: body.id,
    departments,
    text: `当事人是${body.name}，不在文化市场综合执法的范围内，由${names}管辖。`,
    next: `请不予立案，将线索移送${names}。`,
    bases: [body.scopeBasis, body.basis],
    confidence: body.confidence,
  }
}

function named(law: Law, ids: readonly string[]): Department[] {
  return ids.map(id => law.departments.find(d => d.id === id) ?? { id, name: id })
}

const namesOf = (departments: readonly Department[]): string => departments.map(d => d.name).join('、')

const RANKS = { nation: 0, province: 1, city: 2, county: 3 } as const
const rank = (region: RegionCode): number => RANKS[levelOf(region)]

const LEVEL_NAMES = { nation: '国家级', province: '省级', city: '地市级', county: '县级' } as const
const levelName = (region: RegionCode): string => LEVEL_NAMES[levelOf(region)]

const provinceOf = (region: RegionCode): RegionCode =>
  rank(region) <= RANKS.province ? region : provinceOf(parentRegion(region))
