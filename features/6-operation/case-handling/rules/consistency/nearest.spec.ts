import { expect, it } from 'vitest'
import { nearestTo, nearness } from './nearest.ts'

it('cases are near by the circumstances they share, and far by those they do not', () => {
  expect(nearness(['firstTime', 'corrected'], ['corrected', 'firstTime'])).toBe(1)
  expect(nearness(['firstTime', 'corrected'], ['corrected'])).toBe(0.5)
  expect(nearness(['firstTime'], ['repeated'])).toBe(0)
  expect(nearness([], [])).toBe(1)
})

it('the nearest come first, of equally near ones the latest', () => {
  const rows = [
    { id: 'latest', circumstances: ['repeated'] },
    { id: 'older, same', circumstances: ['corrected'] },
    { id: 'oldest, same', circumstances: ['corrected'] },
    { id: 'never found out', circumstances: null },
  ]
  expect(nearestTo(['corrected'], rows, 3).map(row => row.id)).toEqual(['older, same', 'oldest, same', 'latest'])
})
