import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { checkSubject, type SubjectInput } from './rules.ts'

const venue: SubjectInput = { kind: 'organisation', name: '琴台歌舞厅', address: '文衡市衡北县' }
const codeOf = (change: Partial<SubjectInput>): string | undefined => {
  try {
    checkSubject({ ...venue, ...change }, '2025-05-26')
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

describe('a subject', () => {
  it.each<[string, Partial<SubjectInput>, string | undefined]>([
    ['without a code: an unlicensed place has none', {}, undefined],
    ['with a valid code', { uscc: '91110000101623741K' }, undefined],
    ['with a malformed code', { uscc: '9111' }, 'subjects.codeMalformed'],
    ['with a differing check digit', { uscc: '91110000101623741A' }, 'subjects.checkDigitDiffers'],
    [
      'with a differing check digit, compared with the paper',
      { uscc: '91110000101623741A', codeConfirmed: true },
      undefined,
    ],
    ['a person with a company code', { kind: 'person', uscc: '91110000101623741K' }, 'subjects.personWithUscc'],
    ['a person', { kind: 'person', citizenId: '11010519491231002X' }, undefined],
    [
      'a person born on an impossible day',
      { kind: 'person', citizenId: '990000188902291234' },
      'subjects.codeMalformed',
    ],
  ])('%s', (_name, change, code) => expect(codeOf(change)).toBe(code))
})
