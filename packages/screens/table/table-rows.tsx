import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { Column } from './data-table.tsx'
import type { Sort } from './table-state.ts'

interface TableRowsProps<R> {
  title: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey(row: R): string
  to(row: R): string
  /** Position of the row the keys have come to; −1 for none. */
  chosen: number
  sort: Sort | undefined
  onSort(key: string): void
}

/** Head and rows. On a narrow screen each row is a card, and each value carries the title of its column. */
export function TableRows<R>({ title, columns, rows, rowKey, to, chosen, sort, onSort }: TableRowsProps<R>) {
  return (
    <table>
      <caption className="wh-unseen">{title}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th
              key={column.key}
              scope="col"
              className={column.figures ? 'wh-figures' : undefined}
              aria-sort={sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortable ? (
                <button type="button" className="wh-sort" onClick={() => onSort(column.key)}>
                  {column.title}
                  <span aria-hidden="true">{sort?.key === column.key ? (sort.descending ? ' ↓' : ' ↑') : ' ↕'}</span>
                </button>
              ) : (
                column.title
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <Row key={rowKey(row)} row={row} columns={columns} chosen={i === chosen} to={to(row)} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps<R> {
  row: R
  columns: readonly Column<R>[]
  chosen: boolean
  to: string
}

function Row<R>({ row, columns, chosen, to }: RowProps<R>) {
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <tr ref={line} className={chosen ? 'wh-row-chosen' : undefined} aria-current={chosen || undefined}>
      {columns.map((column, i) => {
        const shown = column.show?.(row) ?? column.text(row)
        return (
          <td key={column.key} data-label={column.title} className={column.figures ? 'wh-figures' : undefined}>
            {/* the link of the first cell covers the row, so that all of it opens, with the mouse's own ways too */}
            {i === 0 ? (
              <Link className="wh-row-link" to={to}>
                {shown}
              </Link>
            ) : (
              shown
            )}
          </td>
        )
      })}
    </tr>
  )
}
