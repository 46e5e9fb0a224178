import { useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface Sort {
  key: string
  descending: boolean
}

/** What a list shows. It lives in the address of the page: going back finds it again, and it can be passed on. */
export interface TableState {
  search: string
  /** Values of the filters that are set. */
  filters: Readonly<Record<string, string>>
  sort: Sort | undefined
}

const FILTER = 'f.'

/** `?q=琴台&f.stage=deciding&sort=-due` → state. */
export function readTableState(query: URLSearchParams): TableState {
  const filters = [...query].filter(([name, value]) => name.startsWith(FILTER) && value !== '')
  const sort = query.get('sort')
  return {
    search: query.get('q') ?? '',
    filters: Object.fromEntries(filters.map(([name, value]) => [name.slice(FILTER.length), value])),
    sort: sort ? { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : undefined,
  }
}

/** The state as a query; other parameters of the page are kept. Names in one order, so that equal states read alike. */
export function writeTableState(state: TableState, page = new URLSearchParams()): URLSearchParams {
  const query = new URLSearchParams(
    [...page].filter(([name]) => name !== 'q' && name !== 'sort' && !name.startsWith(FILTER)),
  )
  if (state.search) query.set('q', state.search)
  for (const [name, value] of Object.entries(state.filters).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (value) query.set(FILTER + name, value)
  if (state.sort) query.set('sort', `${state.sort.descending ? '-' : ''}${state.sort.key}`)
  return query
}

/** The next order when a column's head is pressed: up, down, then as at first. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) return { key, descending: false }
  return sort.descending ? undefined : { key, descending: true }
}

export function useTableState(): [TableState, (state: TableState) => void] {
  const [query, setQuery] = useSearchParams()
  const state = useMemo(() => readTableState(query), [query])
  return [state, next => setQuery(before => writeTableState(next, before), { replace: true })]
}
