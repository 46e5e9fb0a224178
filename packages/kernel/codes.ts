import { isPlainDate, type PlainDate } from './plain-date.ts'

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Shape and check digit of a unified social credit code 统一社会信用代码 (GB 32100-2015). */
export type CodeVerdict = 'valid' | 'checkDigitDiffers' | 'malformed'

/** The eighteenth character for seventeen given ones. */
export function usccCheckDigit(first17: string): string {
  const sum = USCC_WEIGHTS.reduce((acc, w, i) => acc + w * USCC_ALPHABET.indexOf(first17[i]!), 0)
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]!
}

/**
 * A code that was really issued can carry a wrong check digit, so `checkDigitDiffers` is a warning the clerk may
 * override, not a refusal; only `malformed` is one.
 */
export function checkUscc(code: string): CodeVerdict {
  if (!/^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$/.test(code)) return 'malformed'
  return usccCheckDigit(code.slice(0, 17)) === code[17] ? 'valid' : 'checkDigitDiffers'
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The eighteenth character of a citizen identity number 公民身份号码 (GB 11643-1999). */
export const citizenIdCheckDigit = (first17: string): string =>
  '10X98765432'[ID_WEIGHTS.reduce((acc, w, i) => acc + w * Number(first17[i]), 0) % 11]!

export function checkCitizenId(id: string, on: PlainDate): CodeVerdict {
  if (!/^\d{17}[\dX]$/.test(id)) return 'malformed'
  const birth = birthFromCitizenId(id)
  if (!birth || birth > on) return 'malformed'
  return citizenIdCheckDigit(id.slice(0, 17)) === id[17] ? 'valid' : 'checkDigitDiffers'
}

export function birthFromCitizenId(id: string): PlainDate | undefined {
  const y = Number(id.slice(6, 10))
  const day = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  if (y >= 1800 && y < 1900) {
    // Specimen numbers use births before 1900, which no living person has; they only need to be calendar days.
    const at = new Date(`${day}T00:00:00Z`)
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
  }
  return isPlainDate(day) ? day : undefined
}

/** `990000********0011`: enough to compare with a card, not enough to misuse. */
export const maskCitizenId = (id: string): string =>
  id.length < 10 ? '*'.repeat(id.length) : `${id.slice(0, 6)}********${id.slice(-4)}`

/** `王*`, `欧阳**` → first character kept. */
export const maskName = (name: string): string =>
  name.length === 0 ? '' : name[0] + '*'.repeat(Math.max(1, name.length - 1))

/** `138****1234` */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
