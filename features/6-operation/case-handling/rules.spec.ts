import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLaw } from '#law-engine/load'
import { given } from '#testkit'
import type { CaseAct, Finding } from './acts.ts'
import type { CaseContext } from './rules/opening.ts'
import { allowed, type Stage } from './rules/stage.ts'
import { type CaseCommand, caseFile } from './rules.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../law'))
const zhou = { id: 'zhou', name: '周砚秋' }
const xu = { id: 'xu', name: '许明澈' }
const shen = { id: 'shen', name: '沈清和' }
const lin = { id: 'lin', name: '林怀瑾' }

const certificate = (officerId: string, validUntil = '2027-05-20') => ({
  number: `9901022100-${officerId}`,
  officerId,
  region: '990102',
  fieldCodes: [],
  validFrom: '2022-05-21',
  validUntil,
  status: 'valid' as const,
})

const context = (change: Partial<CaseContext> = {}): CaseContext => ({
  today: '2025-05-26',
  by: lin,
  law,
  minimumOfficers: 2,
  certificates: [certificate('zhou'), certificate('xu'), certificate('shen', '2025-05-20')],
  conflicts: [],
  ...change,
})

/** CASE-08 of the walk-through: five minors in a song-and-dance venue on Friday 23 May. */
const finding: Finding = {
  region: '990102',
  organId: 'organ',
  fieldCode: 'ENT',
  source: { kind: 'superior', receivedOn: '2025-05-26' },
  party: { subjectId: 'ktv', kind: 'legal', name: '衡北县琴台歌舞娱乐有限公司', address: '知音路1号' },
  place: '知音路1号',
  conductFrom: '2025-05-23',
  conductUntil: '2025-05-23',
  summary: '允许5名未成年人进入。',
}

const registered: CaseAct = { type: 'findingRegistered', data: finding }
const assigned: CaseAct = {
  type: 'handlersAssigned',
  data: { handlers: [zhou, xu].map(o => ({ ...o, certificateNumber: `9901022100-${o.id}` })) },
}
const requested: CaseAct = {
  type: 'filingRequested',
  data: { facts: '事实', powerCodes: ['CF-ENT-015'], requestedBy: 'zhou' },
}
const file = (change = {}): CaseCommand => ({
  name: 'requestFiling',
  body: { facts: '事实', powerCodes: ['CF-ENT-015'], ...change },
})

describe('registering a finding', () => {
  it('opens the case for checking', () => {
    const result = given(caseFile, []).when({ name: 'registerFinding', body: finding }, context())
    result.then([registered])
    expect(result.after).toMatchObject({ stage: 'check', version: 1 })
  })
  it.each([
    ['conduct of tomorrow', { conductUntil: '2025-05-27' }],
    ['an end before the beginning', { conductUntil: '2025-05-22' }],
    ['a source of tomorrow', { source: { kind: 'tip' as const, receivedOn: '2025-05-27' } }],
  ])('refuses %s', (_name, change) => {
    given(caseFile, [])
      .when({ name: 'registerFinding', body: { ...finding, ...change } }, context())
      .then('caseHandling.dayImpossible')
  })
})

describe('assigning handlers', () => {
  const assign = (officers: { id: string; name: string }[], change: Partial<CaseContext> = {}) =>
    given(caseFile, [registered]).when({ name: 'assignHandlers', body: { officers } }, context(change))
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
    given(caseFile, [registered, assigned]).when(command, context({ by: zhou, today: '2025-05-28', ...change }))
  it('is asked for by a handler', () => {
    request(file()).then([requested])
    request(file(), { by: lin }).then('caseHandling.notHandler')
  })
  it('is refused without handlers', () => {
    given(caseFile, [registered])
      .when(file(), context({ by: zhou }))
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
      given(caseFile, [late(receivedOn), assigned]).when(file(), context({ by: zhou, today: '2026-06-01' }))
    when('2026-05-25').then([requested])
    when('2026-05-26').then('caseHandling.limitation')
  })

  const decided = (command: CaseCommand, change: Partial<CaseContext> = {}) =>
    given(caseFile, [registered, assigned, requested]).when(command, context({ today: '2025-05-28', ...change }))
  it('is approved by a leader and starts the investigation', () => {
    const result = decided({ name: 'approveFiling' })
    result.then([{ type: 'filingApproved', data: { filedOn: '2025-05-28', approvedBy: 'lin' } }])
    expect(result.after).toMatchObject({ stage: 'investigating', filedOn: '2025-05-28', version: 4 })
  })
  it('is not approved by a handler of the case', () =>
    decided({ name: 'approveFiling' }, { by: xu }).then('caseHandling.approverHandles'))
  it('is not approved when a handler’s certificate has lapsed meanwhile', () => {
    decided({ name: 'approveFiling' }, { today: '2027-05-21' }).then('certificates.team')
  })
  it('is rejected with a reason, and that ends it', () => {
    const result = decided({ name: 'rejectFiling', body: { reason: '违法事实不成立' } })
    expect(result.after.stage).toBe('rejected')
  })
})

describe('every stage', () => {
  const roads: Record<Stage, CaseAct[]> = {
    none: [],
    check: [registered],
    filing: [registered, assigned, requested],
    investigating: [
      registered,
      assigned,
      requested,
      { type: 'filingApproved', data: { filedOn: '2025-05-28', approvedBy: 'lin' } },
    ],
    rejected: [registered, assigned, requested, { type: 'filingRejected', data: { reason: '无', rejectedBy: 'lin' } }],
  }
  const commands: CaseCommand[] = [
    { name: 'registerFinding', body: finding },
    { name: 'assignHandlers', body: { officers: [zhou, xu] } },
    file(),
    { name: 'approveFiling' },
    { name: 'rejectFiling', body: { reason: '无' } },
  ]
  it.each(Object.keys(roads) as Stage[])('%s takes what the table says and refuses the rest by its name', stage => {
    for (const command of commands) {
      const { outcome } = given(caseFile, roads[stage]).when(command, context())
      const refused = 'refusal' in outcome && outcome.refusal === 'caseHandling.notInThisStage'
      expect(refused).toBe(!(allowed[stage] as readonly string[]).includes(command.name))
    }
  })
})
