import { useState } from 'react'
import { dayOf, formatDayZh, timeOf } from '#kernel'

/** One act on a slip, or the gap where the law wants one that is not there. */
export type Slip =
  | { key: string; missing?: false; title: string; at: Date | string; who: string; article?: string; detail?: string }
  | { key: string; missing: true; title: string; article?: string; detail: string }

/** 简: acts as narrow slips in the order they happened; a missing step is a visible gap. */
export function SlipTimeline({ slips, title }: { slips: readonly Slip[]; title: string }) {
  const [chosen, setChosen] = useState<string>()
  const slip = slips.find(s => s.key === chosen)
  return (
    <section className="wh-slips" aria-label={title}>
      <ol className="wh-slips-row">
        {slips.map(s => (
          <li key={s.key}>
            <button
              type="button"
              className={s.missing ? 'wh-slip wh-slip-missing' : 'wh-slip'}
              aria-pressed={s.key === chosen}
              aria-description={sentenceOf(s)}
              onClick={() => setChosen(s.key === chosen ? undefined : s.key)}
            >
              <span className="wh-slip-day">{s.missing ? '缺' : dayOf(s.at).slice(5)}</span>
              <span className="wh-slip-title">{s.title}</span>
              <span className="wh-slip-who">{s.missing ? '' : s.who}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="wh-slips-detail" aria-live="polite">
        {slip ? sentenceOf(slip) : '选择一简，查看何人、何时、依据何条。'}
      </p>
    </section>
  )
}

function sentenceOf(slip: Slip): string {
  const article = slip.article ? `，依据${slip.article}` : ''
  if (slip.missing) return `缺少：${slip.title}${article}。${slip.detail}`
  const when = `${formatDayZh(dayOf(slip.at))}${timeOf(slip.at)}`
  return `${slip.title}：${when}，${slip.who}${article}。${slip.detail ?? ''}`
}
