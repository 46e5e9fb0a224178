import { Link, useParams } from 'react-router'
import { Day, EmptyState, Fact, Facts, PageHead, ProblemNotice, problemOf, Unverified } from '#screens'
import type { PowerVersion } from '../contract.ts'
import { Calculator } from './calculator.tsx'
import { usePower } from './law-queries.ts'
import { VersionTable } from './version-table.tsx'
import { basisText, competenceText, KINDS } from './words.ts'

/** One item: what it says now, how it changed, and what it comes to on given facts. */
export function PowerPage() {
  const { code = '' } = useParams()
  const power = usePower(code)
  if (power.error) {
    return (
      <>
        <PageHead title="权力事项" />
        <ProblemNotice problem={problemOf(power.error)} />
        <Link to="/powers">查看权力清单</Link>
      </>
    )
  }
  const [latest] = power.data?.versions ?? []
  if (!power.data || !latest) return <p className="wh-muted">正在打开……</p>
  return (
    <>
      <PageHead
        title={
          <>
            {latest.name}
            <Unverified confidence={latest.confidence} />
          </>
        }
        note={`${latest.code}　${latest.field}　${KINDS[latest.kind]}`}
      />
      <div className="wh-columns">
        <div className="wh-stack">
          <Says version={latest} />
          <VersionTable versions={power.data.versions} />
        </div>
        <section className="wh-sheet" aria-labelledby="calculator">
          <h2 id="calculator">裁量试算</h2>
          {latest.kind === 'penalty' ? (
            <Calculator power={latest} />
          ) : (
            <EmptyState title="本事项不是行政处罚，没有罚款可以试算。" />
          )}
        </section>
      </div>
    </>
  )
}

const Says = ({ version }: { version: PowerVersion }) => (
  <section className="wh-sheet" aria-labelledby="says">
    <h2 id="says">现行规定</h2>
    <Facts>
      <Fact name="违反的规定">
        <Lines lines={version.violated.map(basisText)} />
      </Fact>
      <Fact name="处罚依据">
        <Lines lines={version.penaltyBasis.map(basisText)} />
      </Fact>
      <Fact name="处罚种类">{version.penaltyKinds.join('、') || '—'}</Fact>
      <Fact name="罚款">
        <Lines lines={version.fine.length > 0 ? version.fine : ['不设罚款']} />
      </Fact>
      {version.conditions.map(({ name, text }) => (
        <Fact key={name} name={name}>
          {text}
        </Fact>
      ))}
      <Fact name="实施主体">
        {version.competentBody}（{version.level}）
        {version.competence.kind !== 'ours' && (
          <p>
            {competenceText(version.competence)}
            <Unverified confidence={version.competence.confidence} />
          </p>
        )}
      </Fact>
      <Fact name="施行日期">
        <Day value={version.from} />
      </Fact>
      <Fact name="来源">
        {version.source}
        <Unverified confidence={version.confidence} />
        {version.textRead === false && <p className="wh-muted">处罚条款尚未对照原文。</p>}
      </Fact>
      {version.note && <Fact name="说明">{version.note}</Fact>}
    </Facts>
  </section>
)

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
