import { useQuery } from '@tanstack/react-query'
import { useApi } from '#screens'
import type {
  ChecklistView,
  CircumstanceRow,
  FieldRow,
  PeriodRow,
  PowerChanges,
  PowerDetail,
  ProfileRow,
} from '../contract.ts'

/** The law changes when the server is started anew; a page asks once. */
const asLongAsOpen = { staleTime: Number.POSITIVE_INFINITY } as const

function useLaw<T>(path: string) {
  const api = useApi()
  return useQuery({ queryKey: ['law', path], queryFn: () => api.get<T>(path), ...asLongAsOpen })
}

export const useFields = () => useLaw<FieldRow[]>('/api/law/fields')
export const usePeriods = () => useLaw<PeriodRow[]>('/api/law/periods')
export const useProfiles = () => useLaw<ProfileRow[]>('/api/law/profiles')
export const useCircumstances = () => useLaw<CircumstanceRow[]>('/api/law/circumstances')
export const useChecklists = (fieldCode: string, on: string) =>
  useLaw<ChecklistView[]>(`/api/law/checklists?${new URLSearchParams({ fieldCode, on })}`)
export const usePower = (code: string) => useLaw<PowerDetail>(`/api/law/powers/${encodeURIComponent(code)}`)
export const useChanges = (code: string) => useLaw<PowerChanges>(`/api/law/powers/${encodeURIComponent(code)}/changes`)
