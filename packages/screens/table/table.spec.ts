import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'
import { nextSort, readTableState, writeTableState } from './table-state.ts'
import { moveChoice } from './use-table-keys.ts'

describe('CSV', () => {
  it('quotes what needs it', () =>
    expect(
      toCsv(
        ['名称', '备注'],
        [
          ['a,b', 'say "yes"\nnow'],
          ['c', ''],
        ],
      ),
    ).toBe('名称,备注\r\n"a,b","say ""yes""\nnow"\r\nc,'))
  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('lets no spreadsheet compute %j', text =>
    expect(toCsv(['x'], [[text]])).toBe(`x\r\n'${text}`),
  )
})

describe('the state of a table in its address', () => {
  it('comes back as it was written', () => {
    const state = {
      search: '琴台 & 子',
      filters: { stage: 'deciding', field: 'ENT' },
      sort: { key: 'due', descending: true },
    }
    expect(readTableState(new URLSearchParams(writeTableState(state).toString()))).toEqual(state)
  })
  it('leaves other parameters of the page alone, and drops what is empty', () => {
    const before = new URLSearchParams('tab=2&q=old&f.stage=x&sort=name')
    const after = writeTableState({ search: '', filters: { stage: '' }, sort: undefined }, before)
    expect(after.toString()).toBe('tab=2')
  })
  it('is empty in an empty address', () =>
    expect(readTableState(new URLSearchParams())).toEqual({ search: '', filters: {}, sort: undefined }))
})

describe('the order', () => {
  it('goes up, down, and back', () => {
    const up = nextSort(undefined, 'due')
    expect(up).toEqual({ key: 'due', descending: false })
    const down = nextSort(up, 'due')
    expect(down).toEqual({ key: 'due', descending: true })
    expect(nextSort(down, 'due')).toBeUndefined()
    expect(nextSort(down, 'name')).toEqual({ key: 'name', descending: false })
  })
})

describe('keys', () => {
  it.each([
    ['j', -1, 3, 0],
    ['j', 2, 3, 2],
    ['k', 2, 3, 1],
    ['k', -1, 3, 0],
    ['x', 1, 3, undefined],
    ['j', -1, 0, undefined],
  ])('%s from row %i of %i', (key, chosen, rows, next) => expect(moveChoice(key, chosen, rows)).toBe(next))
})
