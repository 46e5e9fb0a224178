import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { PlainDate } from '#kernel'
import type { StripDay } from './strip-cells.ts'

export interface WorkCalendar {
  /** The authority's today, not the device's. */
  today: PlainDate
  /** What kind of day it is; undefined in a year whose notice is not loaded: nothing is guessed. */
  kindOf(day: PlainDate): Pick<StripDay, 'kind' | 'holiday'> | undefined
}

const WorkCalendarContext = createContext<WorkCalendar | undefined>(undefined)

/** Around an app: every date picker below shows holidays and adjusted days, and begins at the authority's today. */
export function WorkCalendarProvider({ today, kindOf, children }: WorkCalendar & { children: ReactNode }) {
  const calendar = useMemo(() => ({ today, kindOf }), [today, kindOf])
  return <WorkCalendarContext value={calendar}>{children}</WorkCalendarContext>
}

export const useWorkCalendar = (): WorkCalendar | undefined => useContext(WorkCalendarContext)

/** The mark in a cell of a calendar: 休 for days of rest, 班 for weekends that are worked, nothing for ordinary days. */
export function dayMark(kind: StripDay['kind'] | undefined): '休' | '班' | undefined {
  if (kind === 'adjusted') return '班'
  return kind === 'weekend' || kind === 'holiday' ? '休' : undefined
}
