import { isPlainDate, weekday, yearOf } from '#kernel'
import type { LawFault } from './data-error.ts'
import { RecordReader } from './reader.ts'
import type { YearCalendar } from './types.ts'

export function readCalendar(value: unknown, file: string, faults: LawFault[]): YearCalendar {
  const reader = new RecordReader(value, file, '/', faults)
  const year = reader.integer('year')
  const { basis, source, confidence, checkedOn, textOf } = reader.dated()
  const holidays = reader.list('holidays').map((item, i) => {
    const part = new RecordReader(item, file, `holidays[${i}]`, faults)
    const holiday = { name: part.text('name'), from: part.day('from'), until: part.day('until') }
    if (holiday.until < holiday.from) part.fault('until', '早于开始日', '请核对放假起止')
    if (yearOf(holiday.from) !== year || yearOf(holiday.until) !== year)
      part.fault('from', `不在${year}年内`, '跨年的假期请分写在两年')
    part.end()
    return holiday
  })
  const workingWeekends = reader.texts('workingWeekends')
  for (const [i, day] of workingWeekends.entries()) {
    const key = `workingWeekends[${i}]`
    if (!isPlainDate(day) || yearOf(day) !== year) reader.fault(key, `不是${year}年的日期`, '请核对日期')
    else if (![0, 6].includes(weekday(day))) reader.fault(key, `${day} 不是周末`, '调休上班日只能是周末')
    else if (holidays.some(h => day >= h.from && day <= h.until)) reader.fault(key, `${day} 同时是放假日`, '请核对通知')
  }
  reader.end()
  const checked = { ...(checkedOn && { checkedOn }), ...(textOf && { textOf }) }
  return { year, basis, source, confidence, ...checked, holidays, workingWeekends }
}
