import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { DeadlineStrip, holdsDuty, ProblemNotice, problemOf, useApi, useMe } from '#screens'
import { PUBLICATION_READERS, type PublicationRow } from '../contract.ts'

/** On the page of a case: where the publication of its decision stands, and the way there. */
export default function PublicationSection({ id }: { id: string }) {
  const api = useApi()
  const me = useMe()
  const query = useQuery({
    queryKey: ['publications', 'case', id],
    queryFn: () => api.get<{ rows: PublicationRow[] }>('/api/publications', { caseId: id, limit: 10 }),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  if (query.data.rows.length === 0) return <p className="wh-muted">还没有需要公示的决定。</p>
  return query.data.rows.map(row => (
    <div key={row.id}>
      <p>
        {holdsDuty(me, PUBLICATION_READERS) ? (
          <Link to={`/publications/${row.id}`}>{row.stageName}</Link>
        ) : (
          row.stageName
        )}
        <span className="wh-muted">　{row.decisionNumber}</span>
      </p>
      {row.clock && <DeadlineStrip period={row.clock as never} today={me.today} />}
    </div>
  ))
}
