import { formatDayZh } from '#kernel'
import { Answer, useAsked } from '#screens/public'
import type { PowerChanges } from '../contract.ts'
import { Lines } from './plain-words.tsx'
import { basisText, DIRECTION_NAMES, directionOfChange } from './words.ts'

/** What each version of an item changed, for everybody to read. */
export function PublicChanges({ code }: { code: string }) {
  const asked = useAsked<PowerChanges>(`/api/law/powers/${encodeURIComponent(code)}/changes`)
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">版本变化</h2>
      <Answer asked={asked}>
        {({ changes, rule }) => (
          <>
            {changes.length === 0 && <p>本事项只录入了一个版本，没有变化可以比较。</p>}
            {changes.map(change => (
              <Change key={change.from} change={change} />
            ))}
            {changes.length > 0 && rule && (
              <p>
                行为发生在旧规定施行期间、新规定施行以后才决定的：{rule.text}（{basisText(rule.basis)}）。
              </p>
            )}
          </>
        )}
      </Answer>
    </section>
  )
}

const Change = ({ change }: { change: PowerChanges['changes'][number] }) => (
  <>
    <h3>
      {formatDayZh(change.from)}起：{directionOfChange(change.direction)}
    </h3>
    {change.fields.map(field => (
      <section key={field.name} className="pt-change">
        <h4>
          {field.name} <em className="pt-direction">{DIRECTION_NAMES[field.direction]}</em>
        </h4>
        {field.points.length > 0 && (
          <Lines lines={field.points.map(text => ({ text, bases: [], confidence: 'verified' as const }))} />
        )}
        <dl className="pt-facts">
          <Side name="旧" lines={field.old} />
          <Side name="新" lines={field.new} />
        </dl>
      </section>
    ))}
    {change.unchanged.length > 0 && <p className="pt-muted">没有变化：{change.unchanged.join('、')}</p>}
  </>
)

const Side = ({ name, lines }: { name: string; lines: readonly string[] }) => (
  <div>
    <dt>{name}</dt>
    <dd>{lines.join('；') || '没有规定'}</dd>
  </div>
)
