import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../../acts.ts'
import { by } from '../../fixtures/case-08.ts'
import { concludedWith, investigated } from '../../fixtures/investigated.ts'
import { assess, at, propose, roadTo, stateOf } from '../../fixtures/road.ts'
import { when } from '../../fixtures/when.ts'
import type { DecidedFines } from './compare.ts'
import { tallyOf } from './tally.ts'

const REASON = '接纳人数多于同类案件，且发生在学校周边。'
const found: CaseAct[] = [...investigated, concludedWith({})]
const { minFen, maxFen } = stateOf(roadTo('outcomeProposed')).proposal!.reasoning!.rangeFen!

/** So many cases like the walk-through, each fined so much. */
const decided = (fineFen: number, cases = 30): DecidedFines => ({
  province: [{ power: 'CF-ENT-015', tier: 'general', partyKind: 'legal', minFen, maxFen, fineFen, cases }],
  nation: [],
  years: { from: 2021, to: 2025 },
})
const proposed = (body: object, fines: DecidedFines) => when(found, propose(body), at('06-10'), { by: by.zhou, fines })

describe('a proposal out of line with like cases', () => {
  it('is refused until it says why, in more than a word', () => {
    proposed({}, decided(1_600_000)).then('caseHandling.outlierUnreasoned')
    proposed({ outlierReason: '情节严重' }, decided(1_600_000)).then('caseHandling.outlierUnreasoned')
    proposed({ outlierReason: ' '.repeat(40) }, decided(1_600_000)).then('caseHandling.outlierUnreasoned')
  })
  it('keeps the comparison and the reason, frozen with the reasoning', () => {
    const { proposal } = proposed({ outlierReason: ` ${REASON}` }, decided(1_600_000)).after
    expect(proposal).toMatchObject({ outlierReason: REASON, comparison: { outlier: 'high', cases: 30, judged: true } })
  })
  it('is refused all the same where the law refuses it', () => {
    proposed({ fineFen: 900_000_000, outlierReason: REASON }, decided(1_600_000)).then('law.aboveRange')
  })
})

it('a proposal in line keeps where it stands, and no reason that nothing asked for', () => {
  const { proposal } = proposed({ outlierReason: REASON }, decided(2_000_000)).after
  expect(proposal?.comparison?.sentence).toContain('与30件同类案件大致相同')
  expect(proposal).not.toHaveProperty('outlierReason')
})

it('where nothing like it was decided, nothing is compared', () => {
  expect(proposed({}, decided(2_000_000, 0)).after.proposal).not.toHaveProperty('comparison')
})

describe('a fine lowered on a statement of the party', () => {
  const heard = roadTo('defenceReceived')
  const assessed = (body: object, fines: DecidedFines) =>
    when(heard, assess({ accepted: 'part', ...body }), at('06-17'), { by: by.zhou, fines })
  it('is weighed anew', () => {
    assessed({ fineFen: 1_500_000 }, decided(2_500_000)).then('caseHandling.outlierUnreasoned')
    const result = assessed({ fineFen: 1_500_000, outlierReason: REASON }, decided(2_500_000))
    expect(result.after.proposal).toMatchObject({ outlierReason: REASON, comparison: { outlier: 'low' } })
  })
  it('and one that is kept stays as it was weighed, whatever has been decided since', () => {
    const result = assessed({ fineFen: 2_000_000 }, decided(900_000))
    expect(result.after.proposal).not.toHaveProperty('comparison')
  })
})

describe('what counts among like cases later', () => {
  it('is a penalty of the ordinary procedure', () => {
    expect(tallyOf(stateOf(roadTo('decided')))).toMatchObject({
      ...{ power: 'CF-ENT-015', tier: 'general', partyKind: 'legal', minFen, maxFen },
      fineFen: 2_000_000,
    })
  })
  it('is nothing before the decision', () => {
    expect(tallyOf(stateOf(roadTo('legallyReviewed')))).toBeUndefined()
  })
  it('is nothing on the spot, where only little may be fined', () => {
    expect(tallyOf({ ...stateOf(roadTo('decided')), procedure: 'simple' })).toBeUndefined()
  })
})
