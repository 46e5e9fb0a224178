import { Instant } from '#screens'
import { evidenceKinds } from '../bodies/investigation.ts'
import { evidenceOf } from '../rules/evidence-list.ts'
import type { CaseOnPage } from './queries.ts'

/** Documents made and evidence collected, each to be opened. */
export function CasePapers({ view }: { view: CaseOnPage }) {
  const { documents } = view.state
  const evidence = evidenceOf(view.state)
  return (
    <>
      <section className="wh-sheet" aria-label="文书">
        <h2>文书（{documents.length}）</h2>
        {documents.length === 0 && <p className="wh-muted">还没有制作文书。</p>}
        <ul className="ch-papers">
          {documents.map(document => (
            <li key={document.id}>
              <a href={`/api/cases/${view.id}/documents/${document.id}`} target="_blank" rel="noreferrer">
                {document.title}
              </a>
              <span className="wh-muted">
                {[document.number, document.date, `${document.pages}页`].filter(Boolean).join('　')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="wh-sheet" aria-label="证据">
        <h2>证据（{evidence.length}）</h2>
        {evidence.length === 0 && <p className="wh-muted">还没有登记证据。</p>}
        <ul className="ch-papers">
          {evidence.map((item, i) => (
            <li key={i}>
              {item.file ? (
                <a href={fileUrl(item.file, item.title)} target="_blank" rel="noreferrer">
                  {item.title}
                </a>
              ) : (
                item.title
              )}
              <span className="wh-muted">
                {evidenceKinds[item.kind]}，证明{item.proves}
              </span>
              <span className="wh-muted">
                <Instant at={item.collectedAt} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

export const fileUrl = (sha256: string, name: string): string =>
  `/api/files/${sha256}?show=true&name=${encodeURIComponent(name)}`
