import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { problemOf } from './api.ts'
import { toCsv } from './csv.ts'
import { EmptyState, ProblemNotice } from './display.tsx'
import { useTableKeys } from './use-table-keys.ts'

export interface Column<R> {
  key: string
  title: string
  /** What is copied; also what is shown when there is no `show`. */
  text(row: R): string
  show?(row: R): ReactNode
}

export interface Page<R> {
  rows: R[]
  /** Position after the last row; null on the last page. */
  after: string | null
}

interface DataTableProps<R> {
  /** Name of the table, for those who do not see it; also the key of its cache. */
  title: string
  columns: readonly Column<R>[]
  rowKey(row: R): string
  load(query: { search: string; after: string | undefined }): Promise<Page<R>>
  onOpen(row: R): void
  searchLabel: string
  /** What to do first when there is nothing at all. */
  empty: ReactNode
}

/** A table in keyset pages. Keys: `/` search, j and k walk, Enter opens. */
export function DataTable<R>({ title, columns, rowKey, load, onOpen, searchLabel, empty }: DataTableProps<R>) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const query = useInfiniteQuery({
    queryKey: [title, search],
    queryFn: ({ pageParam }) => load({ search, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.after ?? undefined,
    placeholderData: previous => previous,
  })
  const rows = query.data?.pages.flatMap(page => page.rows) ?? []
  const searchField = useRef<HTMLInputElement>(null)
  const open = useCallback((i: number) => rows[i] && onOpen(rows[i]), [rows, onOpen])
  const [chosen, setChosen] = useTableKeys(rows.length, searchField, open)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top
  useEffect(() => setChosen(-1), [search, setChosen])
  return (
    <section className="wh-table" aria-label={title} aria-busy={query.isFetching}>
      <div className="wh-table-tools">
        <SearchField label={searchLabel} value={typed} onChange={setTyped} fieldRef={searchField} />
        <CopyButton columns={columns} rows={rows} />
      </div>
      {query.error && <ProblemNotice problem={problemOf(query.error)} />}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.key} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Row key={rowKey(row)} row={row} columns={columns} chosen={i === chosen} onOpen={() => onOpen(row)} />
            ))}
          </tbody>
        </table>
      )}
      {query.isSuccess && rows.length === 0 && (search ? <NothingFound search={search} /> : empty)}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          继续显示
        </Button>
      )}
      <p className="wh-muted wh-table-keys">键盘：/ 查询，j 下一行，k 上一行，Enter 打开。</p>
    </section>
  )
}

interface RowProps<R> {
  row: R
  columns: readonly Column<R>[]
  chosen: boolean
  onOpen(): void
}

function Row<R>({ row, columns, chosen, onOpen }: RowProps<R>) {
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <tr ref={line} className={chosen ? 'wh-row-chosen' : undefined} aria-current={chosen || undefined} onClick={onOpen}>
      {columns.map(column => (
        <td key={column.key} data-label={column.title}>
          {column.show?.(row) ?? column.text(row)}
        </td>
      ))}
    </tr>
  )
}

interface SearchFieldProps {
  label: string
  value: string
  onChange(value: string): void
  fieldRef: React.RefObject<HTMLInputElement | null>
}

const SearchField = ({ label, value, onChange, fieldRef }: SearchFieldProps) => (
  <Input
    ref={field => {
      fieldRef.current = field?.input ?? null
    }}
    type="search"
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={event => onChange(event.target.value)}
    onKeyDown={event => event.key === 'Escape' && fieldRef.current?.blur()}
    allowClear
  />
)

function CopyButton<R>({ columns, rows }: { columns: readonly Column<R>[]; rows: readonly R[] }) {
  const { message } = App.useApp()
  const copy = async () => {
    const lines = rows.map(row => columns.map(column => column.text(row)))
    await navigator.clipboard.writeText(
      toCsv(
        columns.map(column => column.title),
        lines,
      ),
    )
    message.success(`已复制 ${rows.length} 行`)
  }
  const refused = () => message.error('浏览器不允许复制；请使用 https 地址，或者手工选择表格后复制。')
  return (
    <Button disabled={rows.length === 0} onClick={() => copy().catch(refused)}>
      复制为 CSV
    </Button>
  )
}

const NothingFound = ({ search }: { search: string }) => (
  <EmptyState title={`没有找到“${search}”。`}>
    <p className="wh-muted">可以换用名称中的几个字、拼音首字母、完整代码或者许可证号。</p>
  </EmptyState>
)
