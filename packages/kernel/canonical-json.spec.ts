import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, NotCanonical } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('orders keys by code unit and leaves out undefined', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'], z: undefined, '€': 2, é: 3 })).toBe(
      '{"a":[true,null,"x"],"b":1,"é":3,"€":2}',
    )
  })
  it('refuses what has no single text, naming the path', () => {
    expect(() => canonicalJson({ a: [1, 0.5] })).toThrow('$.a[1]')
    expect(() => canonicalJson({ n: '\ud800' })).toThrow('$.n')
    expect(() => canonicalJson({ f: () => 1 })).toThrow('$.f')
    expect(() => canonicalJson({ on: new Date(0) })).toThrow('$.on')
    expect(() => canonicalJson({ of: new Map([[1, 2]]) })).toThrow('$.of')
    expect(() => canonicalJson([undefined])).toThrow('$[0]')
    expect(() => canonicalJson({ n: 2 ** 53 })).toThrow(NotCanonical)
  })
  it('gives one text for one value, however its keys were ordered, and reads back', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean())), value => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
