import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commitTo, decodeEntry, type Entry, encodeEntry, fromUtf8, payloadText, toHex, utf8 } from './index.ts'

const entry: Entry = {
  v: 1,
  type: 'caseHandling.caseFiled',
  at: '2026-03-02T01:00:00.000Z',
  org: '990100',
  actorPseudonym: 'a'.repeat(32),
  objectPseudonym: 'b'.repeat(32),
  prevObjectIdx: null,
  commit: 'c'.repeat(64),
}

describe('entry', () => {
  test('has one form', () => {
    const bytes = encodeEntry(entry)
    expect(fromUtf8(bytes)).toBe(
      `{"actorPseudonym":"${'a'.repeat(32)}","at":"2026-03-02T01:00:00.000Z","commit":"${'c'.repeat(64)}","objectPseudonym":"${'b'.repeat(32)}","org":"990100","prevObjectIdx":null,"type":"caseHandling.caseFiled","v":1}`,
    )
    expect(decodeEntry(bytes)).toEqual(entry)
  })

  test.each([
    [
      'another order of keys',
      (text: string) =>
        text
          .replace(/"v":1}$/, '}')
          .replace('{', '{"v":1,')
          .replace(',}', '}'),
    ],
    ['white space', (text: string) => text.replace('{', '{ ')],
    ['a doubled key', (text: string) => text.replace('"v":1', '"v":1,"v":1')],
    ['a further field', (text: string) => text.replace('"v":1', '"v":1,"w":1')],
    ['an escaped letter', (text: string) => text.replace('caseFiled', 'caseF\\u0069led')],
    ['another version', (text: string) => text.replace('"v":1', '"v":2')],
    ['no instant', (text: string) => text.replace('T01:00:00.000Z', '')],
    ['a fraction', (text: string) => text.replace('null', '1.5')],
  ])('%s is refused', (_, change) => {
    const changed = change(fromUtf8(encodeEntry(entry)))
    expect(changed).not.toBe(fromUtf8(encodeEntry(entry)))
    expect(() => decodeEntry(utf8(changed))).toThrow()
  })

  test('has at most 65,535 bytes', () => {
    const room = 65_535 - encodeEntry({ ...entry, org: '' }).length
    expect(encodeEntry({ ...entry, org: 'x'.repeat(room) })).toHaveLength(65_535)
    expect(() => encodeEntry({ ...entry, org: 'x'.repeat(room + 1) })).toThrow(RangeError)
  })
})

describe('commitment', () => {
  const salt = new Uint8Array(32).fill(7)

  test('is SHA-256 over salt and canonical payload', () => {
    const text = payloadText({ seq: 1, caseId: '甲' })
    expect(text).toBe('{"caseId":"甲","seq":1}')
    expect(toHex(commitTo(salt, text))).toBe('048154bb2fa9b84af44a6785d00f72c35bc7a59bc17e454befe301cedbd08e7b')
  })

  test('another salt or payload is another commitment', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.jsonValue({ noUnicodeString: false }),
        (other, value) => {
          fc.pre(toHex(other) !== toHex(salt))
          const text = JSON.stringify(value)
          expect(commitTo(other, text)).not.toEqual(commitTo(salt, text))
          expect(commitTo(salt, `${text} `)).not.toEqual(commitTo(salt, text))
        },
      ),
    )
  })

  test('a short salt and a payload without one form are refused', () => {
    expect(() => commitTo(salt.slice(1), '{}')).toThrow(RangeError)
    expect(() => payloadText({ amount: 0.1 })).toThrow('$.amount')
  })
})
