import type { ReactNode } from 'react'
import { dayOf, type Fen, formatDayZh, formatYuan, inCapitals, isPlainDate, type PlainDate, timeOf } from '#kernel'
import type { Problem } from './api.ts'

/** An amount: `20,000 元`; with `capitals` also the form used on documents. */
export function Money({ fen, capitals = false }: { fen: Fen; capitals?: boolean }) {
  return (
    <span className="wh-money">
      {formatYuan(fen)} 元{capitals && fen >= 0 && <span className="wh-muted">（{inCapitals(fen)}）</span>}
    </span>
  )
}

/** A day as the authority writes it; what is not a day shows as a dash. */
export function Day({ value }: { value: PlainDate | null | undefined }) {
  if (!isPlainDate(value)) return <span className="wh-muted">—</span>
  return (
    <time className="wh-day" dateTime={value}>
      {formatDayZh(value)}
    </time>
  )
}

/** Day and time in China of an ISO instant. */
export const Instant = ({ at }: { at: string }) => (
  <time className="wh-day" dateTime={at}>
    {formatDayZh(dayOf(at))} {timeOf(at)}
  </time>
)

/** Beside every legal datum nobody has read in the text. */
export const Unverified = ({ confidence }: { confidence: string }) =>
  confidence === 'verified' ? null : <em className="wh-unverified">未核实</em>

/** What is known of a thing, as pairs of name and value. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className="wh-facts">{children}</dl>

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Text, or a dash that says there is none. */
export const OrNone = ({ value }: { value: string | null | undefined }) => value || <span className="wh-muted">—</span>

/** What happened, under which article, what to do now. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  return (
    <div className="wh-problem" role="alert">
      <p className="wh-problem-what">{problem.message}</p>
      {problem.article && <p className="wh-article">依据：{problem.article}</p>}
      {problem.next && <p>{problem.next}</p>}
    </div>
  )
}

/** Empty states say what to do first. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="wh-empty">
    <p>{title}</p>
    {children}
  </div>
)
