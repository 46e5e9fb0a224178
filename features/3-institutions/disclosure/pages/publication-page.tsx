import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { formatDayZh } from '#kernel'
import { DeadlineStrip, Fact, Facts, Instant, PageHead, ProblemNotice, problemOf, useMe } from '#screens'
import type { PublicationView } from '../contract.ts'
import { AfterPublication } from './after-publication.tsx'
import { CheckTexts } from './check-texts.tsx'
import './disclosure.css'
import { usePublication } from './queries.ts'
import { WithholdForm } from './withhold-form.tsx'

/** One decision on its way to the public: original and redacted side by side, then what may be done. */
export function PublicationPage() {
  const { id = '' } = useParams()
  const query = usePublication(id)
  if (query.error) {
    return (
      <>
        <PageHead title="公示" />
        <ProblemNotice problem={problemOf(query.error)} />
        <Link to="/publications">返回公示列表</Link>
      </>
    )
  }
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  return <Opened key={query.data.stage} view={query.data} />
}

function Opened({ view }: { view: PublicationView }) {
  const me = useMe()
  const { partyName, cause, decisionNumber, stageName, caseId, decidedOn, servedOn, clock } = view
  const publishes = me.duties.includes('publisher')
  return (
    <>
      <PageHead
        title={
          <>
            <span className="dc-stage">{stageName}</span>
            {partyName}
          </>
        }
        note={cause}
      >
        <Link to={`/cases/${caseId}`}>打开案件</Link>
        {view.stage !== 'waiting' && view.stage !== 'withheld' && (
          <a href={`/portal/decisions/${view.id}`} target="_blank" rel="noreferrer">
            公众看到的页面
          </a>
        )}
      </PageHead>
      <div className="dc-facts">
        <Facts>
          <Fact name="决定书文号">{decisionNumber || '待定'}</Fact>
          <Fact name="作出决定">{formatDayZh(decidedOn)}</Fact>
          <Fact name="送达">{servedOn ? formatDayZh(servedOn) : '尚未送达'}</Fact>
          <Fact name="公示的当事人">
            {view.publicParty.name}
            <span className="wh-muted">（{view.publicParty.class}）</span>
          </Fact>
        </Facts>
      </div>
      {clock && <DeadlineStrip period={clock as never} today={me.today} />}
      {view.stage === 'waiting' && <Waiting view={view} publishes={publishes} />}
      {view.stage !== 'waiting' && <AfterPublication view={view} publishes={publishes} />}
      <Acts acts={view.acts} />
    </>
  )
}

function Waiting({ view, publishes }: { view: PublicationView; publishes: boolean }) {
  const [withholding, setWithholding] = useState(view.minorParty)
  if (view.minorParty) {
    return (
      <section className="wh-sheet">
        <h2>当事人是未成年人，不向社会公示</h2>
        <p>实施违法行为时当事人未满十八周岁（未成年人保护法第一百零三条）。请以“涉及未成年人”为由办理不予公开。</p>
        {publishes && <WithholdForm view={view} />}
      </section>
    )
  }
  const locked = [...(view.servedOn ? [] : ['决定书尚未送达']), ...(publishes ? [] : ['由公示岗位办理'])]
  return (
    <>
      <CheckTexts view={view} purpose="publish" lockedBecause={locked} />
      {publishes && (
        <section className="wh-sheet">
          <h2>不予公开</h2>
          {withholding ? (
            <WithholdForm view={view} />
          ) : (
            <button type="button" className="wh-link dc-plain" onClick={() => setWithholding(true)}>
              涉及国家秘密、个人隐私、未成年人等依法不予公开的，在此办理
            </button>
          )}
        </section>
      )}
    </>
  )
}

const Acts = ({ acts }: { acts: PublicationView['acts'] }) =>
  acts.length === 0 ? null : (
    <section className="wh-sheet">
      <h2>办理记录</h2>
      <ol className="dc-acts">
        {acts.map(act => (
          <li key={act.id}>
            <Instant at={act.at} /> {act.title}
            <span className="wh-muted">　{act.actorName}</span>{' '}
            <a href={`/api/acts/${act.id}/proof`} target="_blank" rel="noreferrer">
              存证
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
