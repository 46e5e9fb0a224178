import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '#screens'
import type { SuggestRedaction } from '../bodies/publication.ts'
import type { PublicationRow, PublicationView, RedactionReply } from '../contract.ts'

/** What waits for somebody, the least time left first. */
export function useOpenPublications() {
  const api = useApi()
  return useQuery({
    queryKey: ['publications', 'open'],
    queryFn: () => api.get<{ rows: PublicationRow[] }>('/api/publications', { open: 'true', limit: 50 }),
  })
}

export function usePublication(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: ['publications', id],
    queryFn: () => api.get<PublicationView>(`/api/publications/${id}`),
  })
}

/** A command on a publication; afterwards everything that shows it is asked for anew. */
export function useCommand(id: string) {
  const api = useApi()
  const client = useQueryClient()
  return async (name: 'publish' | 'withhold' | 'correct' | 'note-change' | 'withdraw', body: object, key: string) => {
    await api.post(`/api/publications/${id}/${name}`, body, key)
    await client.invalidateQueries({ queryKey: ['publications'] })
  }
}

/** Typing rests this long before the texts are looked at. */
const REST_MS = 500

/** What still stands in the texts as they are being written. */
export function useStanding(id: string, asked: SuggestRedaction | undefined): RedactionReply | undefined {
  const api = useApi()
  const text = JSON.stringify(asked ?? null)
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  const query = useQuery({
    queryKey: ['publication-check', id, rested],
    queryFn: () => api.post<RedactionReply>(`/api/publications/${id}/check`, JSON.parse(rested)),
    enabled: rested !== 'null',
    placeholderData: before => before,
  })
  return query.data
}
