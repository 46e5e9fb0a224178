import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { Day, Fact, Facts, PageHead, PickersProvider, ProblemNotice, problemOf, Sections, useMe } from '#screens'
import { sourceKinds } from '../bodies/opening.ts'
import type { StepsView } from '../contract.ts'
import type { CommandName } from '../rules/commands.ts'
import './case-handling.css'
import { CaseClocks } from './case-clocks.tsx'
import { CaseLaw } from './case-law.tsx'
import { CasePapers } from './case-papers.tsx'
import { CasePast } from './case-past.tsx'
import { FileInOrder } from './file-in-order.tsx'
import { HandoverState } from './handover-state.tsx'
import { casePickers } from './pickers/index.tsx'
import { type CaseOnPage, useCase, useCaseLaw, useSteps } from './queries.ts'
import { StepAtHand } from './step-at-hand.tsx'
import { chosenStep } from './steps.ts'

/** A case: what has been done, the step at hand, and what the law says about it. */
export function CasePage() {
  const { id = '' } = useParams()
  const view = useCase(id)
  const steps = useSteps(id)
  if (view.error || steps.error) return <ProblemNotice problem={problemOf(view.error ?? steps.error)} />
  if (!view.data || !steps.data) return <p className="wh-muted">正在打开案件……</p>
  return <OpenedCase key={id} view={view.data} steps={steps.data} />
}

function OpenedCase({ view, steps }: { view: CaseOnPage; steps: StepsView }) {
  const law = useCaseLaw(view.id)
  const { today } = useMe()
  const [query, setQuery] = useSearchParams()
  const step = chosenStep(steps, query.get('step'))
  const choose = (command: CommandName | undefined, powers?: readonly string[]) =>
    setQuery(command ? { step: command, ...(powers?.length && { powers: powers.join(',') }) } : {}, { replace: true })
  return (
    <PickersProvider pickers={casePickers}>
      <CaseHead view={view} />
      <Sections of="caseNotices" id={view.id} />
      <div className="ch-case">
        <div className="ch-step">
          <StepAtHand view={view} steps={steps} law={law.data} step={step} onChoose={choose} />
        </div>
        <aside className="ch-side" aria-label="期限、条件和法律依据">
          {view.state.handover && <HandoverState handover={view.state.handover} />}
          <CaseClocks clocks={view.clocks} step={step} today={today} />
          <CaseLaw state={view.state} law={law.data} />
        </aside>
        <div className="ch-past">
          <CasePast view={view} />
          <CasePapers view={view} />
          <Sections of="case" id={view.id} />
        </div>
      </div>
    </PickersProvider>
  )
}

/** What the case is: known at a glance, the rest in one line of facts. */
function CaseHead({ view }: { view: CaseOnPage }) {
  const { finding, handlers, cause, caseNumber } = view.state
  const [isReading, setReading] = useState(false)
  if (!finding) return null
  const { party, source } = finding
  return (
    <>
      <PageHead
        title={cause ?? `${party.name}（线索）`}
        note={
          <>
            <span className="ch-stage">{view.stageName}</span>
            {caseNumber ?? '尚未立案'}　{finding.organName}
          </>
        }
      >
        <Button onClick={() => setReading(true)}>阅卷</Button>
      </PageHead>
      <Drawer open={isReading} title={`阅卷：${cause ?? party.name}`} size={1120} onClose={() => setReading(false)}>
        {isReading && <FileInOrder view={view} />}
      </Drawer>
      <div className="ch-facts">
        <Facts>
          <Fact name="当事人">
            {party.name}
            {party.representative && <span className="wh-muted">　{party.representative}</span>}
          </Fact>
          <Fact name="来源">
            {sourceKinds[source.kind]}，<Day value={source.receivedOn} />
            {source.reference && <span className="wh-muted">　{source.reference}</span>}
          </Fact>
          <Fact name="行为">
            <Day value={finding.conductFrom} />
            {finding.conductUntil !== finding.conductFrom && (
              <>
                至<Day value={finding.conductUntil} />
              </>
            )}
            ，{finding.place}
          </Fact>
          <Fact name="办案人员">
            {handlers.map(handler => handler.name).join('、') || <span className="wh-muted">尚未指派</span>}
          </Fact>
        </Facts>
      </div>
    </>
  )
}
