import { describe, expect, it } from 'vitest'
import type { CaseEvent, CaseState } from '#features/6-operation/case-handling'
import { isRefusal } from '#kernel'
import { alertChanges, checkNoting } from './discretion-alerts.ts'

const comparison = { outlier: 'high', sentence: '高于同类案件中的98%' }
const proposal = { outcome: 'penalty', fineFen: 3_400_000, comparison, outlierReason: '发生在学校周边。' }
const inLine = { ...proposal, comparison: { ...comparison, outlier: null } }
const event = (type: string, data: object, before: object = {}, after: object = {}) =>
  ({
    acts: [{ id: 'a1', actorName: '周砚秋', type, data }],
    before: before as CaseState,
    after: after as CaseState,
  }) as unknown as CaseEvent

describe('an alert', () => {
  it('is raised by a proposal out of line, and replaces the one before', () => {
    expect(alertChanges(event('outcomeProposed', proposal))).toMatchObject({
      withdraw: true,
      raise: { id: 'a1', by: '周砚秋', comparison },
    })
  })
  it('is not raised by a proposal in line, or one that could not be compared', () => {
    expect(alertChanges(event('outcomeProposed', inLine))).toEqual({ withdraw: true })
    expect(alertChanges(event('outcomeProposed', { ...proposal, comparison: undefined }))).toEqual({ withdraw: true })
  })
  it('is raised anew by another amount after a defence, not by the same', () => {
    const assessed = (fineFen: number) =>
      event('defenceAssessed', { treatment: { ...proposal, fineFen } }, { proposal })
    expect(alertChanges(assessed(3_000_000))).toHaveProperty('raise')
    expect(alertChanges(assessed(3_400_000))).toBeUndefined()
  })
  it('goes with papers that are sent back, whoever sends them', () => {
    expect(alertChanges(event('proposalReturned', {}, { proposal }))).toEqual({ withdraw: true })
    expect(alertChanges(event('legallyReviewed', {}, { proposal }))).toEqual({ withdraw: true })
    expect(alertChanges(event('legallyReviewed', {}, { proposal }, { proposal }))).toBeUndefined()
  })
  it('learns of the decision', () => {
    const decided = event('decided', { decidedOn: '2025-06-20' }, { proposal }, { proposal })
    expect(alertChanges(decided)).toEqual({ withdraw: false, decidedOn: '2025-06-20' })
  })
})

describe('noting an alert', () => {
  const code = (alert: Parameters<typeof checkNoting>[0], remark: string) => {
    try {
      checkNoting(alert, remark, { userId: 'u1', name: '陆知微' })
      return null
    } catch (error) {
      return isRefusal(error) ? error.detail.code : error
    }
  }
  it('is done once, with words, by somebody who does not handle the case', () => {
    expect(code({ handlerIds: ['u2'], notedBy: null }, '无异议。')).toBeNull()
    expect(code({ handlerIds: ['u2'], notedBy: '陆知微' }, '无异议。')).toBe('supervision.alertNoted')
    expect(code({ handlerIds: ['u1'], notedBy: null }, '无异议。')).toBe('supervision.ownCase')
    expect(code({ handlerIds: [], notedBy: null }, ' ')).toBe('supervision.remarkBlank')
  })
})
