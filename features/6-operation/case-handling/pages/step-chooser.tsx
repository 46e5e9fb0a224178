import { Button } from 'antd'
import { useState } from 'react'
import { type Duty, dutyNames } from '#host/identity'
import type { StepView } from '../contract.ts'
import type { CommandName } from '../rules/commands.ts'
import { sortSteps } from './steps.ts'

interface StepChooserProps {
  steps: readonly StepView[]
  chosen: StepView | undefined
  onChoose(command: CommandName): void
}

/** More than so many reasons are behind a button. */
const REASONS_IN_SIGHT = 2

/** What can be done now; what cannot, with the reason beside it; what others do. */
export function StepChooser({ steps, chosen, onChoose }: StepChooserProps) {
  const { usable, closed, others } = sortSteps(steps)
  const [allShown, setAllShown] = useState(false)
  const shown = allShown ? closed : closed.slice(0, REASONS_IN_SIGHT)
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
      {closed.length > 0 && (
        <ul className="ch-chooser-closed" aria-label="现在不能办理的事项">
          {shown.map(step => (
            <li key={step.command}>
              <Button disabled>{step.title}</Button>
              <ReasonAgainst step={step} />
            </li>
          ))}
        </ul>
      )}
      {closed.length > REASONS_IN_SIGHT && (
        <Button type="link" aria-expanded={allShown} onClick={() => setAllShown(!allShown)}>
          {allShown ? '收起' : `还有${closed.length - REASONS_IN_SIGHT}项现在不能办理，查看原因`}
        </Button>
      )}
      {others.length > 0 && <p className="wh-muted">由其他岗位办理：{others.map(who).join('；')}</p>}
    </nav>
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

const who = ({ title, duties }: StepView): string =>
  `${title}（${duties.map(duty => dutyNames[duty as Duty] ?? duty).join('、')}）`
