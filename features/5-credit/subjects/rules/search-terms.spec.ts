import { describe, expect, it } from 'vitest'
import { indexTerms, initialsOf, initialTerms, queryTerms } from './search-terms.ts'

describe('search terms', () => {
  it('are characters, pairs, words and initials', () => {
    expect(new Set(indexTerms('琴台KTV8号'))).toEqual(
      new Set(['琴', '台', '琴台', 'ktv8', '号', '^q', '^qt', '^t', '^th', '^h']),
    )
  })
  it('of a search are contained in those of every name it stands in', () => {
    const name = '衡北县琴台歌舞娱乐有限公司'
    const terms = new Set(indexTerms(name))
    for (let i = 0; i < name.length; i++) {
      for (let j = i + 1; j <= name.length; j++) {
        expect(queryTerms(name.slice(i, j)).every(t => terms.has(t))).toBe(true)
      }
    }
    expect(initialTerms('qtgw').every(t => terms.has(t))).toBe(true)
    expect(initialTerms('gq').every(t => terms.has(t))).toBe(false)
  })
  it('know initials', () => {
    expect(initialsOf('歌舞厅')).toBe('gwt')
    expect(initialsOf('KTV')).toBe('')
  })
})
