import { expect, it } from 'vitest'
import { law } from './factory.ts'
import { unverified } from './unverified.ts'

const found = unverified(law)

it('lists exactly what nobody has read in the text', () => {
  const powers = law.powers.filter(p => p.confidence !== 'verified').map(p => p.code)
  expect(found.filter(v => v.part === 'power').map(v => v.id)).toEqual(powers)
  expect(found.every(v => v.source !== '' && v.id !== '' && v.name !== '')).toBe(true)
  expect(found.filter(v => v.part === 'profile').map(v => v.id)).toEqual(['jiangxi', 'national', 'three-seven'])
})

it('lists a criminal figure less sure than its row', () => {
  expect(found.filter(v => v.part === 'threshold.criminal').map(v => v.id)).toContain('P-THR-20')
  expect(found.filter(v => v.part === 'threshold.criminal.figure').map(v => v.id)).toContain('P-THR-01 downloads')
})

it('covers every part of the law', () => {
  expect([...new Set(found.map(v => v.part))]).toEqual(
    expect.arrayContaining(['statute', 'period', 'power', 'circumstance', 'profile', 'threshold.hearing']),
  )
  const everything = unverified({
    ...law,
    powers: law.powers.map(p => ({ ...p, confidence: 'uncertain' as const })),
    calendars: law.calendars.map(c => ({ ...c, confidence: 'memory' as const })),
  })
  expect(everything.filter(v => v.part === 'power')).toHaveLength(law.powers.length)
  expect(everything.filter(v => v.part === 'calendar').map(v => v.id)).toEqual(['2025', '2026'])
})
