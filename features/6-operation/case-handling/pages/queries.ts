import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#screens'
import type { CaseLawView, CasePage, CaseView, FieldsReply, StepsView, WorkReply } from '../contract.ts'
import type { CaseState } from '../rules/state.ts'

/** A case as its page shows it; `state` is the folded acts with numbers of persons masked. */
export type CaseOnPage = Omit<CaseView, 'state'> & { state: CaseState }

const keys = {
  work: ['work'],
  list: ['案件'],
  view: (id: string) => ['case', id, 'view'],
  steps: (id: string) => ['case', id, 'steps'],
  law: (id: string) => ['case', id, 'law'],
}

export function useWork() {
  const api = useApi()
  return useQuery({ queryKey: keys.work, queryFn: () => api.get<WorkReply>('/api/work'), staleTime: 0 })
}

export function useCase(id: string) {
  const api = useApi()
  return useQuery({ queryKey: keys.view(id), queryFn: () => api.get<CaseOnPage>(`/api/cases/${id}`) })
}

export function useSteps(id: string) {
  const api = useApi()
  return useQuery({ queryKey: keys.steps(id), queryFn: () => api.get<StepsView>(`/api/cases/${id}/steps`) })
}

/** The law does not change while somebody looks at a case. */
export function useCaseLaw(id: string) {
  const api = useApi()
  const queryFn = () => api.get<CaseLawView>(`/api/cases/${id}/law`)
  return useQuery({ queryKey: keys.law(id), queryFn, staleTime: Number.POSITIVE_INFINITY })
}

export function useFields() {
  const api = useApi()
  const queryFn = () => api.get<FieldsReply>('/api/case-fields')
  return useQuery({ queryKey: ['fields'], queryFn, staleTime: Number.POSITIVE_INFINITY })
}

/** Cases of a party, the newest first. */
export function useCasesOfParty(partyId: string | undefined) {
  const api = useApi()
  return useQuery({
    queryKey: ['cases of', partyId],
    queryFn: () => api.get<CasePage>('/api/cases', { partyId, limit: 5 }),
    enabled: partyId !== undefined,
  })
}

/** After an act: everything that shows the case is asked again; resolves when the page shows it as it stands. */
export function useRefresh(id: string): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    void client.invalidateQueries({ queryKey: keys.work })
    void client.invalidateQueries({ queryKey: keys.list })
    // what other features show of the case: its payments, its publication, the review of its file
    void client.invalidateQueries({
      predicate: ({ queryKey: [about], queryKey }) => about !== 'case' && queryKey.includes(id),
    })
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.view(id) }),
      client.invalidateQueries({ queryKey: keys.steps(id) }),
    ])
  }
}
