import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Day, useApi } from '#screens'
import type { WithdrawnReadings } from '../contract.ts'

/** On the page of an open case: a reading it leans on was withdrawn, by whom and why. Nothing where none was. */
export default function WithdrawnNotice({ id }: { id: string }) {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['withdrawnReadings', id],
    queryFn: () => api.get<WithdrawnReadings>(`/api/cases/${encodeURIComponent(id)}/withdrawn-readings`),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="wh-problem" aria-label="事项核实已经撤回">
      {data.rows.map(row => (
        <p key={row.id}>
          <Day value={row.on} />，{row.regionName}的{row.by}撤回了对
          <Link to={`/local-rules/${row.id}`}>
            {row.code} {row.name}
          </Link>
          的核实：{row.reason.replace(/。$/, '')}。重新核实以前，不能据以提出处理意见或者作出决定。
        </p>
      ))}
    </section>
  )
}
