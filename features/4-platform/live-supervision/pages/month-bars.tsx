import type { OverviewReply } from '../contract.ts'
import type { Measure } from '../rules.ts'

const WIDTH = 640
const HEIGHT = 240
const FLOOR = HEIGHT - 28
const TOP = 24
const LEFT = 8

/** Bars for each month of the year, side by side; below, the same figures as a table. */
export function MonthBars({ reply, keys }: { reply: OverviewReply; keys: readonly Measure[] }) {
  const months = Array.from({ length: 12 }, (_, i) => `${reply.from.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`)
  const series = keys.map(key => {
    const at = reply.measures.findIndex(measure => measure.key === key)
    const valueIn = (month: string) => reply.rows.find(row => row.month === month)?.values[at] ?? 0
    return { key, title: reply.measures[at]?.title ?? key, values: months.map(valueIn) }
  })
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  const step = (WIDTH - LEFT) / 12
  const bar = (step - 12) / series.length
  return (
    <figure className="wh-sheet sv-figure" aria-labelledby="by-month">
      <figcaption>
        <h2 id="by-month">逐月</h2>
        <ul className="sv-legend">
          {series.map(({ key, title }, i) => (
            <li key={key} className={`sv-series-${i}`}>
              {title}
            </li>
          ))}
        </ul>
      </figcaption>
      <div className="wh-scroll" tabIndex={0} role="region" aria-label="逐月柱形图">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentenceOf(series)}>
          <line className="sv-axis" x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
          {months.map((month, m) => (
            <g key={month} transform={`translate(${LEFT + m * step} 0)`}>
              {series.map(({ key, values }, i) => {
                const height = ((FLOOR - TOP) * values[m]!) / most
                return (
                  <g key={key} className={`sv-series-${i}`}>
                    <rect x={i * bar} y={FLOOR - height} width={bar - 2} height={height} />
                    {values[m]! > 0 && (
                      <text x={i * bar + (bar - 2) / 2} y={FLOOR - height - 5}>
                        {values[m]}
                      </text>
                    )}
                  </g>
                )
              })}
              <text x={(bar * series.length) / 2} y={HEIGHT - 8}>
                {m + 1}月
              </text>
            </g>
          ))}
        </svg>
      </div>
      <details>
        <summary>逐月数字</summary>
        <table className="wh-compare sv-counts">
          <thead>
            <tr>
              <th scope="col">月份</th>
              {series.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month, m) => (
              <tr key={month}>
                <th scope="row">{m + 1}月</th>
                {series.map(({ key, values }) => (
                  <td key={key}>{values[m]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

const sentenceOf = (series: readonly { title: string; values: number[] }[]): string =>
  series.map(({ title, values }) => `${title}：${values.map((n, i) => `${i + 1}月${n}件`).join('，')}`).join('；')
