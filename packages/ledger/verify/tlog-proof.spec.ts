import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTlogProof, parseTlogProof } from './index.ts'

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('a proof is read back as it was written', () => {
  const proof = fc.record(
    {
      index: fc.maxSafeNat(),
      proof: fc.array(hash, { maxLength: 53 }),
      checkpoint: fc.constant('log.example\n1\nAA==\n\n— log.example AAAAAAA=\n'),
      extra: fc.uint8Array(),
    },
    { requiredKeys: ['index', 'proof', 'checkpoint'] },
  )
  fc.assert(fc.property(proof, each => void expect(parseTlogProof(formatTlogProof(each))).toEqual(each)))
})

test.each([
  'index 1\n\nx',
  'c2sp.org/tlog-proof@v1\nindex 01\n\nx',
  'c2sp.org/tlog-proof@v1\nindex 1\nAA==\n\nx',
  'c2sp.org/tlog-proof@v2\nindex 1\n\nx',
  'c2sp.org/tlog-proof@v1\nindex 9007199254740992\n\nx',
  'c2sp.org/tlog-proof@v1\nindex 1\n',
])('%j is none', text => {
  expect(() => parseTlogProof(text)).toThrow(RangeError)
})
