import { describe, expect, it } from 'vitest'
import { facts, refusalOf } from './factory.ts'
import { checkReasoningInput } from './reasoning-input.ts'
import type { ReasoningInput } from './types.ts'

const refused = (differing: Record<string, unknown>) =>
  refusalOf(() => checkReasoningInput({ ...facts({ power: 'CF-ENT-005' }), ...differing } as ReasoningInput))

it('takes what is right', () => {
  expect(
    refused({
      amountsFen: { illegalGain: 0, turnover: 100_000_000_000_000 },
      history: { penaltiesInTwoYears: 0, suspensionsInTwoYears: 3, announcementsInTwoYears: 1 },
      units: 1,
      option: 2,
      region: '990102',
      aggravated: false,
    }),
  ).toBeUndefined()
})

describe('an amount', () => {
  it.each<[string, unknown]>([
    ['negative', -1],
    ['with a fraction of a fen', 100.5],
    ['beyond any turnover there is', 100_000_000_000_001],
    ['unsafe', 2 ** 60],
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['a text', '2000'],
    ['null', null],
    ['a list', [1]],
  ])('%s is refused', (_name, illegalGain) => {
    expect(refused({ amountsFen: { illegalGain } })).toMatchObject({
      code: 'law.amountInvalid',
      field: '/amountsFen/illegalGain',
      message: '违法所得不是合理的金额。',
    })
  })
  it.each(['gain', 'toString', '__proto__x', 'constructor'])('of an unknown base %s is refused', base => {
    expect(refused({ amountsFen: { [base]: 1 } })).toMatchObject({
      code: 'law.amountInvalid',
      field: `/amountsFen/${base}`,
    })
  })
})

describe('anything else', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no item', { power: undefined }, '/power'],
    ['an item that is a number', { power: 5 }, '/power'],
    ['no profile', { profile: '' }, '/profile'],
    ['a day that is none', { actDate: '2025-02-29' }, '/actDate'],
    ['a day in another form', { decisionDate: '20250620' }, '/decisionDate'],
    ['no kind of party', { partyKind: 'company' }, '/partyKind'],
    ['amounts that are a list', { amountsFen: [] }, '/amountsFen'],
    ['no amounts', { amountsFen: undefined }, '/amountsFen'],
    ['circumstances that are a text', { circumstances: 'cooperated' }, '/circumstances'],
    ['circumstances that are numbers', { circumstances: [1] }, '/circumstances'],
    ['a flag that is a text', { aggravated: 'yes' }, '/aggravated'],
    ['a region that is none', { region: '99' }, '/region'],
    ['no units', { units: 0 }, '/units'],
    ['half a unit', { units: 0.5 }, '/units'],
    ['too many units', { units: 1_000_001 }, '/units'],
    ['option zero', { option: 0 }, '/option'],
    ['a negative history', { history: { penaltiesInTwoYears: -1 } }, '/history/penaltiesInTwoYears'],
    ['an unknown history', { history: { penalties: 1 } }, '/history/penalties'],
    ['a history that is null', { history: null }, '/history'],
  ])('%s is refused with its place', (_name, differing, field) => {
    expect(refused(differing)).toMatchObject({ code: 'law.inputInvalid', kind: 'invalid', field })
  })
  it('nothing is refused as no input', () => {
    for (const nothing of [null, undefined, 5, 'x']) {
      expect(refusalOf(() => checkReasoningInput(nothing as never))?.code).toBe('law.inputInvalid')
    }
  })
})
