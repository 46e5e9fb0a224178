import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { isPlainDate } from '#kernel'
import { useWorkCalendar } from '../work-calendar.tsx'
import { type ChinaInstant, chinaInstant, civilOf } from './china-instant.ts'
import { DateCell } from './day-input.tsx'

interface InstantInputProps {
  id?: string
  value?: ChinaInstant
  onChange?(instant: ChinaInstant | undefined): void
  disabled?: boolean
}

/** Day and time in China, by calendar or keyboard (`2025-05-26 10:30`). */
export function InstantInput({ id, value, onChange, ...described }: InstantInputProps) {
  const calendar = useWorkCalendar()
  const civil = civilOf(value)
  return (
    <DatePicker
      {...described}
      {...(id && { id })}
      className="wh-day-input"
      showTime={{ format: 'HH:mm' }}
      needConfirm={false}
      value={civil ? dayjs(civil) : null}
      onChange={at => onChange?.(at ? chinaInstant(at.format('YYYY-MM-DD'), at.format('HH:mm')) : undefined)}
      format="YYYY-MM-DD HH:mm"
      placeholder="年-月-日 时:分"
      {...(calendar && { defaultPickerValue: dayjs(calendar.today) })}
      cellRender={(current, { type, originNode }) =>
        type === 'date' && dayjs.isDayjs(current) && isPlainDate(current.format('YYYY-MM-DD')) ? (
          <DateCell day={current.format('YYYY-MM-DD')}>{originNode}</DateCell>
        ) : (
          originNode
        )
      }
    />
  )
}
