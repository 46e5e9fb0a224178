import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { RegionCode } from '#kernel'
import { useApi, useMe } from '#screens'

/** What a page of supervision shows: it lives in the address, so that it can be passed on and found again. */
export interface Board {
  region: RegionCode
  values: Readonly<Record<string, string>>
  set(changes: Record<string, string | undefined>): void
  /** The address with changes, for a link. */
  to(changes: Record<string, string | undefined>): string
}

export function useBoard(): Board {
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const changed = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined || value === '' || (name === 'region' && value === me.region)) next.delete(name)
      else next.set(name, value)
    }
    return next
  }
  return {
    region: query.get('region') ?? me.region,
    values: Object.fromEntries(query),
    set: changes => setQuery(changed(changes), { replace: true }),
    to: changes => `?${changed(changes)}`,
  }
}

/** Fields by code, with their names. */
export function useFields(): { value: string; label: string }[] {
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['law', '/api/law/fields'],
    queryFn: () => api.get<{ code: string; name: string }[]>('/api/law/fields'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data.map(({ code, name }) => ({ value: code, label: name }))
}
