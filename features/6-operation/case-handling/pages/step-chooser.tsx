import { Button } from 'antd'
import { type Duty, dutyNames } from '#host/identity'
import type { StepView } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import { sortSteps } from './steps.ts'

interface StepChooserProps {
  steps: readonly StepView[]
  chosen: StepView | undefined
  /** What the case waits for: when it is closed, its reason stands in sight. */
  awaited: readonly CommandName[]
  onChoose(command: CommandName): void
}

/** What can be done now; what cannot, with the reason beside it; what others do. */
export function StepChooser({ steps, chosen, awaited, onChoose }: StepChooserProps) {
  const { usable, closed, others } = sortSteps(steps)
  const isAwaited = (step: StepView) => awaited.includes(step.command as CommandName)
  const inSight = closed.filter(isAwaited)
  const apart = closed.filter(step => !isAwaited(step))
  if (usable.length + closed.length === 0) return null
  return (
    <nav className="ch-chooser" aria-label="选择办理事项">
      <ul className="ch-chooser-usable">
        {usable.map(step => (
          <li key={step.command}>
            <Button
              type={step === chosen ? 'primary' : 'default'}
              aria-pressed={step === chosen}
              onClick={() => onChoose(step.command as CommandName)}
            >
              {step.title}
            </Button>
          </li>
        ))}
      </ul>
      <ClosedSteps steps={inSight} />
      {apart.length + others.length > 0 && (
        <details className="ch-chooser-more">
          <summary>
            {[
              apart.length > 0 && `${apart.length}项现在不能办理`,
              others.length > 0 && `${others.length}项由其他岗位办理`,
            ]
              .filter(Boolean)
              .join('，')}
          </summary>
          <ClosedSteps steps={apart} />
          {byDuty(others).map(([duty, titles]) => (
            <p key={duty} className="wh-muted">
              {dutyNames[duty]}：{titles.join('、')}
            </p>
          ))}
        </details>
      )}
    </nav>
  )
}

function ClosedSteps({ steps }: { steps: readonly StepView[] }) {
  if (steps.length === 0) return null
  return (
    <ul className="ch-chooser-closed" aria-label="现在不能办理的事项">
      {steps.map(step => (
        <li key={step.command}>
          <Button disabled>{step.title}</Button>
          <ReasonAgainst step={step} />
        </li>
      ))}
    </ul>
  )
}

function ReasonAgainst({ step }: { step: StepView }) {
  const gate = step.gates.find(g => !g.open)
  if (!gate) return null
  return (
    <span>
      {gate.reason}
      {gate.article && <span className="wh-article">（{gate.article}）</span>}
      <span className="wh-muted">{gate.opensWhen}</span>
    </span>
  )
}

/** Under the first duty that a command names. */
function byDuty(steps: readonly StepView[]): [duty: Duty, titles: string[]][] {
  const groups = Map.groupBy(steps, step => commands[step.command as CommandName].duties[0])
  return [...groups].map(([duty, inside]) => [duty, inside.map(step => step.title)])
}
