import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeEntries, encodeEntries, hashesAtTileLevel, parseTilePath, tileCounts, tilePath } from './index.ts'

test('places of the specification', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 1, index: 67, width: 3 })).toBe('tile/1/067.p/3')
  expect(tilePath({ level: 'entries', index: 1000, width: 256 })).toBe('tile/entries/x001/000')
})

test('70,000 leaves', () => {
  expect(tileCounts(70_000)).toEqual([
    { full: 273, partial: 112 },
    { full: 1, partial: 17 },
    { full: 0, partial: 1 },
  ])
  expect([0, 1, 2, 3].map(level => hashesAtTileLevel(70_000, level))).toEqual([70_000, 273, 1, 0])
  expect(tileCounts(0)).toEqual([])
})

test('a path is read back as it was written', () => {
  const tile = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
    index: fc.maxSafeNat(),
    width: fc.integer({ min: 1, max: 256 }),
  })
  fc.assert(fc.property(tile, each => void expect(parseTilePath(tilePath(each as never))).toEqual(each)))
})

test.each([
  'tile/0/1',
  'tile/0/x000/067',
  'tile/00/067',
  'tile/0/067.p/0',
  'tile/0/067.p/256',
  'tile/0/067.p/012',
  'tile/0/x001/x234/67',
  'tile/0/067/',
  'tile/-1/000',
  'tile/0/../000',
  `tile/0/${'x999/'.repeat(6)}999`,
])('%s is no tile', path => {
  expect(parseTilePath(path)).toBeUndefined()
})

describe('entries tile', () => {
  test('entries come back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 600 })),
        entries => void expect(decodeEntries(encodeEntries(entries))).toEqual(entries),
      ),
    )
    expect(decodeEntries(encodeEntries([new Uint8Array(65_535)]))[0]).toHaveLength(65_535)
  })
  test('too long or cut short is refused', () => {
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(RangeError)
    const whole = encodeEntries([Uint8Array.of(1, 2, 3), Uint8Array.of(4)])
    expect(() => decodeEntries(whole.slice(0, -1))).toThrow(RangeError)
    expect(() => decodeEntries(whole.slice(0, 6))).toThrow(RangeError)
  })
})
