import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { formatDayZh, isPlainDate, type PlainDate } from '#kernel'
import { dayMark, useWorkCalendar } from '../work-calendar.tsx'

interface DayInputProps {
  id?: string
  value?: PlainDate
  onChange?(day: PlainDate | undefined): void
  /** First and last day that may be chosen. */
  min?: PlainDate
  max?: PlainDate
  disabled?: boolean
  'aria-label'?: string
}

/** A day by calendar or keyboard. Days of rest carry 休, worked weekends 班; the line below says what was chosen. */
export function DayInput({ id, value, onChange, min, max, ...described }: DayInputProps) {
  const calendar = useWorkCalendar()
  const shown = isPlainDate(value) ? dayjs(value) : null
  return (
    <>
      <DatePicker
        {...described}
        {...(id && { id })}
        className="wh-day-input"
        value={shown}
        onChange={day => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
        format="YYYY-MM-DD"
        placeholder="年-月-日"
        {...(calendar && { defaultPickerValue: dayjs(calendar.today) })}
        {...(min && { minDate: dayjs(min) })}
        {...(max && { maxDate: dayjs(max) })}
        cellRender={(current, { type, originNode }) =>
          type === 'date' && dayjs.isDayjs(current) ? (
            <DateCell day={current.format('YYYY-MM-DD')}>{originNode}</DateCell>
          ) : (
            originNode
          )
        }
      />
      {shown && <ChosenDay day={value!} />}
    </>
  )
}

/** A cell of a calendar with its mark. */
export function DateCell({ day, children }: { day: PlainDate; children: ReactNode }) {
  const known = useWorkCalendar()?.kindOf(day)
  const mark = dayMark(known?.kind)
  return (
    <span className={mark ? `wh-date wh-date-${mark === '休' ? 'rest' : 'work'}` : 'wh-date'} title={known?.holiday}>
      {children}
      {mark && <span className="wh-date-mark">{mark}</span>}
    </span>
  )
}

function ChosenDay({ day }: { day: PlainDate }) {
  const calendar = useWorkCalendar()
  if (!calendar) return null
  const known = calendar.kindOf(day)
  const kind =
    known && { work: '工作日', weekend: '休息日', holiday: known.holiday ?? '节假日', adjusted: '调休上班' }[known.kind]
  // of a birthday nobody asks whether it was worked
  const unknown = day > calendar.today ? '该年节假日安排尚未载入' : undefined
  return (
    <span className="wh-muted wh-day-chosen">{[formatDayZh(day), kind ?? unknown].filter(Boolean).join('，')}</span>
  )
}
