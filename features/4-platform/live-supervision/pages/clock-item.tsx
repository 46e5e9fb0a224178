import { Link } from 'react-router'
import { DeadlineStrip } from '#screens'
import type { ClockRow } from '../contract.ts'
import { ACTORS } from './words.ts'

/** Longer periods show as a bar; the page of the case has every day. */
const MOST_CELLS = 31

/** One running deadline: of which case, who has it, and its days. */
export function ClockItem({ row, today }: { row: ClockRow; today: string }) {
  const { clock, caseId, caseNumber, partyName, cause, stageName, organName, handlers } = row
  const period = clock.days.length > MOST_CELLS ? { ...clock, days: [] } : clock
  return (
    <li className="sv-clock">
      <div>
        <p className="sv-party">
          <Link to={`/cases/${caseId}`}>{partyName}</Link>
        </p>
        <p>{cause}</p>
        <p className="wh-muted">{[stageName, caseNumber ?? '尚未立案'].join('　')}</p>
        <p className="wh-muted">
          {organName}
          {handlers.length > 0 && `　${handlers.join('、')}`}
        </p>
      </div>
      <div>
        <DeadlineStrip period={period as Parameters<typeof DeadlineStrip>[0]['period']} today={today} />
        <p className="wh-muted sv-actor">由{ACTORS[clock.actor] ?? clock.actor}遵守</p>
      </div>
    </li>
  )
}
