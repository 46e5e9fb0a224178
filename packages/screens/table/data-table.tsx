import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { problemOf } from '../api.ts'
import { EmptyState, ProblemNotice } from '../display.tsx'
import { usePreference } from '../preferences.ts'
import { SavedViews } from './saved-views.tsx'
import { TableRows } from './table-rows.tsx'
import { nextSort, type Sort, type TableState, useTableState } from './table-state.ts'
import { ColumnChoice, CopyButton, SearchField } from './table-tools.tsx'
import { useTableKeys } from './use-table-keys.ts'

export interface Column<R> {
  key: string
  title: string
  /** What is copied; also what is shown when there is no `show`. */
  text(row: R): string
  show?(row: R): ReactNode
  /** The server can order by it. */
  sortable?: boolean
  /** Not shown until somebody wants it. */
  extra?: boolean
  /** Figures stand at the end of their cell. */
  figures?: boolean
}

export interface Page<R> {
  rows: R[]
  /** Position after the last row; null on the last page. */
  after: string | null
}

export interface TableQuery extends TableState {
  after: string | undefined
}

export interface DataTableProps<R> {
  /** Name of the table, for those who do not see it; also the key of its cache and of what a person saves for it. */
  title: string
  /** The thing whose rows these are, where the same table stands on the page of several things: `statement 0197…`. */
  about?: string
  columns: readonly Column<R>[]
  rowKey(row: R): string
  load(query: TableQuery): Promise<Page<R>>
  /** Address that a row opens. */
  to(row: R): string
  /** What can be searched for; left out where nothing can. */
  searchLabel?: string
  /** Controls that set filters; a filter left empty is none. */
  filters?(values: Readonly<Record<string, string>>, set: (name: string, value: string | undefined) => void): ReactNode
  /** What to do first when there is nothing at all. */
  empty: ReactNode
  /** More buttons beside the tools. */
  tools?: ReactNode
}

/**
 * A table in keyset pages. Keys: `/` search, j and k walk, Enter opens. Search, filters and order live in the address;
 * columns and saved filters on the device.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const { title, about = '', columns, rowKey, load, to, searchLabel, filters, empty, tools } = props
  const [state, setState] = useTableState()
  const query = useInfiniteQuery({
    queryKey: [title, about, state],
    queryFn: ({ pageParam }) => load({ ...state, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.after ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const [shownKeys, setShownKeys] = usePreference(
    `columns.${title}`,
    columns.filter(column => !column.extra).map(column => column.key),
  )
  const shown = columns.filter(column => shownKeys.includes(column.key))
  const searchField = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const open = useCallback((i: number) => rows[i] && navigate(to(rows[i])), [rows, navigate, to])
  const [chosen, setChosen] = useTableKeys(rows.length, searchField, open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at the top
  useEffect(() => setChosen(-1), [state, setChosen])
  const isAsking = state.search !== '' || Object.keys(state.filters).length > 0
  const setFilter = (name: string, value: string | undefined) =>
    setState({ ...state, filters: { ...state.filters, [name]: value ?? '' } })
  const sortBy = (key: string) => setState(withSort(state, nextSort(state.sort, key)))
  return (
    <section className="wh-table" aria-label={title} aria-busy={query.isFetching}>
      <div className="wh-table-tools">
        {searchLabel !== undefined && (
          <SearchField
            label={searchLabel}
            value={state.search}
            onChange={search => setState({ ...state, search })}
            fieldRef={searchField}
          />
        )}
        {filters?.(state.filters, setFilter)}
        <SavedViews table={title} state={state} onChoose={setState} />
        <ColumnChoice columns={columns} shown={shownKeys} onChange={setShownKeys} />
        <CopyButton columns={shown} rows={rows} />
        {tools}
      </div>
      {query.error && <ProblemNotice problem={problemOf(query.error)} />}
      {rows.length > 0 && (
        <TableRows
          columns={shown}
          rows={rows}
          rowKey={rowKey}
          to={to}
          chosen={chosen}
          sort={state.sort}
          onSort={sortBy}
          title={title}
        />
      )}
      {query.isPending && <p className="wh-muted">正在查询……</p>}
      {query.isSuccess && rows.length === 0 && (isAsking ? <NothingFound state={state} onClear={setState} /> : empty)}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          继续显示
        </Button>
      )}
      <p className="wh-muted wh-table-keys">
        键盘：{searchLabel !== undefined && '/ 查询，'}j 下一行，k 上一行，Enter 打开。
      </p>
    </section>
  )
}

const withSort = (state: TableState, sort: Sort | undefined): TableState => ({ ...state, sort })

function NothingFound({ state, onClear }: { state: TableState; onClear(state: TableState): void }) {
  return (
    <EmptyState title={state.search ? `没有找到“${state.search}”。` : '没有符合条件的记录。'}>
      <p className="wh-muted">可以换用名称中的几个字、拼音首字母、完整代码或者文号。</p>
      <Button onClick={() => onClear({ search: '', filters: {}, sort: state.sort })}>清除查询条件</Button>
    </EmptyState>
  )
}
