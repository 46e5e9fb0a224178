import { describe, expect, it } from 'vitest'
import { isFictionalRegion } from '#kernel'
import { formatBytes } from './format-bytes.ts'
import { paletteProperties, palettes } from './palette.ts'
import { holdsDuty } from './session.tsx'
import { submitKeys } from './submit-key.ts'
import { dayMark } from './work-calendar.tsx'

describe('keys of submissions', () => {
  let made = 0
  const keys = submitKeys(() => `key-${++made}`)
  it('stay while the content stays, whatever the order of its parts', () => {
    expect(keys.keyFor({ a: 1, b: 2 })).toBe('key-1')
    expect(keys.keyFor({ b: 2, a: 1 })).toBe('key-1')
  })
  it('change with the content', () => expect(keys.keyFor({ a: 2 })).toBe('key-2'))
  it('are new after it was accepted', () => {
    keys.accepted()
    expect(keys.keyFor({ a: 2 })).toBe('key-3')
  })
})

describe('sizes', () => {
  it.each([
    [0, '0 字节'],
    [1023, '1023 字节'],
    [1024, '1.0 KB'],
    [10_240, '10 KB'],
    [1_048_575, '1.0 MB'],
    [5_368_709_120, '5.0 GB'],
  ])('%i', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('duties and places', () => {
  it('show a line of the menu to those who hold one of its duties', () => {
    expect(holdsDuty({ duties: ['handler'] }, undefined)).toBe(true)
    expect(holdsDuty({ duties: ['handler'] }, ['leader', 'handler'])).toBe(true)
    expect(holdsDuty({ duties: ['handler'] }, ['leader'])).toBe(false)
  })
  it('know what is made up', () =>
    expect([isFictionalRegion('990102'), isFictionalRegion('110000')]).toEqual([true, false]))
})

describe('marks in a calendar', () => {
  it.each([
    ['holiday', '休'],
    ['weekend', '休'],
    ['adjusted', '班'],
    ['work', undefined],
    [undefined, undefined],
  ] as const)('%s', (kind, mark) => expect(dayMark(kind)).toBe(mark))
})

describe('colours', () => {
  /** WCAG 2.2 contrast of two colours `#rrggbb`. */
  const contrast = (a: string, b: string) => {
    const luminance = (colour: string) => {
      const [r, g, bl] = [1, 3, 5]
        .map(i => Number.parseInt(colour.slice(i, i + 2), 16) / 255)
        .map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
      return 0.2126 * r + 0.7152 * g + 0.0722 * bl
    }
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
    return (light + 0.05) / (dark + 0.05)
  }
  it.each(['light', 'dark'] as const)('are readable on paper and sheet: %s', name => {
    const { paper, sheet, ink, muted, cinnabar, bronze, jade, rest } = palettes[name]
    for (const ground of [paper, sheet])
      for (const text of [ink, muted, cinnabar, bronze, jade]) expect(contrast(text, ground)).toBeGreaterThan(4.5)
    for (const text of [ink, muted]) expect(contrast(text, rest)).toBeGreaterThan(4.5)
    expect(contrast(paper, cinnabar)).toBeGreaterThan(4.5)
  })
  it('reach the style sheet under their names', () =>
    expect(paletteProperties('light')).toContainEqual(['--wh-cinnabar', '#b3261e']))
})
