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
          <DeadlineStrip key={clock.key} period={clock} today={today} />
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
