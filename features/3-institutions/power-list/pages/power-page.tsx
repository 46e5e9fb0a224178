import { Link, useParams, useSearchParams } from 'react-router'
import { formatDayZh, isPlainDate, type PlainDate } from '#kernel'
import { Day, DayInput, EmptyState, Fact, Facts, PageHead, ProblemNotice, problemOf, Unverified, useMe } from '#screens'
import type { PowerVersion } from '../contract.ts'
import { Calculator } from './calculator.tsx'
import { usePower } from './law-queries.ts'
import { VersionChanges } from './version-changes.tsx'
import { basisText, competenceText, KINDS } from './words.ts'

/** One item: what it says on a day, how it changed, and what it comes to on given facts. */
export function PowerPage() {
  const { code = '' } = useParams()
  const power = usePower(code)
  const { today } = useMe()
  const [query, setQuery] = useSearchParams()
  const wanted = query.get('on')
  const on = isPlainDate(wanted) ? wanted : today
  if (power.error) {
    return (
      <>
        <PageHead title="权力事项" />
        <ProblemNotice problem={problemOf(power.error)} />
        <Link to="/powers">查看权力清单</Link>
      </>
    )
  }
  const versions = power.data?.versions ?? []
  // what is not in force yet is told of, but is not what the item says today
  const latest = versionOn(versions, today) ?? versions[0]
  if (!latest) return <p className="wh-muted">正在打开……</p>
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
          <Says
            version={versionOn(versions, on)}
            on={on}
            isToday={on === today}
            choose={day => setQuery(day && day !== today ? { on: day } : {}, { replace: true })}
          />
          <VersionChanges code={code} />
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

const versionOn = (versions: readonly PowerVersion[], on: PlainDate): PowerVersion | undefined =>
  versions.find(({ from, until }) => from <= on && (until === null || on <= until))

interface SaysProps {
  version: PowerVersion | undefined
  on: PlainDate
  isToday: boolean
  choose(day: PlainDate | undefined): void
}

const Says = ({ version, on, isToday, choose }: SaysProps) => (
  <section className="wh-sheet" aria-labelledby="says">
    <h2 id="says">{isToday ? '现行规定' : `${formatDayZh(on)}施行的规定`}</h2>
    <div className="wh-day-choice">
      <span className="wh-muted">查看某日的规定</span>
      <div>
        <DayInput aria-label="查看某日的规定" value={on} onChange={choose} />
      </div>
    </div>
    {version ? (
      <WhatItSays version={version} />
    ) : (
      <EmptyState title="该日没有施行的版本：当时还没有这项规定，或者没有录入。" />
    )}
  </section>
)

const WhatItSays = ({ version }: { version: PowerVersion }) => (
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
)

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
