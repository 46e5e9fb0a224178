import { App, Button, Checkbox, Input, Popover, Select } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { toCsv } from './csv.ts'
import type { Column } from './data-table.tsx'

/** Typing rests this long before the server is asked. */
const REST_MS = 250

interface SearchFieldProps {
  label: string
  value: string
  onChange(value: string): void
  fieldRef: RefObject<HTMLInputElement | null>
}

export function SearchField({ label, value, onChange, fieldRef }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // what came from elsewhere (a saved filter, the way back) replaces what was typed
  useEffect(() => setTyped(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(text.trim()), REST_MS)
  }
  return (
    <Input
      ref={field => {
        fieldRef.current = field?.input ?? null
      }}
      className="wh-search"
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={event => type(event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        // Chromium would empty the field
        event.preventDefault()
        fieldRef.current?.blur()
      }}
      allowClear
    />
  )
}

interface FilterChoiceProps {
  title: string
  options: readonly { value: string; label: string }[]
  value: string | undefined
  onChange(value: string | undefined): void
}

/** A filter with named values; empty means all. */
export const FilterChoice = ({ title, options, value, onChange }: FilterChoiceProps) => (
  <Select
    className="wh-filter"
    aria-label={title}
    placeholder={title}
    options={[...options]}
    value={value || undefined}
    onChange={chosen => onChange(chosen)}
    allowClear
    showSearch={{ optionFilterProp: 'label' }}
  />
)

interface ColumnChoiceProps<R> {
  columns: readonly Column<R>[]
  shown: readonly string[]
  onChange(shown: string[]): void
}

/** Which columns are shown; the first, which opens the row, always is. */
export function ColumnChoice<R>({ columns, shown, onChange }: ColumnChoiceProps<R>) {
  const options = columns.map((column, i) => ({ value: column.key, label: column.title, disabled: i === 0 }))
  const choice = (
    <Checkbox.Group
      className="wh-column-choice"
      options={options}
      value={[...shown]}
      onChange={keys => onChange(columns.map(column => column.key).filter(key => keys.includes(key)))}
    />
  )
  return (
    <Popover trigger="click" content={choice} placement="bottomLeft">
      <Button>显示列</Button>
    </Popover>
  )
}

export function CopyButton<R>({ columns, rows }: { columns: readonly Column<R>[]; rows: readonly R[] }) {
  const { message } = App.useApp()
  const copy = async () => {
    const header = columns.map(column => column.title)
    const lines = rows.map(row => columns.map(column => column.text(row)))
    await navigator.clipboard.writeText(toCsv(header, lines))
    message.success(`已复制 ${rows.length} 行`)
  }
  const refused = () => message.error('浏览器不允许复制；请使用 https 地址，或者手工选择表格后复制。')
  return (
    <Button disabled={rows.length === 0} onClick={() => copy().catch(refused)}>
      复制为 CSV
    </Button>
  )
}
