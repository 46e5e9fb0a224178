import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../acts.ts'
import {
  assigned,
  context as at,
  by,
  certificate,
  finding,
  findingBody,
  registered,
  requested,
  shen,
  xu,
  zhou,
} from '../fixtures/case-08.ts'
import { caseFile } from '../rules.ts'
import type { CaseCommand } from './commands.ts'
import type { CaseContext } from './context.ts'

const context = (change: Partial<CaseContext> & { today?: string } = {}) =>
  at(change.today ?? '2025-05-26', { by: by.lin, ...change })

const file = (change = {}): CaseCommand => ({
  name: 'requestFiling',
  body: { cause: '涉嫌允许未成年人进入歌舞娱乐场所', facts: '事实', powerCodes: ['CF-ENT-015'], ...change },
})

describe('registering a finding', () => {
  it('opens the case for checking', () => {
    const result = given(caseFile, []).when({ name: 'registerFinding', body: findingBody }, context())
    result.then([registered])
    expect(result.after).toMatchObject({ stage: 'check', version: 1 })
  })
  it.each([
    ['conduct of tomorrow', { conductUntil: '2025-05-27' }],
    ['an end before the beginning', { conductUntil: '2025-05-22' }],
    ['a source of tomorrow', { receivedOn: '2025-05-27' }],
    ['a source before the conduct', { receivedOn: '2025-05-22' }],
  ])('refuses %s', (_name, change) => {
    given(caseFile, [])
      .when({ name: 'registerFinding', body: { ...findingBody, ...change } }, context())
      .then('caseHandling.dayImpossible')
  })
})

describe('assigning handlers', () => {
  const assign = (officers: { id: string }[], change: Partial<CaseContext> = {}) =>
    given(caseFile, [registered]).when(
      { name: 'assignHandlers', body: { officers: officers.map(o => o.id) } },
      context(change),
    )
  it('takes two whose certificates are valid, and keeps the numbers', () => assign([zhou, xu]).then([assigned]))
  it('refuses one alone, and one counted twice', () => {
    assign([zhou]).then('certificates.team')
    assign([zhou, zhou]).then('certificates.team')
  })
  it('refuses a third whose certificate lapsed on 20 May', () => assign([zhou, xu, shen]).then('certificates.team'))
  it('refuses one who declared a relative at the venue', () => {
    assign([zhou, xu], { conflicts: [{ officerId: 'xu', subjectId: 'ktv', relation: '其兄为投资人' }] }).then(
      'certificates.recusal',
    )
  })
})

describe('filing', () => {
  const request = (command: CaseCommand, change: Partial<CaseContext> = {}) =>
    given(caseFile, [registered, assigned]).when(command, context({ by: by.zhou, today: '2025-05-28', ...change }))
  it('is asked for by a handler', () => {
    request(file()).then([requested])
    request(file(), { by: by.lin }).then('caseHandling.notHandler')
  })
  it('is refused without handlers', () => {
    given(caseFile, [registered])
      .when(file(), context({ by: by.zhou }))
      .then('certificates.team')
  })
  it('is refused under a power that is unknown, of another field, or no penalty', () => {
    request(file({ powerCodes: ['CF-XXX-001'] })).then('law.powerUnknown')
    request(file({ powerCodes: ['CF-NET-004'] })).then('caseHandling.powerNotOfField')
    request(file({ powerCodes: ['JC-ENT-029'] })).then('caseHandling.powerNotOfField')
  })
  it('is refused when nothing was found within two years, and not when it was found on the last day', () => {
    const late = (receivedOn: string): CaseAct => ({
      type: 'findingRegistered',
      data: { ...finding, conductFrom: '2024-05-25', conductUntil: '2024-05-25', source: { kind: 'tip', receivedOn } },
    })
    const when = (receivedOn: string) =>
      given(caseFile, [late(receivedOn), assigned]).when(file(), context({ by: by.zhou, today: '2026-06-01' }))
    when('2026-05-25').then([requested])
    when('2026-05-26').then('caseHandling.limitation')
  })

  const decided = (command: CaseCommand, change: Partial<CaseContext> = {}) =>
    given(caseFile, [registered, assigned, requested]).when(command, context({ today: '2025-05-28', ...change }))
  it('is approved by a leader and starts the investigation', () => {
    const result = decided({ name: 'approveFiling', body: {} })
    expect(result.after).toMatchObject({ stage: 'investigating', filedOn: '2025-05-28', version: 4 })
    expect(result.after.clocks).toMatchObject([
      { key: 'D-PEN-08', start: '2025-05-28', due: '2025-08-26', closed: false },
    ])
  })
  it('is not approved by a handler of the case', () =>
    decided({ name: 'approveFiling', body: {} }, { by: by.xu }).then('caseHandling.approverHandles'))
  it('is not approved when a handler’s certificate has lapsed meanwhile', () => {
    decided({ name: 'approveFiling', body: {} }, { today: '2027-05-21' }).then('certificates.team')
  })
  it('is rejected with a reason, and that ends it', () => {
    const result = decided({ name: 'rejectFiling', body: { reason: '违法事实不成立' } })
    expect(result.after.stage).toBe('rejected')
  })
})

describe('a second finding over the same days', () => {
  const again = (change = {}) =>
    given(caseFile, []).when(
      { name: 'registerFinding', body: { ...findingBody, ...change } },
      context({ sameConduct: [{ caseId: 'c1', label: '（衡北）文综立字〔2025〕第1号' }] }),
    )
  it('is refused with the earlier case, and taken for a stated reason', () => {
    again().then('caseHandling.duplicate')
    const notDuplicateBecause = '另一包间，另一批消费者'
    again({ notDuplicateBecause }).then([{ type: 'findingRegistered', data: { ...finding, notDuplicateBecause } }])
  })
})

describe('changing handlers half-way', () => {
  const filed: CaseAct = { type: 'filingApproved', data: { filedOn: '2025-05-28', approvedBy: 'lin' } }
  it('wants a reason, and the first ones stay barred from reviewing', () => {
    const change = (reason?: string) =>
      given(caseFile, [registered, assigned, requested, filed]).when(
        { name: 'assignHandlers', body: { officers: ['zhou', 'tao'], ...(reason && { reason }) } },
        context({ today: '2025-06-03', certificates: ['zhou', 'tao'].map(id => certificate(id)) }),
      )
    change().then('caseHandling.reasonMissing')
    expect(change('许明澈借调').after).toMatchObject({
      handlers: [{ id: 'zhou' }, { id: 'tao' }],
      everHandled: ['zhou', 'xu', 'tao'],
    })
  })
  it('follows a recusal: who is out is not assigned again', () => {
    const out = given(caseFile, [registered, assigned]).when(
      { name: 'decideRecusal', body: { officerId: 'xu', askedBy: 'party', reason: '与投资人同学', granted: true } },
      context(),
    )
    expect(out.after.handlers.map(h => h.id)).toEqual(['zhou'])
    given(caseFile, [registered, assigned, ...('acts' in out.outcome ? out.outcome.acts : [])])
      .when({ name: 'assignHandlers', body: { officers: ['zhou', 'xu'] } }, context())
      .then('caseHandling.recused')
  })
})

describe('extending the 90 days', () => {
  const filed = given(caseFile, [registered, assigned, requested]).when(
    { name: 'approveFiling', body: {} },
    context({ today: '2025-05-28' }),
  )
  const acts = [registered, assigned, requested, ...('acts' in filed.outcome ? filed.outcome.acts : [])]
  const extend = (until: string) =>
    given(caseFile, acts).when(
      { name: 'extendHandling', body: { until, basis: '某规章第一条', reason: '等待鉴定' } },
      context({ today: '2025-08-20' }),
    )
  it('moves the clock, and only later', () => {
    extend('2025-08-26').then('caseHandling.dayImpossible')
    expect(extend('2025-09-25').after.clocks).toMatchObject([{ key: 'D-PEN-08', due: '2025-09-25' }])
  })
})
