import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { EmptyState } from '#screens'
import type { CaseLawView, StepsView, StepView } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import type { CaseOnPage } from './queries.ts'
import { StepChooser } from './step-chooser.tsx'
import { StepForm } from './step-form.tsx'
import { type Done, StepResult } from './step-result.tsx'

/** After these one usually does the same again: the next piece of evidence, the next person. */
const REPEATED: readonly CommandName[] = ['addEvidence', 'recordInquiry']

interface StepAtHandProps {
  view: CaseOnPage
  steps: StepsView
  law: CaseLawView | undefined
  step: StepView | undefined
  onChoose(command: CommandName | undefined): void
}

/** The step at hand: what can be done, its form and its documents; and what the last step brought about. */
export function StepAtHand({ view, steps, law, step, onChoose }: StepAtHandProps) {
  const [done, setDone] = useState<Done>()
  const top = useRef<HTMLElement>(null)
  const onDone = (next: Done) => {
    setDone(next)
    onChoose(REPEATED.includes(next.command) ? next.command : undefined)
    top.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <section ref={top} aria-label="办理">
      {done && <StepResult view={view} done={done} onClose={() => setDone(undefined)} />}
      <StepChooser steps={steps.steps} chosen={step} onChoose={onChoose} />
      {step ? (
        <StepForm key={step.command} view={view} steps={steps} law={law} step={step} onDone={onDone} />
      ) : (
        <NothingNow view={view} steps={steps} />
      )}
    </section>
  )
}

function NothingNow({ view, steps }: { view: CaseOnPage; steps: StepsView }) {
  const waits = steps.steps.find(step => !step.permitted)
  return (
    <EmptyState
      title={steps.steps.length === 0 ? `案件${view.stageName}，没有要办理的事项。` : '现在没有您可以办理的事项。'}
    >
      {waits && <p className="wh-muted">案件在等待“{commands[waits.command as CommandName].title}”。</p>}
      <Link className="wh-link" to={`/cases/${view.id}/file`}>
        <Button>阅卷</Button>
      </Link>
    </EmptyState>
  )
}
