import type { LawFault } from './data-error.ts'
import type { Checklist, ChecklistItem } from './data-types.ts'
import type { Basis, Law, Power } from './types.ts'

/**
 * Every line of a checklist leads to a penalty that is in force as long as the list, of a field that is switched on, under
 * an article that item itself cites. A line that leads nowhere would send officers looking for nothing.
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
      }
    }
    if (list.items.length === 0) faults.push({ file, key: 'items', problem: '清单是空的', remedy: '请至少写一行' })
  }
}

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
