import { describe, expect, it } from 'vitest'
import { isId, newId, newPaperCode } from './ids.ts'

describe('identifiers', () => {
  it('sort by time and never repeat', () => {
    const early = newId(new Date('2025-05-26T01:00:00Z'))
    const late = newId(new Date('2025-05-26T01:00:01Z'))
    expect(early < late).toBe(true)
    expect(isId(early)).toBe(true)
    expect(new Set(Array.from({ length: 2000 }, () => newId())).size).toBe(2000)
  })
  it('paper codes use letters that are not mistaken for one another', () => {
    expect(newPaperCode(4)).toMatch(/^[2-9A-HJKMNP-TW-Z]{4}(-[2-9A-HJKMNP-TW-Z]{4}){3}$/)
  })
})
