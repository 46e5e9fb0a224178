import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { yearOf } from '#kernel'
import { FilterChoice, ProblemNotice, problemOf, useApi, useMe } from '#screens'
import type { OverviewReply } from '../contract.ts'
import type { Measure } from '../rules.ts'
import { type Board, useBoard, useFields } from './board-query.ts'
import { Funnel } from './funnel.tsx'
import { MonthBars } from './month-bars.tsx'
import { SupervisionHead } from './supervision-head.tsx'
import './supervision.css'

const IN_TABLE: Measure[] = [
  'opened',
  'filed',
  'decided',
  'decidedSimply',
  'decidedOnTime',
  'daysToDecide',
  'published',
  'publishedOnTime',
  'closed',
]
const IN_FUNNEL: Measure[] = ['opened', 'filed', 'decided', 'served', 'closed', 'archived']
const IN_BARS: Measure[] = ['opened', 'decided']

/** 办案概览: what was done in a year, by month, by step and by division. Numbers and days; never money. */
export function Overview() {
  const me = useMe()
  const board = useBoard()
  const fields = useFields()
  const year = board.values.year ?? String(yearOf(me.today))
  const years = Array.from({ length: 5 }, (_, i) => String(yearOf(me.today) - i))
  const byRegion = useOverview(board, year, 'region', IN_TABLE)
  const byMonth = useOverview(board, year, 'month', [...new Set([...IN_FUNNEL, ...IN_BARS])])
  const error = byRegion.error ?? byMonth.error
  return (
    <>
      <SupervisionHead
        board={board}
        place={byRegion.data?.region.name}
        note="件数和办理时间，随每次办理更新。罚没金额不得与考核挂钩，这里不统计（行政处罚法第七十四条）。"
      />
      <div className="wh-table-tools">
        <FilterChoice
          title="年度"
          options={years.map(value => ({ value, label: `${value}年` }))}
          value={year}
          onChange={chosen => board.set({ year: chosen })}
        />
        <FilterChoice
          title="领域"
          options={fields}
          value={board.values.field}
          onChange={field => board.set({ field })}
        />
      </div>
      {error && <ProblemNotice problem={problemOf(error)} />}
      <div className="wh-stack">
        {byMonth.data && (
          <div className="wh-columns">
            <MonthBars reply={byMonth.data} keys={IN_BARS} />
            <Funnel reply={byMonth.data} keys={IN_FUNNEL} />
          </div>
        )}
        {byRegion.data && <RegionTable reply={byRegion.data} board={board} />}
      </div>
    </>
  )
}

function useOverview({ values }: Board, year: string, by: string, wanted: readonly Measure[]) {
  const api = useApi()
  const query = {
    by,
    measures: wanted.join(','),
    region: values.region,
    field: values.field,
    from: `${year}-01`,
    to: `${year}-12`,
  }
  return useQuery({
    queryKey: ['overview', query],
    queryFn: () => api.get<OverviewReply>('/api/overview', query),
    placeholderData: keepPreviousData,
  })
}

function RegionTable({ reply, board }: { reply: OverviewReply; board: Board }) {
  const inside = reply.rows.length > 1
  return (
    <section className="wh-sheet" aria-labelledby="by-region">
      <h2 id="by-region">各地区</h2>
      {/* wider than a phone: it scrolls in itself, also by the keyboard */}
      <div className="wh-scroll" tabIndex={0} role="region" aria-labelledby="by-region">
        <table className="wh-compare sv-counts">
          <thead>
            <tr>
              <th scope="col">地区</th>
              {reply.measures.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reply.rows.map(row => (
              <tr key={row.region!.code}>
                <th scope="row">
                  {row.region!.code === reply.region.code ? (
                    `${row.region!.name}${inside ? '（本级）' : ''}`
                  ) : (
                    <Link to={board.to({ region: row.region!.code })}>{row.region!.name}</Link>
                  )}
                </th>
                {row.values.map((value, i) => (
                  <td key={reply.measures[i]!.key}>{value ?? <span className="wh-muted">—</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
          {inside && (
            <tfoot>
              <tr>
                <th scope="row">合计</th>
                {reply.total.map((value, i) => (
                  <td key={reply.measures[i]!.key}>{value ?? <span className="wh-muted">—</span>}</td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  )
}
