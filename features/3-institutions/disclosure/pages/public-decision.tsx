import { formatDayZh, formatYuan, inCapitals } from '#kernel'
import { Answer, FactList, Link, type PageProps, useAsked } from '#screens/public'
import type { PublicDecision } from '../contract.ts'
import { basisText } from '../rules/credit-row.ts'
import { PublicationProof } from './publication-proof.tsx'
import { Remedies } from './remedies.tsx'

type Record = NonNullable<PublicDecision['record']>

/** One published decision, in the order in which people ask: who, what, how much, why so much, what next. */
export function PublicDecisionPage({ params }: PageProps) {
  const asked = useAsked<PublicDecision>(`/api/public/decisions/${encodeURIComponent(params.id ?? '')}`)
  return (
    <>
      <p className="pt-back">
        <Link to="/decisions">查处罚</Link>
      </p>
      <Answer asked={asked}>
        {decision =>
          decision.record ? <Published decision={decision} record={decision.record} /> : <Gone {...decision} />
        }
      </Answer>
    </>
  )
}

function Published({ decision, record }: { decision: PublicDecision; record: Record }) {
  const { party, organ, field } = record
  return (
    <article className="pt-decision">
      <h1>{party.name}</h1>
      <p className="pt-lead">{record.cause}</p>
      <Corrected corrections={decision.corrections} />
      <FactList
        facts={[
          ['决定书文号', record.number],
          ['作出决定', formatDayZh(record.decidedOn)],
          ['处罚机关', organ.name],
          ['领域', field.name],
          ['当事人类别', party.class],
          ['统一社会信用代码', party.uscc],
          ['法定代表人（负责人）', party.representative],
          ['公示', `${formatDayZh(record.publishedOn)}起${record.until ? `，至${formatDayZh(record.until)}` : ''}`],
        ]}
      />
      <section>
        <h2>处罚</h2>
        <Amount title="罚款" fen={record.fineFen} />
        <Amount title="没收违法所得" fen={record.confiscationFen} />
        <p>{record.content}</p>
        {record.licence && <p>涉及的许可证件：{record.licence}</p>}
      </section>
      <section>
        <h2>违法事实</h2>
        <p className="pt-text">{record.facts}</p>
        <p className="pt-muted">自然人姓名、证件号码、电话、住址等个人信息已经隐去。</p>
      </section>
      <section>
        <h2>依据</h2>
        <p>{basisText(record) || '见决定书。'}。</p>
        {record.power && (
          <p>
            权力清单事项：<Link to={`/powers/${record.power.code}`}>{record.power.name}</Link>
          </p>
        )}
      </section>
      {record.discretion.length > 0 && (
        <section>
          <h2>金额怎样得出</h2>
          <ol className="pt-reasons">
            {record.discretion.map(step => (
              <li key={step.text}>
                {step.text}
                {step.basis && <span className="pt-muted">（{step.basis}）</span>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <Remedies remedies={record.remedies} />
      <section>
        <h2>存证与核验</h2>
        <PublicationProof decision={decision} />
        {record.paperCode && (
          <p>
            决定书的核验码：<Link to={`/check/${record.paperCode}`}>{record.paperCode}</Link>
          </p>
        )}
      </section>
    </article>
  )
}

function Amount({ title, fen }: { title: string; fen: number }) {
  if (fen === 0) return null
  return (
    <p className="pt-big-amount">
      <span>{title}</span>
      <strong>{formatYuan(fen)}</strong> 元<span className="pt-muted">（{inCapitals(fen)}）</span>
    </p>
  )
}

const Corrected = ({ corrections }: { corrections: PublicDecision['corrections'] }) =>
  corrections.length === 0 ? null : (
    <ul className="pt-notice">
      {corrections.map(({ on, reason }) => (
        <li key={on + reason}>
          <strong>{formatDayZh(on)}更正</strong>：{reason}
        </li>
      ))}
    </ul>
  )

/** What is left of a decision that is no longer published. */
function Gone({ number, organ, state, withdrawal, decidedOn }: PublicDecision) {
  return (
    <article className="pt-decision">
      <h1>{state === 'withdrawn' ? '公示已经撤回' : '公示期已满'}</h1>
      <FactList
        facts={[
          ['决定书文号', number],
          ['处罚机关', organ],
          ['作出决定', formatDayZh(decidedOn)],
          ['撤回日期', withdrawal && formatDayZh(withdrawal.on)],
          ['撤回的事由', withdrawal?.groundName],
          ['说明', withdrawal?.reason],
        ]}
      />
      <p className="pt-muted">
        {state === 'withdrawn'
          ? '处罚决定被依法变更、撤销、确认违法或者确认无效的，公示在三个工作日内撤回并说明理由（行政处罚法第四十八条）。'
          : '公示期满的决定不再显示内容。'}
      </p>
    </article>
  )
}
