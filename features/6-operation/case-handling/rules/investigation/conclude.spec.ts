import { describe, expect, it } from 'vitest'
import type { Refusal } from '#kernel'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import { context as at, by, certificate, finding, venue } from '../../fixtures/case-08.ts'
import { concludeBody, investigation, playBefore } from '../../fixtures/investigation.ts'
import { caseFile } from '../../rules.ts'
import type { CaseContext } from '../context.ts'
import { gaps } from './gaps.ts'

const investigated = playBefore('concludeInvestigation')
const conclude = (body: Partial<typeof concludeBody> = {}, change: Partial<CaseContext> = {}, acts = investigated) =>
  given(caseFile, acts).when(
    { name: 'concludeInvestigation', body: { ...concludeBody, ...body } },
    at('2025-06-09', change),
  )
const without = (...types: CaseAct['type'][]) => investigated.filter(act => !types.includes(act.type))

describe('concluding an investigation', () => {
  it('leads to the proposal', () => {
    const result = conclude()
    result.then([{ type: 'investigationConcluded', data: { ...concludeBody, concludedBy: 'zhou' } }])
    expect(result.after.stage).toBe('reviewing')
  })
  it.each([
    ['no record at all', without('inspectionRecorded', 'inquiryRecorded'), 'caseHandling.recordMissing'],
    ['something still preserved', without('preservedDisposed'), 'caseHandling.preservationOpen'],
    ['an approval still unsigned', without('preservationConfirmed'), 'caseHandling.preservationUnconfirmed'],
  ])('is closed with %s', (_name, acts, code) => conclude({}, {}, acts).then(code))
  it('names everything that is missing at once', () => {
    const bare = without(
      'inspectionRecorded',
      'inquiryRecorded',
      'evidenceAdded',
      'extractionRecorded',
      'preservedDisposed',
      'preservationConfirmed',
    )
    expect(conclude({}, {}, bare).outcome).toMatchObject({
      refusal: 'caseHandling.recordMissing',
      error: {
        detail: {
          facts: {
            alsoClosed: [
              '没有任何证据。',
              '先行登记保存的硬盘录像机还没有处理。',
              '林怀瑾电话批准的先行登记保存还没有补签。',
            ],
          },
        },
      },
    })
  })
  it('is for a handler', () => conclude({}, { by: by.lin }).then('caseHandling.notHandler'))
  it('wants facts, opinion and the answer about crime in words', () => {
    conclude({ facts: ' ' }).then('caseHandling.textBlank')
    conclude({ crimeReason: '\n' }).then('caseHandling.textBlank')
    conclude({ opinion: ' ' }).then('caseHandling.textBlank')
  })
})

describe('the items of a conclusion', () => {
  it('exist, were in force on the day of the conduct, are penalties, one at least of this field', () => {
    conclude({ powerCodes: ['CF-XXX-001'] }).then('law.powerUnknown')
    conclude({ powerCodes: ['JC-ENT-029'] }).then('caseHandling.powerNotOfField')
    conclude({ powerCodes: ['CF-NET-016'] }).then('caseHandling.powerNotOfField')
    const early: CaseAct = {
      type: 'findingRegistered',
      data: { ...finding, conductFrom: '2021-05-31', conductUntil: '2021-05-31' },
    }
    conclude({}, {}, [early, ...investigated.slice(1)]).then('law.powerNotInForce')
  })
  it('may be of another field beside it, where the handlers’ certificates cover that field', () => {
    const powerCodes = ['CF-ENT-015', 'CF-NET-016']
    expect(conclude({ powerCodes }).outcome).toHaveProperty('acts')
    const onlyHere = ['zhou', 'xu'].map(id => ({ ...certificate(id), fieldCodes: ['ENT'] }))
    conclude({ powerCodes }, { certificates: onlyHere }).then('certificates.team')
  })
})

describe('the facts on which the amount depends', () => {
  const lacking = (powerCodes: string[], amountsFen: typeof concludeBody.amountsFen) => {
    const { outcome } = conclude({ powerCodes, amountsFen })
    return 'error' in outcome ? (outcome.error as Refusal).detail : outcome
  }
  it('are found before the conclusion, and what is missing is named', () => {
    // 娱乐场所管理条例第四十二条: a multiple of the illegal gains, or a range where they are none or small.
    expect(lacking(['CF-ENT-003'], {})).toMatchObject({
      code: 'caseHandling.factsMissing',
      field: '/amountsFen/illegalGain',
      facts: { power: 'CF-ENT-003', missing: ['amountsFen.illegalGain'] },
    })
    expect(lacking(['CF-ENT-003'], { illegalGain: 0 })).toHaveProperty('acts')
  })
  it('include the gains to be confiscated, though the fine does not depend on them', () =>
    expect(lacking(['CF-ENT-015'], {})).toMatchObject({ field: '/amountsFen/illegalGain' }))
  it('are circumstances that exist', () => conclude({ circumstances: ['lucky'] }).then('law.circumstanceUnknown'))
})

describe('the age of the party', () => {
  const of = (citizenId: string): CaseAct[] => [
    {
      type: 'findingRegistered',
      data: { ...finding, party: { ...venue, kind: 'natural', subjectKind: 'person', citizenId } },
    },
    ...investigated.slice(1),
  ]
  it.each([
    ['thirteen', '990102201206010018', ['underFourteen'], ['fourteenToEighteen']],
    ['fifteen', '990102201006010019', ['fourteenToEighteen'], ['underFourteen']],
    ['thirty', '990102199501010016', [], ['fourteenToEighteen']],
  ])('of %s is not contradicted by a circumstance', (_name, citizenId, right, wrong) => {
    const circumstances = (codes: string[]) => conclude({ circumstances: codes }, {}, of(citizenId))
    circumstances(wrong).then('caseHandling.ageCircumstance')
    expect(circumstances(right).outcome).toHaveProperty('acts')
  })
})

describe('the gap list', () => {
  it('is empty of obstacles at the end, and tells what remains to be weighed', () => {
    const { state } = given(caseFile, investigated)
    expect(gaps(state).filter(g => g.blocks)).toEqual([])
    expect(gaps(state).map(g => g.code)).toEqual(['caseHandling.correctionNotChecked'])
  })
  it('tells at the beginning what an investigation wants', () => {
    const { state } = given(caseFile, playBefore('recordInspection', investigation))
    expect(gaps(state).map(g => g.code)).toEqual([
      'caseHandling.recordMissing',
      'caseHandling.evidenceMissing',
      'caseHandling.partyNotHeard',
      'caseHandling.correctionNotOrdered',
    ])
  })
  it('misses the extraction where something was returned after copying', () => {
    const { state } = given(caseFile, without('extractionRecorded'))
    expect(gaps(state).map(g => g.code)).toContain('caseHandling.copyNotRecorded')
  })
})
