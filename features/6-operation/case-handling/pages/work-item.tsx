import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { daysBetween } from '#kernel'
import { DeadlineStrip } from '#screens'
import type { ClockView, WorkRow } from '../contract.ts'

/** Periods longer than this show as a bar on 工作台; the page of the case has every day. */
const MOST_CELLS = 31

/** One case on 工作台: how long, for whom, what, and the button that leads straight to the step. */
export function WorkItem({ row, today }: { row: WorkRow; today: string }) {
  const navigate = useNavigate()
  const { caseId, caseNumber, partyName, cause, stageName, next, waitingFor, clock, workingDaysLeft } = row
  return (
    <li className="ch-work-item">
      <DaysLeft days={workingDaysLeft} clock={clock} today={today} />
      <div className="ch-work-case">
        <p className="ch-work-party">
          <Link to={`/cases/${caseId}`}>{partyName}</Link>
        </p>
        <p>{cause}</p>
        <p className="wh-muted">{[stageName, caseNumber ?? '尚未立案'].join('　')}</p>
      </div>
      <div className="ch-work-clock">
        {clock ? (
          <DeadlineStrip period={shortened(clock)} today={today} />
        ) : (
          <p className="wh-muted">现在没有计时的期限。</p>
        )}
      </div>
      <div className="ch-work-next">
        {next ? (
          <Button type="primary" onClick={() => navigate(`/cases/${caseId}?step=${next.command}`)}>
            {next.title}
          </Button>
        ) : (
          <p className="wh-muted">{waitingFor ? `等待${waitingFor}` : '没有待办的步骤'}</p>
        )}
      </div>
    </li>
  )
}

/** The strip draws a bar where no days are given. */
const shortened = (clock: ClockView): ClockView => (clock.days.length > MOST_CELLS ? { ...clock, days: [] } : clock)

const SOON_DAYS = 3

function DaysLeft({ days, clock, today }: { days: number | null; clock: ClockView | null; today: string }) {
  if (!clock) return <p className="ch-days wh-muted">—</p>
  // where no calendar of the year is loaded, working days are not guessed
  const left = days ?? daysBetween(today, clock.due)
  const unit = days === null ? '天' : '个工作日'
  return (
    <p className={left <= SOON_DAYS ? 'ch-days wh-urgent' : 'ch-days'}>
      <span className="ch-days-number">{Math.abs(left)}</span>
      <span>{clock.due < today ? `${unit}前到期` : unit}</span>
    </p>
  )
}
