import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import { assigned, context as at, by, registered } from '../../fixtures/case-08.ts'
import { correctionBody } from '../../fixtures/investigation.ts'
import { caseFile } from '../../rules.ts'
import type { CaseContext } from '../context.ts'

const opened = [registered, assigned]
const order = (change: Partial<typeof correctionBody> = {}, ctx: Partial<CaseContext> = {}) =>
  given(caseFile, opened).when(
    { name: 'orderCorrection', body: { ...correctionBody, ...change } },
    at('2025-05-27T15:45:00+08:00', ctx),
  )
const ordered = (change = {}): CaseAct[] => {
  const { outcome } = order(change)
  return 'acts' in outcome ? [...opened, ...outcome.acts] : opened
}

describe('ordering correction', () => {
  it('at once runs no clock', () => {
    const { after } = order()
    expect(after.corrections).toMatchObject([{ correctionId: 'id-1', corrected: false }])
    expect(after.clocks).toEqual([])
  })
  it('by a day is looked at again within the days after it', () =>
    expect(order({ deadline: '2025-06-03' }).after.clocks).toMatchObject([
      { key: 'D-INS-02:id-1', start: '2025-06-03', due: '2025-06-10' },
    ]))
  it.each([
    ['the day is past', { deadline: '2025-05-26' }, 'caseHandling.timeImpossible'],
    ['it is ordered tomorrow', { at: '2025-05-28T09:00:00+08:00' }, 'caseHandling.timeImpossible'],
    ['the item is of another field', { powerCode: 'CF-NET-004' }, 'caseHandling.powerNotOfField'],
    ['the item is an inspection', { powerCode: 'JC-ENT-029' }, 'caseHandling.powerNotOfField'],
    ['the item is unknown', { powerCode: 'CF-XXX-001' }, 'law.powerUnknown'],
    ['one officer orders it', { officers: ['zhou'] }, 'certificates.team'],
  ])('is refused when %s', (_name, change, code) => order(change).then(code))
  it('is done by handlers', () => order({}, { by: by.lin }).then('caseHandling.notHandler'))
})

describe('looking whether it was done', () => {
  const body = {
    correctionId: 'id-1',
    checkedAt: '2025-06-04T10:00:00+08:00',
    corrected: true,
    note: '前台逐一核验身份证件。',
    officers: ['zhou', 'xu'],
  }
  const confirm = (change: Partial<typeof body> = {}, acts = ordered({ deadline: '2025-06-03' })) =>
    given(caseFile, acts).when({ name: 'confirmCorrection', body: { ...body, ...change } }, at('2025-06-05'))
  it('stops the clock either way', () => {
    expect(confirm().after).toMatchObject({ corrections: [{ corrected: true }], clocks: [{ closed: true }] })
    expect(confirm({ corrected: false }).after).toMatchObject({
      corrections: [{ corrected: false, recheckedOn: '2025-06-04' }],
      clocks: [{ closed: true }],
    })
  })
  it('is refused before the order, twice, for an unknown one, by one officer, and where nothing was ordered', () => {
    confirm({ checkedAt: '2025-05-27T10:00:00+08:00' }).then('caseHandling.timeImpossible')
    confirm({ correctionId: 'id-9' }).then('caseHandling.correctionUnknown')
    confirm({ officers: ['xu'] }).then('certificates.team')
    confirm({}, opened).then('caseHandling.nothingToCorrect')
    const { outcome } = confirm()
    const done = 'acts' in outcome ? [...ordered({ deadline: '2025-06-03' }), ...outcome.acts] : []
    confirm({}, done).then('caseHandling.nothingToCorrect')
    const second: CaseAct = { ...done[2]!, data: { ...done[2]!.data, correctionId: 'id-2' } } as CaseAct
    confirm({}, [...done, second]).then('caseHandling.alreadyCorrected')
  })
})
