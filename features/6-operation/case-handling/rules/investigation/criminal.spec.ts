import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import type { ConcludeInvestigation } from '../../bodies/investigation.ts'
import { context as at } from '../../fixtures/case-08.ts'
import { concludeBody, playBefore } from '../../fixtures/investigation.ts'
import { caseFile } from '../../rules.ts'
import { criminalCheck, criminalNotes } from './criminal.ts'

/** The case of the walk-through, in another field: what was investigated stays, the figures are those of copyright. */
const investigated = playBefore('concludeInvestigation').map(act =>
  act.type === 'findingRegistered' ? ({ ...act, data: { ...act.data, fieldCode: 'CPR' } } as CaseAct) : act,
)
const state = investigated.reduce(caseFile.evolve, caseFile.initial)
const checked = (found: Parameters<typeof criminalCheck>[0]) =>
  criminalNotes(criminalCheck(found, state, at('2025-06-09')))

describe('what was found, against the figures of crimes', () => {
  it('says nothing below them', () => expect(checked({ amountsFen: { illegalGain: 100_000 } })).toEqual([]))
  it('names what is reached, with its figure and article', () =>
    expect(checked({ amountsFen: { illegalGain: 3_500_000 } })[0]).toMatchObject({
      id: 'P-THR-01',
      crime: '侵犯著作权罪',
      reached: true,
      compared: expect.arrayContaining(['违法所得35,000元，达到起点30,000元']),
    }))
  it('counts copies as well as money', () =>
    expect(checked({ criminalMeasures: [{ measure: 'copies', value: 800 }] })[0]).toMatchObject({ reached: true }))
  it('names what is near, and what would still have to be found out', () =>
    expect(checked({ amountsFen: { illegalGain: 2_900_000 } })).toMatchObject([{ reached: false }]))
})

describe('a figure that is reached', () => {
  const body = {
    ...concludeBody,
    powerCodes: ['CF-CPR-001'],
    amountsFen: { illegalGain: 3_500_000, turnover: 4_000_000 },
  }
  const conclude = (change: Partial<ConcludeInvestigation>) =>
    given(caseFile, investigated).when(
      { name: 'concludeInvestigation', body: { ...body, ...change } },
      at('2025-06-09'),
    )
  it('is not passed by in silence', () => {
    const { outcome } = conclude({ crimeSuspected: false })
    expect(outcome).toMatchObject({
      refusal: 'caseHandling.criminalThreshold',
      error: { detail: { article: '行政处罚法第二十七条第一款', field: '/crimeSuspected' } },
    })
  })
  it('is decided by those who handle it: transfer, or not, because …', () => {
    expect(conclude({ crimeSuspected: true }).after.conclusion?.criminal?.[0]).toMatchObject({
      id: 'P-THR-01',
      reached: true,
    })
    const reason = '所涉复制品经鉴定不侵犯他人著作权，违法所得按退款以后计算没有达到起点。'
    expect(conclude({ crimeSuspected: false, notTransferReason: reason }).after.stage).toBe('reviewing')
    conclude({ crimeSuspected: false, notTransferReason: ' ' }).then('caseHandling.textBlank')
  })
})
