import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#kernel'
import { type Certificate, certificateObstacle, type Duty, recusalGate, teamGate, validCertificate } from './rules.ts'

const zhou = { id: 'zhou', name: '周砚秋' }
const xu = { id: 'xu', name: '许明澈' }
const shen = { id: 'shen', name: '沈清和' }

const certificate = (officerId: string, change: Partial<Certificate> = {}): Certificate => ({
  number: '99010221001',
  officerId,
  region: '990102',
  fieldCodes: [],
  validFrom: '2023-01-01',
  validUntil: '2027-12-31',
  status: 'valid',
  ...change,
})

const duty: Duty = { region: '990102', fieldCode: 'ENT', on: '2025-05-26' }
const both = [certificate('zhou'), certificate('xu')]

describe('a certificate', () => {
  it.each<[string, Partial<Certificate>, string | undefined]>([
    ['on its last day', { validUntil: '2025-05-26' }, undefined],
    ['lapsed on 20 May', { validUntil: '2025-05-20' }, '已于2025年5月20日到期'],
    ['not yet valid', { validFrom: '2025-05-27' }, '自2025年5月27日起才有效'],
    ['of the city serves its county', { region: '990100' }, undefined],
    ['of the next county', { region: '990101' }, '不适用于本地区'],
    ['of another field', { fieldCodes: ['NET'] }, '不含本领域'],
    ['of this field among others', { fieldCodes: ['NET', 'ENT'] }, undefined],
    ['withdrawn that day', { status: 'withdrawn', statusFrom: '2025-05-26' }, '已被收回'],
    ['withdrawn later', { status: 'withdrawn', statusFrom: '2025-05-27' }, undefined],
    ['in a suspension that has ended', { breaks: [{ from: '2025-05-20', until: '2025-05-26' }] }, '当日处于暂扣状态'],
    ['given back that day', { breaks: [{ from: '2025-05-20', until: '2025-05-25' }] }, undefined],
    ['suspended since ever', { status: 'suspended' }, '暂扣'],
  ])('%s', (_name, change, obstacle) => {
    const found = certificateObstacle([certificate('zhou', change)], zhou, duty)
    if (obstacle === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(obstacle)
  })

  it('is enough when one of several is valid, and is the one acted under', () => {
    const two = [
      certificate('zhou', { number: 'old', validUntil: '2024-12-31' }),
      certificate('zhou', { number: 'new' }),
    ]
    expect(certificateObstacle(two, zhou, duty)).toBeUndefined()
    expect(validCertificate(two, 'zhou', duty)?.number).toBe('new')
  })
})

describe('a team', () => {
  it('is two different officers with valid certificates', () => {
    expect(teamGate(both, [zhou, xu], duty, 2)).toMatchObject({ open: true, reason: '周砚秋、许明澈，证件均有效。' })
    expect(teamGate(both, [zhou, zhou], duty, 2)).toMatchObject({ open: false, article: '行政处罚法第四十二条' })
    expect(teamGate(both, [zhou], duty, 2).open).toBe(false)
  })
  it('may not hold a third whose certificate lapsed, or who has none', () => {
    const lapsed = [...both, certificate('shen', { validUntil: '2025-05-20' })]
    expect(teamGate(lapsed, [zhou, xu, shen], duty, 2).reason).toContain('沈清和的执法证件已于2025年5月20日到期')
    expect(teamGate(both, [zhou, xu, shen], duty, 2).reason).toContain('沈清和没有执法证件')
  })
  it('is open exactly on the days when all certificates are in force', () => {
    const day = fc.integer({ min: 0, max: 800 }).map(n => addDays('2024-06-01', n))
    fc.assert(
      fc.property(day, day, day, day, day, (from1, until1, from2, until2, on) => {
        const certificates = [
          certificate('zhou', { validFrom: from1, validUntil: until1 }),
          certificate('xu', { validFrom: from2, validUntil: until2 }),
        ]
        const inForce = on >= from1 && on <= until1 && on >= from2 && on <= until2
        expect(teamGate(certificates, [zhou, xu], { ...duty, on }, 2).open).toBe(inForce)
      }),
    )
  })
})

describe('recusal', () => {
  const conflicts = [{ officerId: 'shen', subjectId: 'ktv', relation: '其兄为该场所投资人' }]
  it('bars whoever is bound to this party, and only from this party', () => {
    expect(recusalGate(conflicts, [zhou, shen], 'ktv')).toMatchObject({ open: false, article: '行政处罚法第四十三条' })
    expect(recusalGate(conflicts, [zhou, shen], 'ktv').reason).toContain(
      '沈清和与当事人有利害关系（其兄为该场所投资人）',
    )
    expect(recusalGate(conflicts, [zhou, shen], 'other').open).toBe(true)
    expect(recusalGate(conflicts, [zhou, xu], 'ktv').open).toBe(true)
  })
})
