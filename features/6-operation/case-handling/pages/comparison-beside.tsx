import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Hints, ProblemNotice, problemOf, useApi, type Values } from '#screens'
import type { ComparisonView, DistributionReply, ProposalReasoning } from '../contract.ts'
import type { CommandName } from '../rules/commands.ts'
import { ComparisonFigure, shownAs } from './comparison-figure.tsx'
import { reasoned } from './proposal-reasoning.tsx'

/** The reason is asked for where an amount is out of line, and nowhere else. */
export function outlierHints(command: CommandName, reply: ProposalReasoning | undefined): Hints {
  if (command !== 'proposeOutcome') return {}
  const { comparison } = reply ?? {}
  // said under the amount as well: the figure may lie far below it
  const amount: Hints = comparison ? { '/fineFen': { help: comparison.sentence } } : {}
  if (!comparison?.outlier) return { ...amount, '/outlierReason': { hidden: true } }
  const least = reply?.standard?.reasonLength ?? 0
  return {
    ...amount,
    '/outlierReason': {
      required: true,
      help: `数额偏离同类案件，写明本案与它们不同在哪里（不少于${least}个字）；审核人、负责人和监察人员都会看到。`,
    },
  }
}

interface Beside {
  caseId: string
  data: Values
  reply: ProposalReasoning | undefined
}

/** 与同类案件比较 beside a proposal: the mark moves as the amount is typed, the sentence follows. */
export function ComparisonBeside({ caseId, data, reply }: Beside) {
  if (!reply || data.outcome !== 'penalty' || !data.fineFen) return null
  const { comparison, standard, reasoning } = reply
  const value = comparison ? typedValue(comparison, data, reasoning?.rangeFen ?? null) : undefined
  return (
    <section className="wh-sheet ch-reasoned" aria-label="与同类案件比较" aria-live="polite">
      <h3>与同类案件比较</h3>
      {comparison ? (
        <>
          <ComparisonFigure
            comparison={comparison}
            {...(value !== undefined && { value })}
            {...(bandOf(comparison, reasoning) && { band: bandOf(comparison, reasoning)! })}
          />
          <Groups caseId={caseId} data={data} />
        </>
      ) : (
        <p className="wh-muted">同类案件太少，没有可以比较的数额。</p>
      )}
      {standard?.house && (
        <p className="wh-muted ch-scope">
          何时算作偏离（至少{standard.minimumCases}件同档次案件），是本系统选定的标准，法律没有规定这些数。
        </p>
      )}
    </section>
  )
}

const WHOLE = 1000

/** The amount as it stands in the form, measured like the others. */
function typedValue(
  { measure }: ComparisonView,
  { fineFen }: Values,
  range: { minFen: number; maxFen: number } | null,
): number | undefined {
  if (typeof fineFen !== 'number') return undefined
  if (measure === 'amount') return fineFen
  return range && range.maxFen > range.minFen ? placeOf(fineFen, range) : undefined
}

const placeOf = (fen: number, { minFen, maxFen }: { minFen: number; maxFen: number }): number =>
  Math.round(((fen - minFen) / (maxFen - minFen)) * WHOLE)

function bandOf({ measure }: ComparisonView, reasoning: ProposalReasoning['reasoning']) {
  const { bandFen, rangeFen } = reasoning ?? {}
  if (!bandFen || bandFen.max <= bandFen.min) return undefined
  if (measure === 'amount') return bandFen
  if (!rangeFen || rangeFen.maxFen <= rangeFen.minFen) return undefined
  return { min: placeOf(bandFen.min, rangeFen), max: placeOf(bandFen.max, rangeFen) }
}

/** By year, and by organ and year; asked for when it is opened. */
function Groups({ caseId, data }: { caseId: string; data: Values }) {
  const api = useApi()
  const [isOpen, setOpen] = useState(false)
  // the amount does not change what it is compared with
  const { fineFen, ...rest } = reasoned(data)
  const { data: reply, error } = useQuery({
    queryKey: ['distribution', caseId, JSON.stringify(rest)],
    queryFn: () => api.post<DistributionReply>(`/api/cases/${caseId}/distribution`, { ...rest, fineFen }),
    enabled: isOpen,
    retry: false,
  })
  return (
    <details className="ch-groups" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>按年份、按机构看</summary>
      {error && <ProblemNotice problem={problemOf(error)} />}
      {isOpen && !reply && !error && <p className="wh-muted">正在查询……</p>}
      {reply && (
        <>
          <GroupTable caption="按年份" reply={reply} rows={reply.years} />
          <GroupTable caption="按机构和年份" reply={reply} rows={reply.organs} />
          <p className="wh-muted ch-scope">
            限于本省（区、市），按区划代码排列，不合计、不排名（行政处罚法第七十四条）。不足{reply.smallestGroup}
            件的一组不列数额。
          </p>
        </>
      )}
    </details>
  )
}

type Row = DistributionReply['years'][number] & { organName?: string }

/** The rows of an organ stand under its name. */
function GroupTable({ caption, reply, rows }: { caption: string; reply: DistributionReply; rows: readonly Row[] }) {
  const label = shownAs(reply.measure)
  const organs = [...new Set(rows.map(row => row.organName))]
  if (rows.length === 0) return null
  return (
    <div className="wh-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="wh-compare ch-group-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">年份</th>
            <th scope="col">件数</th>
            <th scope="col">中位数</th>
            <th scope="col">中间一半</th>
          </tr>
        </thead>
        {organs.map(organ => (
          <tbody key={organ ?? ''}>
            {organ && (
              <tr>
                <th scope="rowgroup" colSpan={4} className="ch-group-of">
                  {organ}
                </th>
              </tr>
            )}
            {rows
              .filter(row => row.organName === organ)
              .map(({ year, cases, spread }) => (
                <tr key={year}>
                  <td>{year}</td>
                  <td>{cases}</td>
                  <td>{spread ? label(spread.median) : <span className="wh-muted">不列</span>}</td>
                  <td>{spread && fromTo(label(spread.p25), label(spread.p75))}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

const fromTo = (from: string, to: string): string => (from === to ? from : `${from.replace('元', '')}至${to}`)
