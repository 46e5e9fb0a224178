import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import { type PlainDate, weekday, yearOf } from '#kernel'
import { type StripDay, useApi, WorkCalendarProvider } from '#screens'

interface YearOfDays {
  year: number
  holidays: { name: string; from: PlainDate; until: PlainDate }[]
  workingWeekends: PlainDate[]
}

/** Days of rest and worked weekends in every date picker, for the years whose notice is loaded. */
export function DeskCalendar({ today, children }: { today: PlainDate; children: ReactNode }) {
  const api = useApi()
  const years = useQuery({
    queryKey: ['calendars'],
    queryFn: () => api.get<YearOfDays[]>('/api/law/calendars'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const known = useMemo(() => new Map(years.data?.map(days => [days.year, days])), [years.data])
  const kindOf = useCallback((day: PlainDate) => kindIn(known.get(yearOf(day)), day), [known])
  return (
    <WorkCalendarProvider today={today} kindOf={kindOf}>
      {children}
    </WorkCalendarProvider>
  )
}

/** As the law engine counts; undefined in a year whose notice is not loaded. */
function kindIn(days: YearOfDays | undefined, day: PlainDate): Pick<StripDay, 'kind' | 'holiday'> | undefined {
  if (!days) return undefined
  const holiday = days.holidays.find(h => day >= h.from && day <= h.until)
  if (holiday) return { kind: 'holiday', holiday: holiday.name }
  if (![0, 6].includes(weekday(day))) return { kind: 'work' }
  return { kind: days.workingWeekends.includes(day) ? 'adjusted' : 'weekend' }
}
