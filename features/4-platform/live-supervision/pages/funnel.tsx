import type { OverviewReply } from '../contract.ts'
import type { Measure } from '../rules.ts'

const WIDTH = 480
const ROW = 36
const LABEL = 96
const FIGURE = 56

/** How many cases passed each step in the year: a step that holds up shows as a fall. */
export function Funnel({ reply, keys }: { reply: OverviewReply; keys: readonly Measure[] }) {
  const steps = keys.map(key => {
    const at = reply.measures.findIndex(measure => measure.key === key)
    return { key, title: reply.measures[at]?.title ?? key, n: reply.total[at] ?? 0 }
  })
  const most = Math.max(1, ...steps.map(step => step.n))
  const room = WIDTH - LABEL - FIGURE
  return (
    <figure className="wh-sheet sv-figure" aria-labelledby="funnel">
      <figcaption>
        <h2 id="funnel">各环节</h2>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${ROW * steps.length}`}
        role="img"
        aria-label={steps.map(({ title, n }) => `${title}${n}件`).join('，')}
      >
        {steps.map(({ key, title, n }, i) => {
          const width = (room * n) / most
          return (
            <g key={key} className="sv-step" transform={`translate(0 ${i * ROW})`}>
              <text x={LABEL - 12} y={ROW / 2 + 5}>
                {title}
              </text>
              <rect x={LABEL} y={6} width={width} height={ROW - 12} />
              <text className="sv-step-figure" x={LABEL + width + 8} y={ROW / 2 + 5}>
                {n}
              </text>
            </g>
          )
        })}
      </svg>
      <p className="wh-muted">按各环节办理的日期计入，同一案件可能分属不同年度；当场处罚不经立案。</p>
    </figure>
  )
}
