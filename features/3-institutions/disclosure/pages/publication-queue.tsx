import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import {
  type Column,
  DataTable,
  Day,
  DeadlineStrip,
  EmptyState,
  FilterChoice,
  OrNone,
  PageHead,
  ProblemNotice,
  problemOf,
  type TableQuery,
  useApi,
  useMe,
} from '#screens'
import type { PublicationRow } from '../contract.ts'
import { publicationStages } from '../rules/stage.ts'
import './disclosure.css'
import { useOpenPublications } from './queries.ts'

/** 公示: what is to be published or withdrawn, the least time left first; below it everything there is. */
export function PublicationQueue() {
  return (
    <>
      <PageHead
        title="公示"
        note="处罚决定送达后，核对隐去的内容，在期限内向社会公示；决定被变更、撤销的，在期限内撤回。"
      />
      <Waiting />
      <section className="dc-all" aria-labelledby="all">
        <h2 id="all">全部决定</h2>
        <AllPublications />
      </section>
    </>
  )
}

function Waiting() {
  const me = useMe()
  const query = useOpenPublications()
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  const { rows } = query.data
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">待办（{rows.length}）</h2>
      {rows.length === 0 ? (
        <EmptyState title="没有等待公示或者撤回的决定。" />
      ) : (
        <ul className="dc-queue">
          {rows.map(row => (
            <li key={row.id} className="dc-item">
              <div>
                <p className="dc-party">
                  <Link to={`/publications/${row.id}`}>{row.partyName}</Link>
                </p>
                <p>{row.cause}</p>
                <p className="wh-muted">{row.decisionNumber || '文号待定'}</p>
              </div>
              <div>{row.clock && <DeadlineStrip period={row.clock as never} today={me.today} />}</div>
              <p className="dc-next">
                <NextStep row={row} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function NextStep({ row }: { row: PublicationRow }) {
  const navigate = useNavigate()
  const open = () => navigate(`/publications/${row.id}`)
  if (row.stage === 'withdrawing') {
    return (
      <Button type="primary" onClick={open}>
        撤回公示
      </Button>
    )
  }
  if (!row.servedOn) return <span className="wh-muted">送达后公示</span>
  return (
    <Button type="primary" onClick={open}>
      核对并公示
    </Button>
  )
}

const columns: readonly Column<PublicationRow>[] = [
  { key: 'partyName', title: '当事人', text: row => row.partyName },
  { key: 'cause', title: '案由', text: row => row.cause },
  { key: 'stage', title: '状态', text: row => row.stageName },
  {
    key: 'decisionNumber',
    title: '决定书文号',
    text: row => row.decisionNumber,
    show: row => <OrNone value={row.decisionNumber} />,
  },
  { key: 'decidedOn', title: '决定', text: row => row.decidedOn, show: row => <Day value={row.decidedOn} /> },
  {
    key: 'servedOn',
    title: '送达',
    text: row => row.servedOn ?? '',
    show: row => <Day value={row.servedOn} />,
    extra: true,
  },
  { key: 'due', title: '期限', text: row => row.due ?? '', show: row => <Day value={row.due} /> },
  {
    key: 'publishedOn',
    title: '公示',
    text: row => row.publishedOn ?? '',
    show: row => <Day value={row.publishedOn} />,
  },
  { key: 'until', title: '公示至', text: row => row.until ?? '', show: row => <Day value={row.until} />, extra: true },
  { key: 'region', title: '行政区划', text: row => row.region, extra: true },
]

const stages = Object.entries(publicationStages).map(([value, label]) => ({ value, label }))

function AllPublications() {
  const api = useApi()
  const load = ({ search, filters, after }: TableQuery) =>
    api.get<{ rows: PublicationRow[]; after: string | null }>('/api/publications', {
      search,
      stage: filters.stage,
      after,
      limit: 20,
    })
  return (
    <DataTable
      title="公示"
      columns={columns}
      rowKey={row => row.id}
      load={load}
      to={row => `/publications/${row.id}`}
      searchLabel="当事人、案由、决定书文号"
      filters={(values, set) => (
        <FilterChoice title="状态" options={stages} value={values.stage} onChange={value => set('stage', value)} />
      )}
      empty={<EmptyState title="还没有处罚决定。决定作出后自动进入公示队列。" />}
    />
  )
}
