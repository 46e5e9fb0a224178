import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { type Certificate, certificateObstacle } from '../rules.ts'
import { checkRegistration, type Keeping, keep, stateOn } from './keeping.ts'

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

const certificate: Certificate = {
  number: '99010221001',
  officerId: 'zhou',
  region: '990102',
  fieldCodes: [],
  validFrom: '2023-01-01',
  validUntil: '2026-12-31',
  status: 'valid',
}
const facts = { actorId: 'lin', today: '2026-03-02' }
const on = (what: Keeping, day: string, from = certificate) => ({ ...strip(from), ...keep(from, what, day, facts) })
const strip = ({ status: _, statusFrom: __, breaks: ___, ...rest }: Certificate) => rest

describe('registering', () => {
  const asked = { officerId: 'zhou', validFrom: '2026-01-01', validUntil: '2030-12-31' }
  const fine = { actorId: 'lin', isHandler: true, regionWithin: true }
  it.each([
    ['one’s own', asked, { ...fine, actorId: 'zhou' }, 'certificates.own'],
    ['of who handles no cases', asked, { ...fine, isHandler: false }, 'certificates.notHandler'],
    ['ending before it begins', { ...asked, validUntil: '2025-12-31' }, fine, 'certificates.endBeforeBeginning'],
    ['for another region', asked, { ...fine, regionWithin: false }, 'certificates.otherRegion'],
    ['as it should be', asked, fine, undefined],
  ])('%s', (_, body, given, code) => expect(codeOf(() => checkRegistration(body, given))).toBe(code))
})

describe('suspending, giving back, withdrawing', () => {
  it('keeps the days in between', () => {
    const suspended = on('suspend', '2026-01-10')
    const back = on('resume', '2026-02-01', suspended)
    expect(back).toMatchObject({ status: 'valid', breaks: [{ from: '2026-01-10', until: '2026-01-31' }] })
    const zhou = { id: 'zhou', name: '周砚秋' }
    const may = (day: string) =>
      certificateObstacle([back], zhou, { region: '990102', fieldCode: 'ENT', on: day }) === undefined
    expect(['2026-01-09', '2026-01-10', '2026-01-31', '2026-02-01'].map(may)).toEqual([true, false, false, true])
    const gone = on('withdraw', '2026-03-01', on('suspend', '2026-02-20', back))
    expect(gone).toMatchObject({ status: 'withdrawn', statusFrom: '2026-03-01' })
    expect(gone.breaks).toEqual([
      { from: '2026-01-10', until: '2026-01-31' },
      { from: '2026-02-20', until: '2026-02-28' },
    ])
  })

  it('given back the same day leaves no day behind', () => {
    expect(on('resume', '2026-01-10', on('suspend', '2026-01-10')).breaks).toEqual([])
  })

  const suspended = on('suspend', '2026-01-10')
  const withdrawn = on('withdraw', '2026-01-10')
  const back = on('resume', '2026-02-01', suspended)
  it.each<[string, () => unknown, string]>([
    ['one’s own', () => keep(certificate, 'suspend', '2026-01-10', { ...facts, actorId: 'zhou' }), 'certificates.own'],
    ['one that was withdrawn', () => on('resume', '2026-02-01', withdrawn), 'certificates.state'],
    ['suspended twice', () => on('suspend', '2026-02-01', suspended), 'certificates.state'],
    ['given back without suspension', () => on('resume', '2026-02-01'), 'certificates.state'],
    ['tomorrow', () => on('suspend', '2026-03-03'), 'certificates.day'],
    ['before it began', () => on('suspend', '2022-12-31'), 'certificates.day'],
    ['given back before the suspension', () => on('resume', '2026-01-09', suspended), 'certificates.day'],
    ['withdrawn before the suspension', () => on('withdraw', '2026-01-09', suspended), 'certificates.day'],
    ['within an earlier suspension', () => on('suspend', '2026-01-31', back), 'certificates.day'],
  ])('%s', (_, work, code) => expect(codeOf(work)).toBe(code))
})

describe('the state on a day', () => {
  it.each<[string, Partial<Certificate>, string]>([
    ['2022-12-31', {}, 'notYet'],
    ['2026-03-02', {}, 'valid'],
    ['2026-11-01', {}, 'soon'],
    ['2027-01-01', {}, 'expired'],
    ['2026-03-02', { status: 'suspended', statusFrom: '2026-03-02' }, 'suspended'],
    ['2026-03-01', { status: 'withdrawn', statusFrom: '2026-03-02' }, 'valid'],
    ['2026-03-02', { breaks: [{ from: '2026-03-01', until: '2026-03-03' }] }, 'suspended'],
  ])('%s %o → %s', (day, change, state) => expect(stateOn({ ...certificate, ...change }, day)).toBe(state))
})
