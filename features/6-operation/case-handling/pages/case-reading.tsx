import { Link, useParams } from 'react-router'
import { PageHead, ProblemNotice, problemOf } from '#screens'
import './case-handling.css'
import { FileInOrder } from './file-in-order.tsx'
import { useCase } from './queries.ts'

/** 阅卷 as a page of its own; the same file opens over the page of the case. */
export function CaseReading() {
  const { id = '' } = useParams()
  const view = useCase(id)
  if (view.error) return <ProblemNotice problem={problemOf(view.error)} />
  if (!view.data) return <p className="wh-muted">正在打开案卷……</p>
  const { finding, cause, caseNumber } = view.data.state
  const note = [view.data.stageName, caseNumber].filter(Boolean).join('　')
  return (
    <>
      <PageHead title={`阅卷：${cause ?? finding?.party.name ?? ''}`} note={note}>
        <Link className="wh-link" to={`/cases/${id}`}>
          返回办理
        </Link>
      </PageHead>
      <FileInOrder view={view.data} />
    </>
  )
}
