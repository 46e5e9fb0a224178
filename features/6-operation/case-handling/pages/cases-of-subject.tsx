import { Link } from 'react-router'
import { Day, ProblemNotice, problemOf } from '#screens'
import './case-handling.css'
import { useCasesOfParty } from './queries.ts'

/** On the page of a subject: penalties and other cases, the latest first. Each penalty comes from its decision. */
export default function CasesOfSubject({ id }: { id: string }) {
  const { data, error } = useCasesOfParty(id)
  if (error) return <ProblemNotice problem={problemOf(error)} />
  if (!data) return <p className="wh-muted">正在打开……</p>
  if (data.rows.length === 0) return <p className="wh-muted">没有案件和处罚。</p>
  return (
    <ul className="ch-papers">
      {data.rows.map(row => (
        <li key={row.id}>
          <Link to={`/cases/${row.id}`}>{row.cause}</Link>
          {row.penaltyKinds.length > 0 && (
            <span>
              行政处罚：{row.penaltyKinds.join('、')}（<Day value={row.decidedOn} />
              决定，{row.decisionNumber}）
            </span>
          )}
          <span className="wh-muted">
            {row.stageName}　{row.caseNumber ?? '尚未立案'}　<Day value={row.openedOn} />
            登记
          </span>
        </li>
      ))}
    </ul>
  )
}
