import { crossCheckChecklists } from './cross-check-checklists.ts'
import { crossCheckCircumstances } from './cross-check-circumstances.ts'
import { crossCheckCompetence } from './cross-check-competence.ts'
import { crossCheckCriminal } from './cross-check-criminal.ts'
import type { LawFault } from './data-error.ts'
import { CAPACITIES, PRINCIPLES } from './data-types.ts'
import { checkOf } from './freshness.ts'
import type { Basis, Dated, Law } from './types.ts'
import { valuesOf } from './values.ts'

/** What no single file can tell: versions that overlap, names of statutes, fields, powers and periods that do not exist. */
export function crossCheck(law: Law, faults: LawFault[]): void {
  refuseRepeatedCalendars(law, faults)
  refuseUnknownStatutes(law, faults)
  refuseUnknownNames(law, faults)
  requireAll(law, faults)
  crossCheckCircumstances(law, faults)
  crossCheckChecklists(law, faults)
  crossCheckCriminal(law, faults)
  crossCheckCompetence(law, faults)
  requireCheckedDays(law, faults)
  refuseOverlaps(
    law.powers,
    p => p.code,
    p => `powers/${p.fieldCode}/${p.code}.yaml`,
    faults,
  )
  refuseOverlaps(
    law.thresholds.principles,
    p => p.id,
    () => 'thresholds/principles.yaml',
    faults,
  )
  const { hearing, simpleProcedure, additionalFine, limitation, remedies, officers, capacity } = law.thresholds
  refuseOverlaps(
    hearing,
    h => `${h.region} ${h.partyKind}`,
    () => 'thresholds/hearing.yaml',
    faults,
  )
  refuseOverlaps(
    simpleProcedure,
    s => s.partyKind,
    () => 'thresholds/simple-procedure.yaml',
    faults,
  )
  refuseOverlaps(
    additionalFine,
    () => 'additionalFine',
    () => 'thresholds/payment-and-limitation.yaml',
    faults,
  )
  refuseOverlaps(
    limitation,
    () => 'limitation',
    () => 'thresholds/payment-and-limitation.yaml',
    faults,
  )
  refuseOverlaps(
    remedies,
    r => r.procedure,
    () => 'thresholds/remedies.yaml',
    faults,
  )
  refuseOverlaps(
    officers,
    () => 'officers',
    () => 'thresholds/officers-and-capacity.yaml',
    faults,
  )
  refuseOverlaps(
    capacity,
    c => c.id,
    () => 'thresholds/officers-and-capacity.yaml',
    faults,
  )
  refuseOverlaps(
    law.thresholds.criminal,
    c => `${c.id} ${c.region} ${c.partyKind ?? ''}`.trim(),
    () => 'thresholds/criminal.yaml',
    faults,
  )
  refuseOverlaps(
    law.concurrenceGroups,
    g => g.id,
    () => 'concurrence.yaml',
    faults,
  )
  refuseOverlaps(
    law.excludedBodies,
    b => b.id,
    () => 'excluded-bodies.yaml',
    faults,
  )
  refuseOverlaps(
    law.profiles,
    p => p.id,
    p => `benchmarks/${p.id}/profile.yaml`,
    faults,
  )
}

/** Two versions in force on the same day would make the answer a matter of luck. */
function refuseOverlaps<T extends Dated>(
  items: readonly T[],
  keyOf: (item: T) => string,
  fileOf: (item: T) => string,
  faults: LawFault[],
): void {
  for (const key of new Set(items.map(keyOf))) {
    const ordered = items.filter(item => keyOf(item) === key).sort((a, b) => (a.from < b.from ? -1 : 1))
    for (const [i, later] of ordered.entries()) {
      const earlier = ordered[i - 1]
      if (earlier && later.from <= (earlier.until ?? '9999')) {
        const problem = `自${earlier.from}和自${later.from}施行的两个版本同时有效`
        faults.push({ file: fileOf(later), key, problem, remedy: '请为旧版本补上 until，止于新版本施行的前一日' })
      }
    }
  }
}

function refuseRepeatedCalendars(law: Law, faults: LawFault[]): void {
  const years = law.calendars.map(c => c.year)
  for (const year of new Set(years.filter((y, i) => years.indexOf(y) !== i))) {
    const file = `calendars/${year}.yaml`
    faults.push({ file, key: 'year', problem: `${year}年有两份日历`, remedy: '请删去其中一份' })
  }
}

function refuseUnknownStatutes(law: Law, faults: LawFault[]): void {
  const known = new Set(law.statutes.map(s => s.name))
  for (const { file, key, basis } of basesOf(law)) {
    if (basis.law === '' || known.has(basis.law)) continue
    faults.push({
      file,
      key,
      problem: `没有名为“${basis.law}”的法律`,
      remedy: '请核对名称，或者在 statutes.yaml 中补上',
    })
  }
}

/** Whoever says that a value was read in the text says when. */
function requireCheckedDays(law: Law, faults: LawFault[]): void {
  for (const { file, key, datum } of valuesOf(law)) {
    if (datum.confidence !== 'verified' || checkOf(law, datum).checkedOn) continue
    faults.push({
      file: file ?? '地方规定',
      key,
      problem: `标为已核实，却没有核对日期（来源“${datum.source}”）`,
      remedy: '请在 sources.yaml 写明该来源何时核对，或者在该数据写 checkedOn',
    })
  }
}

function* basesOf(law: Law): Generator<{ file: string; key: string; basis: Basis }> {
  for (const p of law.periods) yield { file: 'periods.yaml', key: p.id, basis: p.basis }
  for (const c of law.calendars) yield { file: `calendars/${c.year}.yaml`, key: 'basis', basis: c.basis }
  for (const p of law.powers) {
    for (const basis of [p.basis, ...p.violated, ...p.penaltyBasis]) {
      yield { file: `powers/${p.fieldCode}/${p.code}.yaml`, key: p.code, basis }
    }
  }
  for (const c of law.circumstances) yield { file: 'benchmarks/circumstances.yaml', key: c.code, basis: c.basis }
  for (const p of law.profiles) yield { file: `benchmarks/${p.id}/profile.yaml`, key: p.id, basis: p.basis }
  for (const s of law.seizure) yield { file: 'seizure.yaml', key: s.fields.join(), basis: s.basis }
  for (const [name, list] of Object.entries(law.thresholds) as [string, Dated[]][]) {
    for (const [i, t] of list.entries()) yield { file: 'thresholds', key: `${name}[${i}]`, basis: t.basis }
  }
  for (const b of law.excludedBodies) {
    for (const basis of [b.basis, b.scopeBasis]) yield { file: 'excluded-bodies.yaml', key: b.id, basis }
  }
  for (const g of law.concurrenceGroups) yield { file: 'concurrence.yaml', key: g.id, basis: g.basis }
  for (const c of law.thresholds.criminal) yield { file: 'thresholds/criminal.yaml', key: c.id, basis: c.crimeBasis }
  for (const c of law.checklists) {
    yield { file: `checklists/${c.fieldCode}.yaml`, key: 'basis', basis: c.basis }
    for (const item of c.items) yield { file: `checklists/${c.fieldCode}.yaml`, key: item.id, basis: item.basis }
  }
}

function refuseUnknownNames(law: Law, faults: LawFault[]): void {
  const fields = new Map(law.fields.map(f => [f.code, f.name]))
  const powers = new Set(law.powers.map(p => p.code))
  const periods = new Set(law.periods.map(p => p.id))
  const need = (known: { has(name: string): boolean }, what: string, file: string, key: string, name: string) => {
    if (!known.has(name)) faults.push({ file, key, problem: `没有${what} ${name}`, remedy: `请核对${what}代码` })
  }
  for (const power of law.powers) {
    const file = `powers/${power.fieldCode}/${power.code}.yaml`
    need(fields, '领域', file, power.code, power.fieldCode)
    const field = fields.get(power.fieldCode)
    if (field !== undefined && field !== power.field) {
      faults.push({
        file,
        key: `${power.code}.field`,
        problem: '领域名称与 fields.yaml 不一致',
        remedy: `应为“${field}”`,
      })
    }
  }
  for (const rule of law.seizure) {
    for (const field of rule.fields) need(fields, '领域', 'seizure.yaml', 'fields', field)
    for (const power of rule.powers) need(powers, '事项', 'seizure.yaml', 'powers', power)
  }
  for (const { id, powers: codes } of law.concurrenceGroups) {
    for (const code of codes) need(powers, '事项', 'concurrence.yaml', id, code)
  }
  for (const list of law.checklists) {
    const file = `checklists/${list.fieldCode}.yaml`
    need(fields, '领域', file, 'fieldCode', list.fieldCode)
    for (const item of list.items) need(powers, '事项', file, item.id, item.power)
  }
  for (const rule of law.thresholds.repeatOffences) {
    const file = 'thresholds/repeat-offences.yaml'
    for (const field of rule.fields) need(fields, '领域', file, rule.id, field)
    for (const power of [...(rule.powers ?? []), ...(rule.power ? [rule.power] : [])])
      need(powers, '事项', file, rule.id, power)
  }
  for (const { general, extended } of law.thresholds.limitation) {
    for (const id of [general, extended])
      need(periods, '期限', 'thresholds/payment-and-limitation.yaml', 'limitation', id)
  }
  for (const r of law.thresholds.remedies) {
    for (const id of [r.reconsiderationPeriod, r.suitPeriod, r.suitAfterReconsiderationPeriod]) {
      need(periods, '期限', 'thresholds/remedies.yaml', r.procedure, id)
    }
  }
}

/** What the engine cannot answer without. */
function requireAll(law: Law, faults: LawFault[]): void {
  for (const id of PRINCIPLES.filter(id => !law.thresholds.principles.some(p => p.id === id))) {
    faults.push({
      file: 'thresholds/principles.yaml',
      key: id,
      problem: '缺少这条一般规则',
      remedy: '请补上规则和条款',
    })
  }
  for (const id of CAPACITIES.filter(id => !law.thresholds.capacity.some(c => c.id === id))) {
    const file = 'thresholds/officers-and-capacity.yaml'
    faults.push({ file, key: id, problem: '缺少这条年龄界限', remedy: '请补上年龄和条款' })
  }
  for (const [name, list] of Object.entries(law.thresholds)) {
    if (list.length === 0)
      faults.push({ file: 'thresholds', key: name, problem: '没有任何规定', remedy: `请补上 ${name}` })
  }
}
