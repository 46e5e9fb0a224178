import { type KeyboardEvent, useId, useState } from 'react'
import { daysBetween, type PlainDate } from '#kernel'
import { Day } from './display.tsx'
import { remaining, type StripCell, type StripPeriod, stripCells, stripSentence } from './strip-cells.ts'

/**
 * 期限条: every day from start to due as a cell. Hover or the arrow keys say how a day counts; so nobody has to trust
 * a number. Periods too long to draw show as a bar.
 */
export function DeadlineStrip({ period, today }: { period: StripPeriod; today: PlainDate }) {
  const { state, text } = remaining(period, today)
  return (
    <figure className="wh-strip" aria-label={stripSentence(period, today)}>
      <figcaption className="wh-strip-head">
        <strong>{period.name}</strong>
        <span className={state === 'running' || state === 'ended' ? 'wh-strip-left' : 'wh-strip-left wh-urgent'}>
          {text}
        </span>
        <span className="wh-strip-due">
          <Day value={period.due} /> 届满
        </span>
      </figcaption>
      {period.days.length > 0 ? <Cells period={period} today={today} /> : <Bar period={period} today={today} />}
    </figure>
  )
}

function Cells({ period, today }: { period: StripPeriod; today: PlainDate }) {
  const cells = stripCells(period, today)
  const [chosen, setChosen] = useState<number>()
  const detailId = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    const last = cells.length - 1
    const at = chosen ?? -1
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    setChosen(Math.min(last, Math.max(0, to)))
  }
  return (
    <>
      <ol
        className="wh-strip-cells"
        // one stop for the keyboard, however many days; the arrows move inside
        tabIndex={0}
        aria-label={`${period.name}逐日，用左右方向键查看`}
        aria-describedby={detailId}
        onKeyDown={onKeyDown}
        onMouseLeave={() => setChosen(undefined)}
        onBlur={() => setChosen(undefined)}
      >
        {cells.map((cell, i) => (
          <li
            key={cell.date}
            className={cellClass(cell, i === chosen)}
            aria-label={cell.label}
            onMouseEnter={() => setChosen(i)}
          >
            {(i === 0 || cell.date.endsWith('-01')) && (
              <span aria-hidden="true" className="wh-cell-month">
                {Number(cell.date.slice(5, 7))}月
              </span>
            )}
            <span aria-hidden="true">{Number(cell.date.slice(8))}</span>
          </li>
        ))}
      </ol>
      <p id={detailId} className="wh-strip-detail" aria-live="polite">
        {chosen === undefined ? <Rule period={period} /> : cells[chosen]?.label}
      </p>
    </>
  )
}

function cellClass(cell: StripCell, chosen: boolean): string {
  const flags = [
    `wh-cell wh-cell-${cell.kind}`,
    cell.n !== undefined && 'wh-cell-counted',
    cell.isPast && 'wh-cell-past',
    cell.isToday && 'wh-cell-today',
    cell.isDue && 'wh-cell-due',
    chosen && 'wh-cell-chosen',
  ]
  return flags.filter(Boolean).join(' ')
}

function Bar({ period, today }: { period: StripPeriod; today: PlainDate }) {
  const whole = Math.max(1, daysBetween(period.start, period.due))
  const gone = Math.min(whole, Math.max(0, daysBetween(period.start, today)))
  return (
    <>
      <div className="wh-strip-bar" aria-hidden="true">
        <span style={{ inlineSize: `${(100 * gone) / whole}%` }} />
      </div>
      <p className="wh-strip-detail">
        <Rule period={period} />
      </p>
    </>
  )
}

function Rule({ period }: { period: StripPeriod }) {
  return (
    <>
      {period.explanation}（{period.basis.law}
      {period.basis.article}
      {period.confidence !== 'verified' && <em className="wh-unverified">未核实</em>}）
    </>
  )
}
