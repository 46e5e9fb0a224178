import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSigner } from './fixtures/signers.ts'
import {
  cosignedMessage,
  formatNote,
  formatVerifierKey,
  fromHex,
  joinCosignature,
  newVerifierKey,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signersOf,
  signNote,
  toHex,
} from './index.ts'

// the example of the C2SP signed-note specification
const VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const SIGNATURE = 'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM='
const NOTE = `This is an example message.\n\n— example.com/foo ${SIGNATURE}\n`

/** Signed by that very key? Anything that does not parse or does not verify counts as no. */
function isSigned(note: string, vkey = VKEY): boolean {
  try {
    return signersOf(parseNote(note), [parseVerifierKey(vkey)]).length === 1
  } catch {
    return false
  }
}

describe('signed note', () => {
  test('the published example', () => {
    expect(isSigned(NOTE)).toBe(true)
    expect(formatVerifierKey(parseVerifierKey(VKEY))).toBe(VKEY)
    expect(formatNote(parseNote(NOTE))).toBe(NOTE)
  })

  test('any letter changed is rejected', () => {
    const letters = [...NOTE]
    for (let i = 0; i < letters.length; i++) {
      for (const other of ['x', 'A', '\n', ' ', '—']) {
        if (letters[i] === other) continue
        expect(isSigned(letters.with(i, other).join('')), `letter ${i} as ${JSON.stringify(other)}`).toBe(false)
      }
      expect(isSigned(letters.toSpliced(i, 1).join('')), `letter ${i} left out`).toBe(false)
    }
  })

  test('a key with any letter changed is refused or does not verify', () => {
    const letters = [...VKEY]
    for (let i = 0; i < letters.length; i++) {
      const other = letters[i] === 'a' ? 'b' : 'a'
      expect(isSigned(NOTE, letters.with(i, other).join('')), `letter ${i}`).toBe(false)
    }
  })

  test.each([
    '',
    '\n',
    'no blank line\n',
    'text\n\n',
    'text\n\nx y z\n',
    'tab\t\n\n— a AAAAAAA=\n',
    'te\u0000xt\n\n— a AAAAAAA=\n',
  ])('%j is no note', text => {
    expect(() => parseNote(text)).toThrow(RangeError)
  })

  test('signatures of unknown keys are passed over', async () => {
    const stranger = newSigner('stranger.example', 'ed25519')
    const line = (await signNote('This is an example message.\n', [stranger])).split('\n').at(-2)
    expect(isSigned(`${NOTE}${line}\n`)).toBe(true)
    expect(isSigned(`${NOTE}${NOTE.split('\n').at(-2)}\n`), 'the same twice').toBe(false)
  })

  test.each(['ed25519', 'sm2'] as const)(
    '%s: signed here, verified here, and only with that text and key',
    async type => {
      const signer = newSigner('wenheng.example/log', type)
      const text = '文衡\n42\nline\n'
      const note = await signNote(text, [signer])
      const vkey = formatVerifierKey(signer.key)
      expect(parseVerifierKey(vkey)).toEqual(signer.key)
      expect(isSigned(note, vkey)).toBe(true)
      expect(isSigned(note.replace('42', '43'), vkey)).toBe(false)
      expect(isSigned(note, formatVerifierKey(newSigner('wenheng.example/log', type).key))).toBe(false)
    },
  )
})

test('a key of SM2 carries its long name', () => {
  const { key } = newSigner('wenheng.example/sm3', 'sm2')
  const material = atob(formatVerifierKey(key).split('+').slice(2).join('+'))
  expect(material.startsWith('\u00ffwenheng.org/sm2-with-sm3-v1\u0004')).toBe(true)
  expect(material).toHaveLength(1 + 27 + 65)
})

test('a witness cosignature covers its time', () => {
  const { secretKey, publicKey } = ed25519.keygen(fromHex('07'.repeat(32)))
  const key = newVerifierKey('witness.example', 'cosignature', publicKey)
  const text = `log.example\n3\n${btoa('x'.repeat(32))}\n`
  const cosign = (time: number, signed = time) =>
    formatNote({
      text,
      signatures: [
        {
          name: key.name,
          keyId: key.keyId,
          signature: joinCosignature(time, ed25519.sign(cosignedMessage(signed, text), secretKey)),
        },
      ],
    })
  const vkey = formatVerifierKey(key)
  expect(isSigned(cosign(1_760_000_000), vkey)).toBe(true)
  expect(isSigned(cosign(1_760_000_000, 1_760_000_001), vkey)).toBe(false)
})

describe('checkpoint', () => {
  const root = btoa('r'.repeat(32))
  test('is read', () => {
    const { root: bytes, ...rest } = parseCheckpoint(`log.example\n70000\n${root}\nmore\n`)
    expect(rest).toEqual({ origin: 'log.example', size: 70_000, extensions: ['more'] })
    expect(toHex(bytes)).toBe('72'.repeat(32))
  })
  test.each([
    `log.example\n007\n${root}\n`,
    `log.example\n-1\n${root}\n`,
    `log.example\n1e3\n${root}\n`,
    `log.example\n9007199254740993\n${root}\n`,
    `log.example\n7\n${root.slice(4)}\n`,
    `\n7\n${root}\n`,
    'log.example\n7\n',
  ])('%j is none', text => {
    expect(() => parseCheckpoint(text)).toThrow(RangeError)
  })
  test('nothing crashes the parsers but their own errors', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        for (const parse of [parseNote, parseCheckpoint, parseVerifierKey]) {
          try {
            parse(text)
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError)
          }
        }
      }),
    )
  })
})
