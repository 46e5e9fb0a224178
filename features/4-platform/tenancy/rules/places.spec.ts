import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { checkOrganNumber, checkOrganRegion, checkRegion } from './places.ts'

const codeOf = (work: () => void): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

const isNew = { code: false, parent: true }

describe('a division', () => {
  it.each([
    ['12', false, isNew, 'tenancy.regionCode'],
    ['000000', false, isNew, 'tenancy.regionCode'],
    ['990102', false, isNew, 'tenancy.regionInvented'],
    ['430400', true, isNew, 'tenancy.regionReal'],
    ['470000', false, isNew, 'tenancy.regionUnassigned'],
    ['430400', false, { code: true, parent: true }, 'tenancy.regionKnown'],
    ['430400', false, { code: false, parent: false }, 'tenancy.regionParent'],
    ['430400', false, isNew, undefined],
    ['990102', true, isNew, undefined],
  ])('%s, fictional %s, %o → %s', (code, fictional, known, expected) =>
    expect(codeOf(() => checkRegion({ code, fictional }, known))).toBe(expected),
  )
})

describe('an organ', () => {
  it('has letters of its own, and a division of the jurisdiction', () => {
    expect(codeOf(() => checkOrganNumber('衡北大队'))).toBe('tenancy.numberTaken')
    expect(codeOf(() => checkOrganNumber(undefined))).toBeUndefined()
    expect(codeOf(() => checkOrganRegion(false))).toBe('tenancy.regionUnknown')
    expect(codeOf(() => checkOrganRegion(true))).toBeUndefined()
  })
})
