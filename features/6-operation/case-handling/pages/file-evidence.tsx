import { useState } from 'react'
import { Fact, Facts, Instant } from '#screens'
import { evidenceKinds } from '../bodies/investigation.ts'
import type { EvidenceItem } from '../rules/state.ts'
import { fileUrl } from './case-papers.tsx'

/** A piece of evidence in the file: what it is, what it proves, where it came from, and the thing itself. */
export function FileEvidence({ item }: { item: EvidenceItem }) {
  return (
    <article id={`evidence-${item.evidenceId}`} className="ch-file-item">
      <header>
        <h2>{item.title}</h2>
        <p className="wh-muted">证据：{evidenceKinds[item.kind]}</p>
      </header>
      <Facts>
        <Fact name="证明事项">{item.proves}</Fact>
        <Fact name="来源">{item.source}</Fact>
        <Fact name="取得">
          <Instant at={item.collectedAt} />，{item.place}
        </Fact>
        <Fact name="取证人员">{item.collectors.join('、')}</Fact>
      </Facts>
      {item.file && <Shown sha256={item.file} title={item.title} />}
    </article>
  )
}

/** A picture is shown; what is none is offered for opening. */
function Shown({ sha256, title }: { sha256: string; title: string }) {
  const [isPicture, setPicture] = useState(true)
  const url = fileUrl(sha256, title)
  return (
    <figure className="ch-evidence">
      {isPicture && <img src={url} alt={title} loading="lazy" onError={() => setPicture(false)} />}
      <figcaption className="wh-muted">
        <a href={url} target="_blank" rel="noreferrer">
          打开文件
        </a>
        　SHA-256 <span className="wh-hash">{sha256}</span>
      </figcaption>
    </figure>
  )
}
