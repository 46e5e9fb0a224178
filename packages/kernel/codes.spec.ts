import { describe, expect, it } from 'vitest'
import {
  birthFromCitizenId,
  checkCitizenId,
  checkUscc,
  maskCitizenId,
  maskName,
  maskPhone,
  usccCheckDigit,
} from './codes.ts'

describe('unified social credit code (GB 32100-2015)', () => {
  it.each([
    '91110000101623741K',
    '9144030071526726XG',
    '91330100799655058B',
    '914403001922038216',
    '11120000MB1529459B',
  ])('%s is valid', code => expect(checkUscc(code)).toBe('valid'))
  it('tells a wrong check digit from a malformed code', () => {
    expect(checkUscc('91310115MA1H8R7C6D')).toBe('checkDigitDiffers')
    expect(usccCheckDigit('91310115MA1H8R7C6')).toBe('7')
    expect(checkUscc('91110000101623741I')).toBe('malformed')
    expect(checkUscc('9111')).toBe('malformed')
  })
})

describe('citizen identity number (GB 11643-1999)', () => {
  it.each(['11010519491231002X', '440524188001010014', '990000189912310011', '99000018990101011X'])('%s is valid', id =>
    expect(checkCitizenId(id, '2026-01-01')).toBe('valid'),
  )
  it('refuses impossible births and wrong digits', () => {
    expect(checkCitizenId('110105194912310021', '2026-01-01')).toBe('checkDigitDiffers')
    expect(checkCitizenId('990000188902291234', '2026-01-01')).toBe('malformed')
    expect(checkCitizenId('11010519491231002X', '1940-01-01')).toBe('malformed')
    expect(birthFromCitizenId('11010519491231002X')).toBe('1949-12-31')
  })
})

describe('masking', () => {
  it('keeps enough to compare, not enough to misuse', () => {
    expect(maskCitizenId('990000189912310011')).toBe('990000********0011')
    expect(maskName('王小明')).toBe('王**')
    expect(maskName('')).toBe('')
    expect(maskPhone('13800001234')).toBe('138****1234')
    expect(maskPhone('110')).toBe('***')
  })
})
