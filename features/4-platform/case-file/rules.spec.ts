import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CaseState, caseFile } from '#features/6-operation/case-handling'
import { loadLaw } from '#law-engine/load'
import { bindingOrder, reviewFile, signs } from './rules.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../law'))

const document = (form: string, order: number, date: string, volume: 'main' | 'side' = 'main') => ({
  id: form,
  form,
  title: form,
  version: '2025-01-01',
  date,
  sha256: form,
  pages: 1,
  volume,
  order,
  servedOnParty: false,
  paperCode: form,
})

const stateWith = (change: Partial<CaseState>): CaseState => ({ ...caseFile.initial, ...change })

describe('the order of a volume', () => {
  it('puts the result before the process, evidence behind the records, and keeps days in order', () => {
    const state = stateWith({
      documents: [
        document('03', 10, '2025-05-28'),
        document('07', 60, '2025-06-05'),
        document('07b', 60, '2025-06-04'),
        document('25', 20, '2025-06-20'),
        document('53', 80, '2025-06-27'),
        document('42', 40, '2025-06-18', 'side'),
      ],
      evidence: [
        {
          evidenceId: 'e',
          kind: 'documentary',
          title: '收银流水',
          proves: '收费',
          source: '当事人',
          collectedAt: '2025-06-04T15:30:00+08:00',
          place: '前台',
          collectors: ['周砚秋', '许明澈'],
        },
      ],
    })
    expect(bindingOrder(state).map(e => e.title)).toEqual(['03', '25', '42', '07b', '07', '收银流水', '53'])
  })
})

describe('the review', () => {
  it('looks for everything its sheet names, and for nothing else', () => {
    const named = law.thresholds.fileReview.flatMap(matter => matter.deductions.map(d => d.id))
    expect(named.sort()).toEqual(Object.keys(signs).sort())
    expect(law.thresholds.fileReview.reduce((sum, matter) => sum + matter.points, 0)).toBe(100)
  })

  it('is a forecast until the case is closed', () => {
    expect(reviewFile(stateWith({}), law, '2025-07-02').complete).toBe(false)
    expect(reviewFile(stateWith({ closedOn: '2025-07-01' }), law, '2025-07-02').complete).toBe(true)
  })

  it('gives no points to a file that fails in law', () => {
    const review = reviewFile(stateWith({}), law, '2025-07-02')
    expect(review.score).toBe(0)
    expect(review.grade).toBe('不合格')
    expect(review.legality.filter(item => !item.passed).map(item => item.matter)).toContain('事实和证据')
  })
})
