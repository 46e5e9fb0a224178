/** Sortable random identifiers (UUID version 7): milliseconds first, so indexes stay compact. Uses Web Crypto, so it runs everywhere. */
export type Id = string

export function newId(at: Date = new Date()): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const ms = at.getTime()
  for (let i = 0; i < 6; i++) bytes[i] = Math.trunc(ms / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const isId = (text: unknown): text is Id =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Letters and digits that are not taken for one another when read aloud or from paper (no 0/O, 1/I/L, U/V). */
const PAPER_ALPHABET = '23456789ABCDEFGHJKMNPQRSTWXYZ'

/** A code for paper, e.g. `7K3M-92QF-…`: `groups` groups of four, about 4.8 bits a character. */
export function newPaperCode(groups = 3): string {
  const parts: string[] = []
  for (let g = 0; g < groups; g++) {
    let part = ''
    while (part.length < 4) {
      const byte = crypto.getRandomValues(new Uint8Array(1))[0]!
      // 232 = 8 × 29: bytes above would favour some letters
      if (byte < 232) part += PAPER_ALPHABET[byte % 29]
    }
    parts.push(part)
  }
  return parts.join('-')
}
