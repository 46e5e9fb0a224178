import { useQueries } from '@tanstack/react-query'
import { EmptyState, PagePreview, ProblemNotice, problemOf, useApi } from '#screens'
import type { DocumentPages } from '../contract.ts'
import { FileEvidence } from './file-evidence.tsx'
import type { CaseOnPage } from './queries.ts'

/** The whole file in order: documents of the main and the side volume, then evidence; readable without leaving the page. */
export function FileInOrder({ view }: { view: CaseOnPage }) {
  const { documents, evidence } = view.state
  const inOrder = [...documents].sort((a, b) => a.order - b.order || (a.date < b.date ? -1 : 1))
  const main = inOrder.filter(document => document.volume === 'main')
  const side = inOrder.filter(document => document.volume === 'side')
  return (
    <>
      {documents.length + evidence.length === 0 && <EmptyState title="案卷中还没有文书和证据。" />}
      <div className="ch-file">
        <nav className="ch-file-index" aria-label="案卷目录">
          <Index title="正卷" documents={main} />
          <Index title="副卷" documents={side} />
          {evidence.length > 0 && (
            <>
              <h2 className="ch-file-heading">证据</h2>
              <ol className="ch-file-list">
                {evidence.map(item => (
                  <li key={item.evidenceId}>
                    <a href={`#evidence-${item.evidenceId}`}>{item.title}</a>
                  </li>
                ))}
              </ol>
            </>
          )}
        </nav>
        <div className="ch-file-pages">
          <Documents caseId={view.id} documents={[...main, ...side]} />
          {evidence.map(item => (
            <FileEvidence key={item.evidenceId} item={item} />
          ))}
        </div>
      </div>
    </>
  )
}

type Documents = CaseOnPage['state']['documents']

function Index({ title, documents }: { title: string; documents: Documents }) {
  if (documents.length === 0) return null
  return (
    <>
      <h2 className="ch-file-heading">{title}</h2>
      <ol className="ch-file-list">
        {documents.map(document => (
          <li key={document.id}>
            <a href={`#document-${document.id}`}>{document.title}</a>
            <span className="wh-muted">{[document.number, `${document.pages}页`].filter(Boolean).join('　')}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Documents({ caseId, documents }: { caseId: string; documents: Documents }) {
  const api = useApi()
  const loaded = useQueries({
    queries: documents.map(document => ({
      queryKey: ['document pages', document.id],
      queryFn: () => api.get<DocumentPages>(`/api/cases/${caseId}/documents/${document.id}/pages`),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  return documents.map((document, i) => {
    const answer = loaded[i]
    return (
      <article key={document.id} id={`document-${document.id}`} className="ch-file-item">
        <header>
          <h2>{document.title}</h2>
          <p className="wh-muted">
            {[document.number, document.date].filter(Boolean).join('　')}　
            <a href={`/api/cases/${caseId}/documents/${document.id}`} target="_blank" rel="noreferrer">
              打开 PDF 原件
            </a>
          </p>
        </header>
        {answer?.error ? (
          <ProblemNotice problem={problemOf(answer.error)} />
        ) : (
          <PagePreview title={document.title} pages={answer?.data?.pages ?? []} stale={answer?.isPending ?? true} />
        )}
      </article>
    )
  })
}
