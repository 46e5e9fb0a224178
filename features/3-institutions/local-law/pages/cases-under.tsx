import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ProblemNotice, problemOf, useApi } from '#screens'
import type { CasesUnderReading } from '../contract.ts'

/** Which open cases lean on a reading: whom its withdrawal would concern. */
export function CasesUnder({ ruleId, isWithdrawn }: { ruleId: string; isWithdrawn: boolean }) {
  const api = useApi()
  const { data, error } = useQuery({
    queryKey: ['casesUnderReading', ruleId],
    queryFn: () => api.get<CasesUnderReading>(`/api/local-rules/${encodeURIComponent(ruleId)}/open-cases`),
  })
  return (
    <section className="wh-sheet" aria-labelledby="open-cases">
      <h2 id="open-cases">使用本事项的未决案件</h2>
      {error && <ProblemNotice problem={problemOf(error)} />}
      {data?.rows.length === 0 && <p className="wh-muted">本辖区没有使用本事项的未决案件。</p>}
      {data && data.rows.length > 0 && (
        <>
          <p className="wh-muted">
            {isWithdrawn
              ? '这些案件的页面已经提示核实已撤回；重新核实以前不能据以作出决定。'
              : '撤回核实的，这些案件的页面会提示；重新核实以前不能据以作出决定。'}
            已经作出的决定不受影响。
          </p>
          <ul>
            {data.rows.map(row => (
              <li key={row.id}>
                <Link to={`/cases/${row.id}`}>{row.caseNumber ?? row.cause}</Link>
                {`　${row.partyName}　`}
                <span className="wh-muted">{`${row.stageName}　${row.regionName}`}</span>
              </li>
            ))}
          </ul>
          {data.more && <p className="wh-muted">只列出最近的{data.rows.length}件。</p>}
        </>
      )}
    </section>
  )
}
