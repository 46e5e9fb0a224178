import { Input } from 'antd'
import { type FocusEvent, useState } from 'react'
import { type Fen, formatYuan, inCapitals } from '#kernel'
import { parseYuan } from './parse-yuan.ts'

interface MoneyInputProps {
  id?: string
  /** `null` stands for text that is not an amount, so that it is not taken for an empty field. */
  value?: Fen | null
  onChange?(fen: Fen | null | undefined): void
  onBlur?(event: FocusEvent): void
  disabled?: boolean
}

/** Money is typed in yuan and kept in fen; the capitals below show slips of a digit. */
export function MoneyInput({ value, onChange, onBlur, ...rest }: MoneyInputProps) {
  const [typed, setTyped] = useState<string>()
  const text = typed ?? (typeof value === 'number' ? formatYuan(value) : '')
  return (
    <>
      <Input
        {...rest}
        className="wh-money-input"
        inputMode="decimal"
        suffix="元"
        value={text}
        onChange={event => {
          setTyped(event.target.value)
          onChange?.(event.target.value.trim() === '' ? undefined : (parseYuan(event.target.value) ?? null))
        }}
        onBlur={event => {
          setTyped(value === null ? text : undefined)
          onBlur?.(event)
        }}
      />
      {typeof value === 'number' && <span className="wh-muted wh-capitals">{inCapitals(value)}</span>}
    </>
  )
}
