import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct, Finding } from '../acts.ts'
import { institutions } from '../bodies/opening.ts'
import { assigned, by, context, finding, findingBody, law } from '../fixtures/case-08.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import { cafe, spotBody } from '../fixtures/on-the-spot.ts'
import { at, propose } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import { caseFile } from '../rules.ts'
import type { CaseCommand } from './commands.ts'
import { itemsGate } from './competence.ts'
import type { CaseContext } from './context.ts'

const found = (change: Partial<Finding> = {}): CaseAct[] => [
  { type: 'findingRegistered', data: { ...finding, ...change } },
  assigned,
]
const filing = (powerCodes: string[]): CaseCommand => ({
  name: 'requestFiling',
  body: { cause: '涉嫌违法', facts: '事实', powerCodes },
})
const file = (powerCodes: string[], change: Partial<Finding> = {}, ctx: Partial<CaseContext> = {}) =>
  given(caseFile, found(change)).when(filing(powerCodes), context('2025-05-26', ctx))
const gateFor = (code: string, change: Partial<Finding> = {}) =>
  itemsGate([code], given(caseFile, found(change)).state, context('2025-05-26'))

describe('filing', () => {
  it('given an item of the police, then it is refused and handed on, also beside an item of ours', () => {
    file(['CF-ENT-024']).then('caseHandling.otherDepartment')
    expect(gateFor('CF-ENT-024')).toMatchObject({
      opensWhen: '请将案件线索移送公安机关。',
      article: expect.stringContaining('行政处罚法第三十八条'),
    })
    file(['CF-ENT-015', 'CF-ENT-025']).then('caseHandling.otherDepartment')
  })
  it('given an item of which only the revocation is ours, then it may be filed', () =>
    expect(file(['CF-ENT-023']).after.stage).toBe('filing'))
  it('given an item shared with the police, then whoever files first has it', () =>
    expect(file(['CF-NET-011'], { fieldCode: 'NET' }).after.stage).toBe('filing'))
  it('given pseudo base stations, then no case of ours: a request to the radio administration', () => {
    file(['CF-FBS-001'], { fieldCode: 'FBS' }).then('caseHandling.assistOnly')
    expect(gateFor('CF-FBS-001', { fieldCode: 'FBS' }).opensWhen).toContain('无线电管理机构发出协作函')
  })
  it('given what the article keeps for the province, then the county sends it up', () =>
    file(['CF-EXH-007'], { fieldCode: 'EXH' }).then('caseHandling.otherLevel'))
  it('given an act outside the jurisdiction, then it goes where the act was', () =>
    expect(gateFor('CF-ENT-015', { region: '990103' })).toMatchObject({ code: 'caseHandling.otherPlace', open: false }))
  it('is asked again when it is approved', () => {
    const asked = found().concat({
      type: 'filingRequested',
      data: { cause: '涉嫌违法', facts: '事实', powerCodes: ['CF-ENT-024'], requestedBy: 'zhou' },
    })
    given(caseFile, asked)
      .when({ name: 'approveFiling', body: {} }, context('2025-05-27', { by: by.lin }))
      .then('caseHandling.otherDepartment')
  })
})

describe('a licensed broadcaster, producer or transmitter', () => {
  const television = { fieldCode: 'RTV' }
  it.each(Object.keys(institutions) as (keyof typeof institutions)[])('given %s, then it is not ours', institution => {
    file(['CF-RTV-004'], { ...television, institution }).then('caseHandling.excludedBody')
    expect(gateFor('CF-RTV-004', { ...television, institution }).opensWhen).toContain('移送广播电视行政部门')
    expect(law.excludedBodies.map(b => b.id)).toContain(institution)
  })
  it('given its permit on record on the days of the act, then it is not ours; given a lapsed one, it is', () => {
    const permit = { kind: '广播电视节目制作经营许可证', validFrom: '2024-01-01' }
    file(['CF-RTV-004'], television, { partyPermits: [permit] }).then('caseHandling.excludedBody')
    const lapsed = { partyPermits: [{ ...permit, validUntil: '2025-05-22' }] }
    expect(file(['CF-RTV-004'], television, lapsed).after.stage).toBe('filing')
  })
  it('is ours like everybody in other fields', () =>
    expect(file(['CF-ENT-015'], { institution: 'broadcaster' }).after.stage).toBe('filing'))
  it('is kept as it was said', () => {
    const body = { ...findingBody, institution: 'broadcaster' as const }
    const { after } = given(caseFile, []).when({ name: 'registerFinding', body }, context('2025-05-26'))
    expect(after.finding?.institution).toBe('broadcaster')
  })
})

describe('proposing and deciding', () => {
  const proposed = (body: object, powerCodes: string[], circumstances = ['seriousCircumstances']) =>
    when(
      [...investigated, concludedWith({ powerCodes, circumstances, aggravated: true })],
      propose(body),
      at('06-10'),
      {
        by: by.zhou,
      },
    )
  const nothing = { warning: false, fineFen: 0, confiscationFen: 0 }
  it('given an item of the police, then no penalty of ours', () =>
    proposed({ ...nothing, power: 'CF-ENT-024', warning: true }, ['CF-ENT-024']).then('caseHandling.otherDepartment'))
  it('given an item of which only the revocation is ours, then nothing else may be proposed', () => {
    const power = 'CF-ENT-023'
    const revocation = [{ kind: 'revocation' as const, detail: '吊销娱乐经营许可证' }]
    const suspension = { kind: 'suspension' as const, detail: '停业整顿', months: 3 }
    proposed({ ...nothing, power, fineFen: 1_000_000 }, [power]).then('caseHandling.notOurKind')
    proposed({ ...nothing, power, otherPenalties: [...revocation, suspension] }, [power]).then(
      'caseHandling.notOurKind',
    )
  })
  it('given a conclusion under an item of the police, then it is refused', () => {
    const { conclusion } = when([...investigated, concludedWith()], propose(), at('06-10'), { by: by.zhou }).after
    const { concludedBy: _by, ...body } = conclusion!
    when(
      investigated,
      { name: 'concludeInvestigation', body: { ...body, powerCodes: ['CF-ENT-015', 'CF-ENT-024'] } },
      at('06-09', '15:00'),
      {
        by: by.zhou,
      },
    ).then('caseHandling.otherDepartment')
  })
  it('given a decision on the spot under an item of the police, then it is refused', () => {
    const acts: CaseAct[] = [{ type: 'findingRegistered', data: cafe }]
    const body = { ...spotBody, power: 'CF-NET-015' }
    given(caseFile, acts)
      .when({ name: 'decideOnTheSpot', body }, context('2025-06-03T16:00:00+08:00'))
      .then('caseHandling.notOurKind')
  })
})
