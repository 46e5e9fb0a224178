import { DeadlineStrip, GateList } from '#screens'
import type { ClockView, StepView } from '../contract.ts'

interface CaseClocksProps {
  clocks: readonly ClockView[]
  step: StepView | undefined
  today: string
}

/** Running clocks, the nearest first; the conditions of the step at hand; clocks that have stopped. */
export function CaseClocks({ clocks, step, today }: CaseClocksProps) {
  const running = clocks.filter(clock => !clock.closed).sort((a, b) => (a.due < b.due ? -1 : 1))
  const stopped = clocks.filter(clock => clock.closed)
  return (
    <>
      <section className="wh-sheet" aria-label="期限">
        <h2>期限</h2>
        {running.map(clock => (
          <RunningClock key={clock.key} clock={clock} today={today} />
        ))}
        {running.length === 0 && <p className="wh-muted">现在没有计时的期限。</p>}
        {stopped.length > 0 && (
          <details>
            <summary>已经停止的期限（{stopped.length}）</summary>
            <ul>
              {stopped.map(clock => (
                <li key={clock.key} className="wh-muted">
                  {clock.name}，{clock.due}届满
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {step && step.gates.length > 0 && (
        <section className="wh-sheet" aria-label={`${step.title}的条件`}>
          <h2>{step.title}的条件</h2>
          <GateList gates={step.gates} title={`${step.title}的条件`} />
        </section>
      )}
    </>
  )
}

/** More days than this stand behind a press; the bar shows how far the time has gone. */
const MOST_CELLS = 31

function RunningClock({ clock, today }: { clock: ClockView; today: string }) {
  if (clock.days.length <= MOST_CELLS) return <DeadlineStrip period={clock} today={today} />
  return (
    <>
      <DeadlineStrip period={{ ...clock, days: [] }} today={today} />
      <details className="ch-every-day">
        <summary>逐日查看</summary>
        <DeadlineStrip period={clock} today={today} />
      </details>
    </>
  )
}
