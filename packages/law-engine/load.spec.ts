import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLaw } from './load.ts'
import { getPower, powersInForce } from './powers.ts'
import { unverified } from './unverified.ts'

const real = resolve(import.meta.dirname, '../../law')
describe('the law as it is', () => {
  const law = loadLaw(real)
  it('loads, and its version depends on nothing but its content', () => {
    expect(law.periods).toHaveLength(116)
    expect(law.calendars.map(c => c.year)).toEqual([2025, 2026])
    expect(law.version).toMatch(/^[0-9a-f]{12}$/)
    expect(loadLaw(real).version).toBe(law.version)
    expect(JSON.parse(JSON.stringify(law))).toEqual(law)
  })
  it('gives the powers of a day, in fen', () => {
    expect(getPower(law, 'CF-ENT-015', '2025-06-20').fine).toMatchObject({
      type: 'staged',
      base: { type: 'range', minFen: 0, maxFen: 5_000_000, optional: true },
      aggravated: { minFen: 5_000_000, maxFen: 50_000_000 },
    })
    expect(powersInForce(law, { on: '2025-06-20', fieldCode: 'ENT', kind: 'penalty' }).length).toBeGreaterThan(20)
    expect(() => getPower(law, 'CF-ENT-015', '2021-05-31')).toThrow('law.powerNotInForce')
    expect(() => getPower(law, 'CF-XXX', '2025-06-20')).toThrow('law.powerUnknown')
  })
})

describe('checklists', () => {
  const law = loadLaw(real)
  const lines = law.checklists.flatMap(c => c.items.map(line => ({ ...line, list: c })))

  it('there is one for every field that is on, and for no other', () => {
    const on = law.fields.filter(f => f.enabled).map(f => f.code)
    expect(law.checklists.map(c => c.fieldCode).sort()).toEqual(on.sort())
  })
  it('each line says how to look and leads to a penalty in force, under its article', () => {
    for (const line of lines) {
      expect(line.how && line.basis.article, line.id).toBeTruthy()
      expect(getPower(law, line.power, '2026-01-05').kind, line.id).toBe('penalty')
    }
  })
  it('every penalty of a field is reached or its absence explained', () => {
    for (const { fieldCode, items, notByInspection } of law.checklists) {
      const known = new Set([...items, ...notByInspection].map(i => i.power))
      const penalties = powersInForce(law, { on: '2026-01-05', fieldCode, kind: 'penalty' })
      expect(penalties.filter(p => !known.has(p.code)).map(p => p.code)).toEqual([])
    }
  })
  it('no line is surer than its item, and one of an item from memory shows as unverified', () => {
    const art = law.checklists.find(c => c.fieldCode === 'ART')
    expect(art?.confidence).toBe('memory')
    expect(unverified(law)).toContainEqual(expect.objectContaining({ part: 'checklist.line', confidence: 'uncertain' }))
  })
  it('a line of an item that others punish says that the clue is handed over', () => {
    const elsewhere = lines.filter(l =>
      ['assist', 'other-department'].includes(getPower(law, l.power, '2026-01-05').competentBody.kind),
    )
    expect(elsewhere.length).toBeGreaterThan(5)
    for (const line of elsewhere) expect(line.how, line.id).toMatch(/移送|移交|通知公安部门/)
  })
})
