import { useQuery } from '@tanstack/react-query'
import {
  type Column,
  DataTable,
  Day,
  EmptyState,
  Fact,
  Facts,
  FilterChoice,
  type Page,
  PageHead,
  Unverified,
  useApi,
} from '#screens'
import type { FreshnessReply, FreshnessRow } from '../contract.ts'
import { CONFIDENCES, FRESHNESS } from './words.ts'

const columns: Column<FreshnessRow>[] = [
  {
    key: 'name',
    title: '数据',
    text: row => row.name,
    show: row => (
      <>
        {row.name}
        <Unverified confidence={row.confidence} />
      </>
    ),
  },
  { key: 'field', title: '领域', text: row => row.fieldName },
  { key: 'part', title: '种类', text: row => row.partName },
  {
    key: 'state',
    title: '状态',
    text: row => row.stateName,
    show: row => <span className="wh-code">{row.stateName}</span>,
  },
  {
    key: 'checkedOn',
    title: '上次核对',
    text: row => row.checkedOn ?? '没有',
    show: row => (row.checkedOn ? <Day value={row.checkedOn} /> : <span className="wh-muted">没有对照过文本</span>),
  },
  {
    key: 'textOf',
    title: '文本截至',
    text: row => row.textOf ?? '',
    show: row => (row.textOf ? <Day value={row.textOf} /> : <span className="wh-muted">没有记下</span>),
  },
  { key: 'source', title: '来源', text: row => row.source },
  { key: 'place', title: '位置', text: row => row.place },
  { key: 'confidence', title: '核实程度', text: row => CONFIDENCES[row.confidence] ?? row.confidence, extra: true },
  { key: 'id', title: '编号', text: row => row.id, extra: true },
]

/** 法律数据复核: what nobody has read in the text, and what was read too long ago or in a text too old. */
export function FreshnessPage() {
  const api = useApi()
  const report = useQuery({
    queryKey: ['lawFreshness'],
    queryFn: () => api.get<FreshnessReply>('/api/law-freshness', { limit: 1 }),
  })
  return (
    <div className="wh-stack">
      <PageHead
        title="法律数据复核"
        note="没有核对过原文的数据不能据以作出决定；核对过的，也要按期与现行文本再对照一次，因为法律会修改。"
      />
      {report.data && <Counts report={report.data} />}
      <div>
        <DataTable
          title="法律数据复核"
          columns={columns}
          rowKey={row => `${row.partName} ${row.place} ${row.id}`}
          to={row => row.page}
          load={({ filters, after }) =>
            api.get<Page<FreshnessRow>>('/api/law-freshness', {
              field: filters.field,
              state: filters.state,
              after,
              limit: 50,
            })
          }
          filters={(values, set) => (
            <>
              <FilterChoice
                title="状态"
                options={FRESHNESS}
                value={values.state}
                onChange={value => set('state', value)}
              />
              <FieldChoice value={values.field} onChange={value => set('field', value)} />
            </>
          )}
          empty={<EmptyState title="没有要复核的数据。" />}
        />
      </div>
    </div>
  )
}

const Counts = ({ report: { on, months, total, counts } }: { report: FreshnessReply }) => (
  <section className="wh-sheet" aria-label="汇总">
    <Facts>
      <Fact name="截至">
        <Day value={on} />
      </Fact>
      <Fact name="全部数据">{total}个</Fact>
      <Fact name="未核实">{counts.unverified}个</Fact>
      <Fact name={`逾期未复核（超过${months}个月）`}>{counts.overdue}个</Fact>
      <Fact name={`所读文本已旧（早于${months}个月）`}>{counts.oldText}个</Fact>
    </Facts>
  </section>
)

/** Fields and what they share. */
function FieldChoice({ value, onChange }: { value: string | undefined; onChange(value: string | undefined): void }) {
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['law', '/api/law/fields'],
    queryFn: () => api.get<{ code: string; name: string }[]>('/api/law/fields'),
  })
  const options = [
    ...data.map(({ code, name }) => ({ value: code, label: name })),
    { value: 'none', label: '各领域通用' },
  ]
  return <FilterChoice title="领域" options={options} value={value} onChange={onChange} />
}
