import type { CaseEvent } from '#features/6-operation/case-handling'
import { dayOf, daysBetween, type PlainDate } from '#kernel'
import type { Tallies, Tally } from './measures.ts'

/** What an event adds to a month. */
export interface Increment {
  /** `2025-06` */
  month: string
  add: Partial<Tallies>
}

const PUBLISH = 'D-PUB-01'

/** What the acts of an event add to the rollup, a month once: by the day the thing was done, not the day it was typed. */
export function incrementsOf(event: Pick<CaseEvent, 'acts' | 'before' | 'after'>): Increment[] {
  const months = new Map<string, Partial<Tallies>>()
  const add = (day: PlainDate, tally: Tally, n = 1) => {
    const month = day.slice(0, 7)
    const sums = months.get(month) ?? {}
    sums[tally] = (sums[tally] ?? 0) + n
    months.set(month, sums)
  }
  const { before, after } = event
  for (const act of event.acts) {
    const recorded = dayOf(act.at)
    switch (act.type) {
      case 'findingRegistered':
        add(recorded, 'opened')
        break
      case 'filingApproved':
        add(act.data.filedOn, 'filed')
        break
      case 'filingRejected':
        add(recorded, 'rejected')
        break
      case 'decided': {
        const { decidedOn } = act.data
        add(decidedOn, 'decided')
        if (after.filedOn) {
          add(decidedOn, 'decisionDays', daysBetween(after.filedOn, decidedOn))
          if (after.handlingUntil && decidedOn <= after.handlingUntil) add(decidedOn, 'decidedOnTime')
        }
        break
      }
      case 'decidedOnTheSpot':
        add(act.data.decidedOn, 'decided')
        add(act.data.decidedOn, 'decidedSimply')
        add(act.data.decidedOn, 'served')
        break
      case 'decisionServed':
        add(act.data.servedOn, 'served')
        break
      case 'decisionPublished': {
        const { publishedOn } = act.data
        const due = before.clocks.find(clock => clock.key === PUBLISH)?.due
        add(publishedOn, 'published')
        if (due !== undefined && publishedOn <= due) add(publishedOn, 'publishedOnTime')
        break
      }
      case 'closingApproved':
        add(act.data.closedOn, 'closed')
        break
      case 'caseArchived':
        add(recorded, 'archived')
        break
      default:
    }
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, sums]) => ({ month, add: sums }))
}
