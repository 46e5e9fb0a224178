import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ProblemNotice, problemOf, useApi, type Values } from '#screens'
import type { CriminalCheckReply } from '../contract.ts'
import { useRested } from './use-rested.ts'

/** 追诉标准 beside a conclusion: what was found so far against the figures from which on it may be a crime. */
export function CriminalCheck({ caseId, data }: { caseId: string; data: Values }) {
  const api = useApi()
  const asked = useRested(JSON.stringify(found(data)))
  const query = useQuery({
    queryKey: ['criminalCheck', caseId, asked],
    queryFn: () => api.post<CriminalCheckReply>(`/api/cases/${caseId}/criminal-check`, JSON.parse(asked)),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return null
  const { notes, below } = query.data
  return (
    <section className="wh-sheet ch-reasoned" aria-label="刑事追诉标准" aria-live="polite">
      <h3>刑事追诉标准</h3>
      {notes.length === 0 && (
        <p className="wh-muted">
          {below > 0
            ? `已对照${below}项，没有达到或者接近的。`
            : '填写查明的数额、数量以后对照；本领域没有可以对照的数额。'}
        </p>
      )}
      <ul className="ch-papers">
        {notes.map(note => (
          <li key={note.id}>
            <span className={note.reached ? 'wh-urgent' : undefined}>
              {note.reached ? '达到' : '接近'}：{note.crime}
            </span>
            <span>{note.compared.join('；')}</span>
            {note.open.length > 0 && <span>还要查明：{note.open.join('、')}</span>}
            <span className="wh-muted">{note.basis}</span>
          </li>
        ))}
      </ul>
      {notes.some(note => note.reached) && (
        <p className="wh-muted">只是提示。是否移送由办案人员判断并写明理由，仍不移送的经法制审核和集体讨论。</p>
      )}
    </section>
  )
}

/** Rows that are only half written wait. */
function found({ amountsFen, criminalMeasures, criminalFacts }: Values): Values {
  const rows = ((criminalMeasures ?? []) as { measure?: string; value?: number }[]).filter(
    row => row.measure && row.value !== undefined,
  )
  return {
    ...(amountsFen !== undefined && { amountsFen }),
    ...(rows.length > 0 && { criminalMeasures: rows }),
    ...(criminalFacts !== undefined && { criminalFacts }),
  }
}
