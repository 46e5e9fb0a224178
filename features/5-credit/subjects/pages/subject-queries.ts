import { useQuery } from '@tanstack/react-query'
import type { FieldRow } from '#features/3-institutions/power-list'
import type { RegionRow } from '#features/4-platform/tenancy'
import { useApi } from '#screens'

/** Names of the divisions inside the jurisdiction, by code. */
export function useRegions(): RegionRow[] {
  const api = useApi()
  const query = useQuery({
    queryKey: ['regions'],
    queryFn: () => api.get<RegionRow[]>('/api/regions'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return query.data ?? []
}

export const nameOfRegion = (regions: readonly RegionRow[], code: string): string =>
  regions.find(region => region.code === code)?.name ?? code

/** Names of the fields, by code; the code itself until they are known. */
export function useFieldName(): (code: string) => string {
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['law', '/api/law/fields'],
    queryFn: () => api.get<FieldRow[]>('/api/law/fields'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return code => data.find(field => field.code === code)?.name ?? code
}
