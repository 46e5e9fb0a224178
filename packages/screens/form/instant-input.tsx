import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { dayOf, isPlainDate, timeOf } from '#kernel'
import { useWorkCalendar } from '../work-calendar.tsx'
import { DateCell } from './day-input.tsx'

/** An ISO instant, minutes kept, China's offset written out: `2025-05-26T10:30:00+08:00`. */
export type ChinaInstant = string

/** China's day and time of an instant, as a calendar shows it (`2025-05-26T10:30`); undefined for what is no instant. */
export function civilOf(instant: unknown): string | undefined {
  if (typeof instant !== 'string' || Number.isNaN(Date.parse(instant))) return undefined
  return `${dayOf(instant)}T${timeOf(instant)}`
}

/** The instant of a day and time in China, whatever the zone of the device. */
export const chinaInstant = (day: string, time: string): ChinaInstant => `${day}T${time}:00+08:00`

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
