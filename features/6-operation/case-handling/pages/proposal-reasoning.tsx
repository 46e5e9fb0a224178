import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { GateList, ProblemNotice, problemOf, ReasoningView, useApi, type Values } from '#screens'
import type { CaseLawView, ProposalReasoning } from '../contract.ts'
import { useRested } from './use-rested.ts'

const REASONED = [
  'outcome',
  'power',
  'warning',
  'fineFen',
  'confiscationFen',
  'otherPenalties',
  'profile',
  'mitigate',
  'complex',
]

/** Asks how a proposal is reasoned while it is filled in; asks nothing for other steps. */
export function useProposalReasoning(caseId: string, data: Values, isProposal: boolean) {
  const api = useApi()
  const asked = useRested(JSON.stringify(reasoned(data)))
  return useQuery({
    queryKey: ['reasoning', caseId, asked],
    queryFn: () => api.post<ProposalReasoning>(`/api/cases/${caseId}/reasoning`, JSON.parse(asked)),
    placeholderData: keepPreviousData,
    enabled: isProposal && asked !== '{}',
    retry: false,
  })
}

/** What the reasoning looks at; penalties that are only half written wait. */
export function reasoned(data: Values): Values {
  const known = Object.entries(data).filter(([name]) => REASONED.includes(name))
  const { otherPenalties, ...rest } = Object.fromEntries(known)
  const whole = ((otherPenalties ?? []) as { kind?: string; detail?: string }[]).filter(p => p.kind && p.detail)
  return { ...rest, ...(whole.length > 0 && { otherPenalties: whole }) }
}

/** What the reasoning suggests for fields that are still empty. */
export function useSuggested(reply: ProposalReasoning | undefined, law: CaseLawView | undefined): Values {
  return useMemo(() => {
    if (!reply) return {}
    const kinds = law?.powers.find(power => power.code === reply.first)?.penaltyKinds ?? []
    return {
      ...(reply.first && { power: reply.first }),
      ...(kinds.includes('警告') && { warning: true }),
      ...(reply.reasoning?.suggestedFen && { fineFen: reply.reasoning.suggestedFen }),
      ...(reply.gainsFen > 0 && kinds.includes('没收违法所得') && { confiscationFen: reply.gainsFen }),
    }
  }, [reply, law])
}

/** Range, band and suggestion beside the amount; what the law has against it, in its own words. */
export function ProposalReasoningView({ query }: { query: ReturnType<typeof useProposalReasoning> }) {
  const { data, error } = query
  if (error) return <ProblemNotice problem={problemOf(error)} />
  if (!data) return <p className="wh-muted">正在裁量……</p>
  const closed = data.gates.filter(gate => !gate.open)
  return (
    <section className="wh-sheet ch-reasoned" aria-label="裁量" aria-busy={query.isFetching} aria-live="polite">
      <h3>裁量</h3>
      {closed.length > 0 && (
        <div className="ch-against">
          <GateList gates={closed} title="处理意见不符合的条件" />
        </div>
      )}
      {data.reasoning && <ReasoningView reasoning={data.reasoning} />}
    </section>
  )
}
