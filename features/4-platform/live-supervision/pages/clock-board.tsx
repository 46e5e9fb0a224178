import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { EmptyState, FilterChoice, ProblemNotice, problemOf, useApi } from '#screens'
import type { ClockCounts, ClockPage } from '../contract.ts'
import { type Board, useBoard, useFields } from './board-query.ts'
import { ClockItem } from './clock-item.tsx'
import { RegionCounts } from './region-counts.tsx'
import { SupervisionHead } from './supervision-head.tsx'
import './supervision.css'
import { ACTORS, STATES } from './words.ts'

/** 期限总览: where deadlines run in the jurisdiction, and each of them, due first. */
export function ClockBoard() {
  const api = useApi()
  const board = useBoard()
  const { fieldCode, stage, actor } = board.values
  const filters = { region: board.values.region, fieldCode, stage, actor }
  const counts = useQuery({
    queryKey: ['clock-counts', filters],
    queryFn: () => api.get<ClockCounts>('/api/clocks/counts', filters),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <SupervisionHead
        board={board}
        place={counts.data?.region.name}
        note="辖区内正在计时的期限，先到期的在前；当事人的救济期限不在此列。"
      />
      <div className="wh-stack">
        {counts.error && <ProblemNotice problem={problemOf(counts.error)} />}
        {counts.data && <RegionCounts counts={counts.data} board={board} />}
        <ClockList board={board} stages={counts.data?.stages ?? []} />
      </div>
    </>
  )
}

interface Narrowing {
  board: Board
  stages: ClockCounts['stages']
}

function ClockList({ board, stages }: Narrowing) {
  const api = useApi()
  const { region, fieldCode, stage, actor, state } = board.values
  const query = useInfiniteQuery({
    queryKey: ['clocks', region, fieldCode, stage, actor, state],
    queryFn: ({ pageParam }) =>
      api.get<ClockPage>('/api/clocks', { region, fieldCode, stage, actor, state, after: pageParam, limit: 20 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.after ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? []
  const rows = pages.flatMap(page => page.rows)
  return (
    <section aria-label="正在计时的期限" aria-busy={query.isFetching}>
      <Filters board={board} stages={stages} />
      {query.error && <ProblemNotice problem={problemOf(query.error)} />}
      {query.isPending && <p className="wh-muted">正在查询……</p>}
      {query.isSuccess && rows.length === 0 && <EmptyState title="没有符合条件的期限。" />}
      <ul className="sv-clocks">
        {rows.map(row => (
          <ClockItem key={`${row.caseId} ${row.clock.key}`} row={row} today={pages[0]!.today} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          继续显示
        </Button>
      )}
    </section>
  )
}

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

function Filters({ board: { values, set }, stages }: Narrowing) {
  const fields = useFields()
  const choice = (name: string, title: string, list: { value: string; label: string }[]) => (
    <FilterChoice title={title} options={list} value={values[name]} onChange={value => set({ [name]: value })} />
  )
  return (
    <div className="wh-table-tools">
      {choice('state', '到期情况', options(STATES))}
      {choice('fieldCode', '领域', fields)}
      {choice(
        'stage',
        '案件阶段',
        stages.map(({ key, name }) => ({ value: key, label: name })),
      )}
      {choice('actor', '由谁遵守', options(ACTORS))}
    </div>
  )
}
