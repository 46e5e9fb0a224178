import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { timeOf } from '#kernel'
import { ApiError, chinaInstant, FormRunner, useApi, useMe, type Values } from '#screens'
import {
  type CaseLawView,
  type CommandReply,
  type CompetenceView,
  commandPath,
  type StepsView,
  type StepView,
} from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import { ComparisonBeside, outlierHints } from './comparison-beside.tsx'
import { againstFiling, CaseCompetence, useCaseCompetence } from './competence-panel.tsx'
import { CriminalCheck } from './criminal-check.tsx'
import { InspectionChecklist } from './inspection-checklist.tsx'
import { CaseFactsProvider } from './pickers/facts.tsx'
import { ProposalReasoningView, useProposalReasoning, useSuggested } from './proposal-reasoning.tsx'
import { type CaseOnPage, useRefresh } from './queries.ts'
import { ReporterPanel } from './reporter-panel.tsx'
import { SimilarCases } from './similar-cases.tsx'
import { defaultsFor, type Known } from './step-defaults.ts'
import { hintsFor } from './step-hints.ts'
import { StepPreview } from './step-preview.tsx'
import type { Done } from './step-result.tsx'

interface StepFormProps {
  view: CaseOnPage
  steps: StepsView
  law: CaseLawView | undefined
  step: StepView
  onDone(done: Done): void
  /** Leaves this form for another, beginning with these items. */
  onChoose(command: CommandName, powers?: readonly string[]): void
}

const INSPECTIONS: readonly CommandName[] = ['recordInspection', 'recordRemoteInspection']

/** The form of a step beside the documents it will make. */
export function StepForm({ view, steps, law, step, onDone, onChoose }: StepFormProps) {
  const command = step.command as CommandName
  const [data, setData] = useState<Values>({})
  const known = useKnown(view, steps, law)
  const facts = useMemo(() => ({ command, state: view.state, staff: steps.staff, law }), [command, view, steps, law])
  const { submit, isStale, refresh } = useSubmit(view, command, onDone)
  const [initial] = useState(() => defaultsFor(command, known))
  const isProposal = command === 'proposeOutcome'
  const reasoning = useProposalReasoning(view.id, data, isProposal)
  const suggested = useSuggested(reasoning.data, law)
  const isLetter = command === 'proposeHandover'
  const competence = useCaseCompetence(view.id, data, isLetter || command === 'requestFiling')
  const addressed = useAddressee(competence.query.data)
  const closed = step.gates.filter(gate => !gate.open)
  return (
    <CaseFactsProvider value={facts}>
      <div className="ch-form">
        <section aria-label={step.title}>
          <h2>{step.title}</h2>
          {isStale && (
            <p className="ch-stale" role="alert">
              填写期间案件有了新的进展，已填写的内容仍在。
              <Button onClick={refresh}>查看最新情况后继续</Button>
            </p>
          )}
          <FormRunner
            schema={commands[command].body}
            hints={values => ({ ...hintsFor(command, values, known), ...outlierHints(command, reasoning.data) })}
            draftKey={`cases.${view.id}.${command}`}
            initial={initial as never}
            {...(isProposal && { fill: suggested as never })}
            {...(isLetter && { fill: addressed as never })}
            submitLabel={`提交：${step.title}`}
            lockedBecause={[
              ...closed.map(gate => `${gate.reason}${gate.opensWhen}`),
              ...(command === 'requestFiling' ? againstFiling(competence) : []),
            ]}
            onChange={setData as never}
            onSubmit={submit as never}
          />
        </section>
        <div className="ch-form-beside">
          {command === 'requestFiling' && (
            <CaseCompetence competence={competence} onDraft={powers => onChoose('proposeHandover', powers)} />
          )}
          {isLetter && <CaseCompetence competence={competence} />}
          {INSPECTIONS.includes(command) && view.state.finding && (
            <InspectionChecklist fieldCode={view.state.finding.fieldCode} on={known.today} />
          )}
          {command === 'answerReporter' && <ReporterPanel caseId={view.id} />}
          {isProposal && <ProposalReasoningView query={reasoning} />}
          {command === 'concludeInvestigation' && <CriminalCheck caseId={view.id} data={data} />}
          {isProposal && <ComparisonBeside caseId={view.id} data={data} reply={reasoning.data} />}
          {isProposal && <SimilarCases caseId={view.id} />}
          <StepPreview caseId={view.id} command={command} version={view.version} data={data} />
        </div>
      </div>
    </CaseFactsProvider>
  )
}

/** Whom the letter goes to, as far as the law names it. */
function useAddressee(view: CompetenceView | undefined) {
  const [only, ...others] = view?.letter?.recipients ?? []
  const recipientOrgan = others.length === 0 ? only : undefined
  return useMemo(() => (recipientOrgan ? { recipientOrgan } : {}), [recipientOrgan])
}

function useKnown(view: CaseOnPage, steps: StepsView, law: CaseLawView | undefined): Known {
  const { today } = useMe()
  const [query] = useSearchParams()
  const powers = query.get('powers')
  return useMemo(
    // the day is the authority's, the time of day the device's
    () => ({
      ...{ state: view.state, staff: steps.staff, law, today },
      now: chinaInstant(today, timeOf(new Date())),
      powers: powers?.split(',').filter(Boolean) ?? [],
    }),
    [view, steps, law, today, powers],
  )
}

/**
 * Sends a step. A submission whose answer was lost is sent again with the version it was first sent with, so that it has
 * one effect even when the page has seen that effect meanwhile.
 */
function useSubmit(view: CaseOnPage, command: CommandName, onDone: (done: Done) => void) {
  const api = useApi()
  const refreshCase = useRefresh(view.id)
  const [isStale, setStale] = useState(false)
  const sentVersions = useRef(new Map<string, number>())
  const clocksBefore = view.clocks.filter(clock => !clock.closed).map(clock => clock.key)
  const submit = async (data: Values, key: string) => {
    const version = sentVersions.current.get(key) ?? view.version
    sentVersions.current.set(key, version)
    try {
      const reply = await api.post<CommandReply>(commandPath(view.id, command), { version, data }, key)
      await refreshCase()
      onDone({ command, reply, clocksBefore })
    } catch (error) {
      // an answer, even a refusal, settles what that submission did
      if (error instanceof ApiError && error.status !== 0) sentVersions.current.delete(key)
      setStale(error instanceof ApiError && error.problem.code === 'host.stale')
      throw inForm(error)
    }
  }
  const refresh = useCallback(async () => {
    await refreshCase()
    setStale(false)
  }, [refreshCase])
  return { submit, isStale, refresh }
}

/** The form is the `data` of what was sent: a fault in it is shown at its field. */
function inForm(error: unknown): unknown {
  if (!(error instanceof ApiError) || !error.problem.field?.startsWith('/data/')) return error
  return new ApiError(error.status, { ...error.problem, field: error.problem.field.slice('/data'.length) })
}
