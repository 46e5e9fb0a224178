import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Day, Money, useApi } from '#screens'
import type { SimilarReply } from '../contract.ts'

/** 同类案件 beside a proposal: how the same was punished in the nearest circumstances, so that like cases are treated alike. */
export function SimilarCases({ caseId }: { caseId: string }) {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['similar', caseId],
    queryFn: () => api.get<SimilarReply>(`/api/cases/${caseId}/similar`),
  })
  if (!data) return null
  return (
    <section className="wh-sheet ch-reasoned" aria-label="同类案件">
      <h3>同类案件</h3>
      {data.rows.length > 0 && <p className="wh-muted ch-scope">本辖区适用同一事项的处罚，情节相近的在前。</p>}
      {data.rows.length === 0 && <p className="wh-muted">本辖区还没有适用同一事项的处罚。</p>}
      <ul className="ch-papers">
        {data.rows.map(row => (
          <li key={row.id}>
            <Link to={`/cases/${row.id}`} target="_blank">
              {row.partyName}
            </Link>
            <span>
              {row.penaltyKinds.includes('罚款') ? (
                <>
                  罚款
                  <Money fen={row.fineFen} />
                </>
              ) : (
                row.penaltyKinds.join('、')
              )}
              {row.circumstances.length > 0 && <>；{row.circumstances.join('、')}</>}
            </span>
            <span className="wh-muted">
              {row.decisionNumber}　<Day value={row.decidedOn} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
