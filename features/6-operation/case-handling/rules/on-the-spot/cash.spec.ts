import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import { context as at, by } from '../../fixtures/case-08.ts'
import { cafeFound, collectBody, spotBody } from '../../fixtures/on-the-spot.ts'
import { road } from '../../fixtures/road.ts'
import { caseFile } from '../../rules.ts'
import type { CaseCommand } from '../commands.ts'
import type { CaseContext } from '../context.ts'

const done = (acts: CaseAct[], command: CaseCommand, now: string, actor: CaseContext['by'] = by.zhou): CaseAct[] => {
  const { outcome } = given(caseFile, acts).when(command, at(now, { by: actor }))
  if ('error' in outcome) throw outcome.error
  return [...acts, ...outcome.acts]
}
const decided = (change: Partial<typeof spotBody> = {}) =>
  done([cafeFound], { name: 'decideOnTheSpot', body: { ...spotBody, ...change } }, '2025-06-03T16:00:00+08:00')
const collect = (change: Partial<typeof collectBody> = {}, acts = decided(), actor = by.zhou, now = '2025-06-04') =>
  given(caseFile, acts).when({ name: 'collectOnTheSpot', body: { ...collectBody, ...change } }, at(now, { by: actor }))
const collected = done(decided(), { name: 'collectOnTheSpot', body: collectBody }, '2025-06-03T16:10:00+08:00')
const handIn = (step: 'organ' | 'bank', acts: CaseAct[], time: string, actor = by.zhou) =>
  given(caseFile, acts).when(
    { name: 'handInCash', body: { step, at: time, voucher: '凭证1' } },
    at('2025-06-20', { by: actor }),
  )

describe('collecting on the spot', () => {
  it('settles the payment and starts the two days to hand it in', () => {
    const { after: state } = collect()
    expect(state.clocks.filter(c => ['D-PEN-11', 'D-PEN-13'].includes(c.key))).toMatchObject([
      { key: 'D-PEN-11', closed: true },
      { key: 'D-PEN-13', start: '2025-06-03', due: '2025-06-05', closed: false },
    ])
    expect(state.cash).toMatchObject({ amountFen: 10_000, receiptNumber: '9901250000002' })
  })
  const large = () => decided({ fineFen: 10_100 })
  it('is for fines up to 100 yuan', () => {
    collect({ amountFen: 10_100 }, large()).then('caseHandling.collectionForbidden')
  })
  it('or where it would be hard to collect later, or far away and asked for', () => {
    expect(collect({ amountFen: 10_100, ground: 'hardToCollectLater' }, large()).outcome).toHaveProperty('acts')
    expect(collect({ amountFen: 10_100, ground: 'remoteAndRequested' }, large()).outcome).toHaveProperty('acts')
  })
  it('is there and then; far away, when the party asks', () => {
    const nextDay = '2025-06-04T08:00:00+08:00'
    collect({ at: nextDay }).then('caseHandling.notOnTheSpot')
    expect(collect({ at: nextDay, ground: 'remoteAndRequested' }).outcome).toHaveProperty('acts')
    collect({ at: '2025-06-03T15:49:00+08:00' }).then('caseHandling.timeImpossible')
    collect({ at: '2025-06-04T09:01:00+08:00' }).then('caseHandling.timeImpossible')
  })
  it('of a fine of the ordinary procedure only in remote places, when the party asks', () => {
    const served = road('effective')
    const take = (ground: typeof collectBody.ground, remote: boolean) => {
      const here = at('2025-06-21', { by: by.zhou })
      const body = { ...collectBody, amountFen: 2_000_000, ground, at: '2025-06-20T17:00:00+08:00' }
      const context = { ...here, settings: { ...here.settings, remote } }
      return given(caseFile, served).when({ name: 'collectOnTheSpot', body }, context)
    }
    take('remoteAndRequested', false).then('caseHandling.paidToBank')
    take('hardToCollectLater', true).then('caseHandling.collectionForbidden')
    expect(take('remoteAndRequested', true).outcome).toHaveProperty('acts')
  })
  it('takes the fine and nothing else, once, by two handlers', () => {
    collect({ amountFen: 9_999 }).then('caseHandling.amountDiffers')
    collect({ officers: ['zhou'] }).then('certificates.team')
    collect({}, collected).then('caseHandling.alreadyPaid')
    collect({}, decided(), by.lin).then('caseHandling.notHandler')
    collect({}, decided({ fineFen: 0 })).then('caseHandling.noFine')
  })
  it('is not where the bank already has it', () => {
    const paid: CaseAct = {
      type: 'paymentRecorded',
      data: { code: '1', amountFen: 10_000, paidOn: '2025-06-03', receiptNumber: '1', bankReference: '1' },
    }
    collect({}, [...decided(), paid]).then('caseHandling.alreadyPaid')
  })
})

describe('the way of the cash', () => {
  const inOrgan = () =>
    done(
      collected,
      { name: 'handInCash', body: { step: 'organ', at: '2025-06-05T09:00:00+08:00', voucher: '1' } },
      '2025-06-20',
    )
  it('goes to the organ, then to the bank, each with its two days', () => {
    const first = handIn('organ', collected, '2025-06-05T09:00:00+08:00')
    expect(first.after.clocks.slice(-2)).toMatchObject([
      { key: 'D-PEN-13', closed: true },
      { key: 'D-PEN-15', start: '2025-06-05', due: '2025-06-09', closed: false },
    ])
    const second = handIn('bank', inOrgan(), '2025-06-06T09:00:00+08:00', by.qian)
    expect(second.after.clocks.at(-1)).toMatchObject({ key: 'D-PEN-15', closed: true })
    expect(second.after.cash).toMatchObject({
      inOrgan: '2025-06-05T09:00:00+08:00',
      inBank: '2025-06-06T09:00:00+08:00',
    })
  })
  it('skips nothing, goes back nowhere, and is recorded once', () => {
    handIn('bank', collected, '2025-06-05T09:00:00+08:00').then('caseHandling.notYetInOrgan')
    handIn('organ', collected, '2025-06-03T15:00:00+08:00').then('caseHandling.timeImpossible')
    handIn('organ', inOrgan(), '2025-06-06T09:00:00+08:00').then('caseHandling.alreadyHandedIn')
    handIn('bank', inOrgan(), '2025-06-04T09:00:00+08:00').then('caseHandling.timeImpossible')
    const banked = done(
      inOrgan(),
      { name: 'handInCash', body: { step: 'bank', at: '2025-06-06T09:00:00+08:00', voucher: '2' } },
      '2025-06-20',
    )
    handIn('bank', banked, '2025-06-07T09:00:00+08:00').then('caseHandling.alreadyHandedIn')
    handIn('organ', decided(), '2025-06-05T09:00:00+08:00').then('caseHandling.noCash')
    handIn('organ', collected, '2025-06-05T09:00:00+08:00', by.lin).then('caseHandling.notHandler')
  })
})

describe('filing an on-the-spot decision with the organ', () => {
  const file = (acts: CaseAct[], time = '2025-06-04T09:00:00+08:00', actor = by.zhou) =>
    given(caseFile, acts).when({ name: 'fileWithOrgan', body: { at: time } }, at('2025-06-05', { by: actor }))
  it('stops its clock', () => {
    expect(file(decided()).after.clocks.find(c => c.key === 'D-PEN-17')).toMatchObject({ closed: true })
  })
  it('is done once, by a handler, after the decision, and only for such decisions', () => {
    const filed = done(decided(), { name: 'fileWithOrgan', body: { at: '2025-06-04T09:00:00+08:00' } }, '2025-06-05')
    file(filed).then('caseHandling.alreadyFiled')
    file(decided(), undefined, by.lin).then('caseHandling.notHandler')
    file(decided(), '2025-06-03T15:00:00+08:00').then('caseHandling.timeImpossible')
    file(decided(), '2025-06-06T15:00:00+08:00').then('caseHandling.timeImpossible')
  })
})
