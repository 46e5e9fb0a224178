import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { EmptyState, FilterChoice, ProblemNotice, problemOf, useApi } from '#screens'
import type { AlertPage } from '../contract.ts'
import { AlertItem } from './alert-item.tsx'
import { useBoard } from './board-query.ts'
import { SupervisionHead } from './supervision-head.tsx'
import './supervision.css'
import { ALERT_STATES } from './words.ts'

const OPTIONS = Object.entries(ALERT_STATES).map(([value, label]) => ({ value, label }))

/** 量罚提示: amounts out of line with like cases, each with the reason it was given, for a supervisor to look at. */
export function DiscretionAlerts() {
  const api = useApi()
  const board = useBoard()
  // what waits is what one comes for
  const { region, state = 'open' } = board.values
  const asked = state === 'all' ? undefined : state
  const query = useInfiniteQuery({
    queryKey: ['discretion-alerts', region, asked],
    queryFn: ({ pageParam }) =>
      api.get<AlertPage>('/api/discretion-alerts', { region, state: asked, after: pageParam, limit: 20 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.after ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap(page => page.rows)
  return (
    <>
      <SupervisionHead
        board={board}
        place={pages[0]?.region.name}
        note="数额偏离同类案件的处理意见和决定，办案人员已经写明理由；查看后写下意见。偏离不等于违法，也不用于考核、排名。"
      />
      <section aria-label="量罚提示" aria-busy={query.isFetching} className="wh-stack">
        <div className="wh-table-tools">
          <FilterChoice
            title="状态"
            value={state === 'all' ? undefined : state}
            options={OPTIONS}
            onChange={value => board.set({ state: value ?? 'all' })}
          />
          {pages[0] && <span className="wh-muted">{pages[0].open}条待查看</span>}
        </div>
        {query.error && <ProblemNotice problem={problemOf(query.error)} />}
        {query.isPending && <p className="wh-muted">正在查询……</p>}
        {query.isSuccess && rows.length === 0 && (
          <EmptyState title={state === 'open' ? '没有待查看的量罚提示。' : '没有符合条件的量罚提示。'} />
        )}
        <ul className="sv-alerts">
          {rows.map(row => (
            <AlertItem key={row.id} row={row} />
          ))}
        </ul>
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            继续显示
          </Button>
        )}
      </section>
    </>
  )
}
