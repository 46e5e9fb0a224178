import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { afterFailure, checkDuties, checkPassword } from './rules.ts'

const codeOf = (work: () => void): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

describe('passwords', () => {
  it.each(['short1A!', 'onlylowercaseletters', 'NoDigits-but-Lin', '12345678901234'])('%s is too weak', password =>
    expect(codeOf(() => checkPassword(password, 'lin'))).toBe('tenancy.passwordWeak'),
  )
  it('accepts a long mixed one', () => expect(codeOf(() => checkPassword('heng-shui-2025', 'lin'))).toBeUndefined())
})

describe('duties', () => {
  it('keep the three administrators apart, and away from casework', () => {
    expect(codeOf(() => checkDuties(['systemAdmin', 'auditAdmin']))).toBe('tenancy.dutiesExclude')
    expect(codeOf(() => checkDuties(['securityAdmin', 'handler']))).toBe('tenancy.dutiesExclude')
    expect(codeOf(() => checkDuties(['auditAdmin']))).toBeUndefined()
    expect(codeOf(() => checkDuties(['handler', 'archivist']))).toBeUndefined()
  })
})

describe('wrong passwords', () => {
  it('lock the account for a while at the fifth', () => {
    const now = new Date('2025-05-26T01:00:00Z')
    expect(afterFailure(3, now)).toEqual({ failures: 4, lockedUntil: null })
    expect(afterFailure(4, now)).toEqual({ failures: 0, lockedUntil: new Date('2025-05-26T01:15:00Z') })
  })
})
