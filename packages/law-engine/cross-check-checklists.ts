import type { LawFault } from './data-error.ts'
import type { Checklist, ChecklistItem } from './data-types.ts'
import type { Basis, Confidence, Law, Power } from './types.ts'

/**
 * Every line of a checklist leads to a penalty that is in force as long as the list, of a field that is switched on, under
 * an article that item itself cites, and is no surer than that item. A line that leads nowhere would send officers looking
 * for nothing.
 */
export function crossCheckChecklists(law: Law, faults: LawFault[]): void {
  const off = new Set(law.fields.filter(f => !f.enabled).map(f => f.code))
  for (const list of law.checklists) {
    const file = `checklists/${list.fieldCode}.yaml`
    const seen = new Set<string>()
    for (const item of list.items) {
      const say = (problem: string, remedy: string) => faults.push({ file, key: item.id, problem, remedy })
      if (seen.has(item.id)) say('两行用了同一编号', '请换一个编号')
      seen.add(item.id)
      const versions = law.powers.filter(p => p.code === item.power)
      // an unknown item is named elsewhere
      if (versions.length === 0) continue
      if (versions.some(p => p.kind !== 'penalty')) say(`${item.power} 不是处罚事项`, '请写违反时适用的处罚事项')
      if (versions.some(p => off.has(p.fieldCode)))
        say(`${item.power} 所在的领域没有启用`, '请删去该行，或者启用该领域')
      const inForce = covers(list, versions)
      if (!inForce) say(`${item.power} 在清单有效期内没有一直施行`, '请核对清单的 from、until 与事项的版本')
      else if (!cites(inForce, item)) {
        say(`${item.power} 没有引用${item.basis.law}${item.basis.article}`, '请写该事项所列的被违反条款或者处罚依据')
      } else if (SURENESS[item.confidence ?? list.confidence] > SURENESS[inForce.confidence])
        say(`比 ${item.power} 更确定`, `请给该行写 confidence: ${inForce.confidence}`)
    }
    crossCheckOmissions(law, list, file, faults)
    if (list.items.length === 0) faults.push({ file, key: 'items', problem: '清单是空的', remedy: '请至少写一行' })
  }
}

/** What is said to be found by no inspection is a penalty, once, and no line looks for it. */
function crossCheckOmissions(law: Law, list: Checklist, file: string, faults: LawFault[]): void {
  const looked = new Set(list.items.map(i => i.power))
  const omitted = new Set<string>()
  for (const { power } of list.notByInspection) {
    const say = (problem: string, remedy: string) => faults.push({ file, key: 'notByInspection', problem, remedy })
    if (looked.has(power)) say(`${power} 已有检查要点`, '请删去其中一处')
    if (omitted.has(power)) say(`${power} 写了两次`, '请删去一处')
    if (!law.powers.some(p => p.code === power && p.kind === 'penalty')) say(`${power} 不是处罚事项`, '请核对事项代码')
    omitted.add(power)
  }
}

/**
 * Every penalty of a listed field stands in a line or, with the reason, among those no inspection finds. Asked of the folder
 * alone: an item that a place adds later has no line yet.
 */
export function checkEveryPenaltyIsListed(law: Law, faults: LawFault[]): void {
  for (const { fieldCode, until, items, notByInspection } of law.checklists) {
    const listed = new Set([...items, ...notByInspection].map(i => i.power))
    for (const { code } of law.powers.filter(
      p =>
        p.fieldCode === fieldCode &&
        p.kind === 'penalty' &&
        (p.until ?? '9999') >= (until ?? '9999') &&
        !listed.has(p.code),
    )) {
      faults.push({
        file: `checklists/${fieldCode}.yaml`,
        key: code,
        problem: '没有检查要点',
        remedy: '请加一行，或者写入 notByInspection 并说明理由',
      })
    }
  }
}

const SURENESS: Record<Confidence, number> = { uncertain: 0, memory: 1, verified: 2 }

/** The version in force at the end of the list, when versions without a gap stand from its beginning to its end. */
function covers(list: Checklist, versions: readonly Power[]): Power | undefined {
  const end = list.until ?? '9999'
  const during = versions.filter(p => p.from <= end && (p.until ?? '9999') >= list.from).sort(byStart)
  const last = during.at(-1)
  const begins = during[0] !== undefined && during[0].from <= list.from
  return begins && last && (last.until ?? '9999') >= end ? last : undefined
}

const byStart = (a: Power, b: Power): number => (a.from < b.from ? -1 : 1)

/** 第二十五条第二款 and 第二十五条 are the same article. */
const cites = ({ violated, penaltyBasis }: Power, { basis }: ChecklistItem): boolean =>
  [...violated, ...penaltyBasis].some(cited => cited.law === basis.law && articleOf(cited) === articleOf(basis))

const articleOf = ({ article }: Basis): string =>
  /^第[^条]+条(之[一二三四五六七八九十]+)?/.exec(article)?.[0] ?? article
