import { Day, ProblemNotice, problemOf, Unverified } from '#screens'
import type { PowerChanges } from '../contract.ts'
import { useChanges } from './law-queries.ts'
import { basisText, DIRECTION_NAMES, directionOfChange } from './words.ts'

/** Every version of an item with its days, and what each changed against the one before, field by field. */
export function VersionChanges({ code }: { code: string }) {
  const { data, error } = useChanges(code)
  return (
    <section className="wh-sheet" aria-labelledby="versions">
      <h2 id="versions">版本与变化</h2>
      {error && <ProblemNotice problem={problemOf(error)} />}
      {!data && !error && <p className="wh-muted">正在载入……</p>}
      {data && <Versions {...data} />}
    </section>
  )
}

function Versions({ versions, changes, rule }: PowerChanges) {
  return (
    <>
      <ul className="wh-lines">
        {versions.map(version => (
          <li key={version.from}>
            <Day value={version.from} />{' '}
            {version.until ? (
              <>
                至 <Day value={version.until} />
              </>
            ) : (
              '起'
            )}
            <span className="wh-muted">　{version.source}</span>
            <Unverified confidence={version.confidence} />
          </li>
        ))}
      </ul>
      {changes.length === 0 && (
        <p className="wh-muted">本事项只录入了一个版本，没有变化可以比较。更早的行为须先请法制人员补录当时的规定。</p>
      )}
      {changes.map(change => (
        <Change key={change.from} change={change} />
      ))}
      {changes.length > 0 && rule && (
        <p>
          跨新旧规定的行为：{rule.text}。<span className="wh-article">{basisText(rule.basis)}</span>
          <Unverified confidence={rule.confidence} />
        </p>
      )}
    </>
  )
}

const Change = ({ change }: { change: PowerChanges['changes'][number] }) => (
  <section aria-label={`自${change.from}起的变化`}>
    <h3>
      <Day value={change.from} /> 起：{directionOfChange(change.direction)}
    </h3>
    <dl className="wh-change">
      {change.fields.map(field => (
        <Field key={field.name} field={field} />
      ))}
    </dl>
    {change.unchanged.length > 0 && <p className="wh-muted">没有变化：{change.unchanged.join('、')}</p>}
  </section>
)

const Field = ({ field }: { field: PowerChanges['changes'][number]['fields'][number] }) => (
  <>
    <dt>
      {field.name}
      <span className={`wh-direction wh-direction-${field.direction}`}>{DIRECTION_NAMES[field.direction]}</span>
    </dt>
    <dd>
      {field.points.length > 0 && <Lines lines={field.points} />}
      <div className="wh-change-sides">
        <Side name="旧" lines={field.old} />
        <Side name="新" lines={field.new} />
      </div>
    </dd>
  </>
)

const Side = ({ name, lines }: { name: string; lines: readonly string[] }) => (
  <div>
    <h4>{name}</h4>
    {lines.length === 0 ? <span className="wh-muted">没有规定</span> : <Lines lines={lines} />}
  </div>
)

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
