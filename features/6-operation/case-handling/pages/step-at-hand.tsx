import { useRef, useState } from 'react'
import { dutyNames } from '#host/identity'
import { EmptyState } from '#screens'
import type { CaseLawView, StepsView, StepView } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import { awaitedSteps } from '../rules/next-step.ts'
import type { CaseOnPage } from './queries.ts'
import { StepChooser } from './step-chooser.tsx'
import { StepForm } from './step-form.tsx'
import { type Done, StepResult } from './step-result.tsx'
import { isUsable } from './steps.ts'

/** After these one usually does the same again: the next piece of evidence, the next person. */
const REPEATED: readonly CommandName[] = ['addEvidence', 'recordInquiry']

interface StepAtHandProps {
  view: CaseOnPage
  steps: StepsView
  law: CaseLawView | undefined
  step: StepView | undefined
  onChoose(command: CommandName | undefined, powers?: readonly string[]): void
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
      <StepChooser steps={steps.steps} chosen={step} awaited={awaitedSteps(view.state)} onChoose={onChoose} />
      {step ? (
        <StepForm
          key={step.command}
          view={view}
          steps={steps}
          law={law}
          step={step}
          onDone={onDone}
          onChoose={onChoose}
        />
      ) : (
        <NothingNow view={view} steps={steps} />
      )}
    </section>
  )
}

function NothingNow({ view, steps }: { view: CaseOnPage; steps: StepsView }) {
  const [awaited] = awaitedSteps(view.state)
  return (
    <EmptyState title={titleOf(view, steps)}>
      {awaited && (
        <p className="wh-muted">
          案件在等待{commands[awaited].duties.map(duty => dutyNames[duty]).join('或者')}办理“{commands[awaited].title}
          ”。
        </p>
      )}
    </EmptyState>
  )
}

function titleOf(view: CaseOnPage, { steps }: StepsView): string {
  if (steps.length === 0) return `案件${view.stageName}，没有要办理的事项。`
  return steps.some(isUsable) ? '案件没有在等您；确有需要的，可以选择上面的事项办理。' : '现在没有您可以办理的事项。'
}
