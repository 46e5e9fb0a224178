import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import { type PlainDate, weekday, yearOf } from '#kernel'
import { type StripDay, useApi, WorkCalendarProvider } from '#screens'

interface YearOfDays {
  year: number
  holidays: { name: string; from: PlainDate; until: PlainDate }[]
  workingWeekends: PlainDate[]
}

/** Days of rest and worked weekends in every date picker: of this year, the one before and the one after. */
export function DeskCalendar({ today, children }: { today: PlainDate; children: ReactNode }) {
  const api = useApi()
  const year = yearOf(today)
  const years = useQueries({
    queries: [year - 1, year, year + 1].map(wanted => ({
      queryKey: ['calendar', wanted],
      queryFn: () => api.get<YearOfDays>(`/api/law/calendar/${wanted}`),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: answers => answers.flatMap(answer => answer.data ?? []),
  })
  const known = useMemo(() => new Map(years.map(days => [days.year, days])), [years])
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
