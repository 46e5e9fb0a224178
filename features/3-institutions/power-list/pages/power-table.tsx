import {
  type Column,
  DataTable,
  Day,
  DayInput,
  EmptyState,
  FilterChoice,
  type Page,
  PageHead,
  Unverified,
  useApi,
} from '#screens'
import type { PowerRow } from '../contract.ts'
import { useFields } from './law-queries.ts'
import { PowerTabs } from './power-tabs.tsx'
import { basisText, KINDS } from './words.ts'

const columns: Column<PowerRow>[] = [
  {
    key: 'name',
    title: '事项',
    text: row => row.name,
    show: row => (
      <>
        {row.name}
        <Unverified confidence={row.confidence} />
      </>
    ),
  },
  { key: 'code', title: '编码', text: row => row.code, show: row => <span className="wh-code">{row.code}</span> },
  { key: 'field', title: '领域', text: row => row.field },
  { key: 'fine', title: '罚款', text: row => row.fine.join('；') || '不设罚款' },
  { key: 'kinds', title: '处罚种类', text: row => row.penaltyKinds.join('、') },
  { key: 'basis', title: '依据', text: row => basisText(row.basis) },
  { key: 'kind', title: '权力类型', text: row => KINDS[row.kind], extra: true },
  { key: 'from', title: '施行日期', text: row => row.from, show: row => <Day value={row.from} />, extra: true },
  { key: 'source', title: '来源', text: row => row.source, extra: true },
]

/** 权力清单: every item in force on a day, by field. */
export function PowerTable() {
  const api = useApi()
  const fields = useFields()
  const choices = (fields.data ?? [])
    .filter(field => field.enabled)
    .map(field => ({ value: field.code, label: `${field.name}（${field.powers}）` }))
  return (
    <>
      <PageHead title="权力清单" note="现行事项按编码排列；选择日期，查看当日有效的版本。" />
      <PowerTabs />
      <DataTable
        title="权力清单"
        columns={columns}
        rowKey={row => row.code}
        to={row => `/powers/${row.code}`}
        searchLabel="名称、拼音首字母、编码、法规条款"
        load={({ search, filters, after }) =>
          api.get<Page<PowerRow>>('/api/law/powers', {
            search,
            fieldCode: filters.field,
            on: filters.on,
            after,
            limit: 50,
          })
        }
        filters={(values, set) => (
          <>
            <FilterChoice title="领域" options={choices} value={values.field} onChange={field => set('field', field)} />
            <DayInput aria-label="适用日期" {...(values.on && { value: values.on })} onChange={on => set('on', on)} />
          </>
        )}
        empty={<EmptyState title="当日没有有效的事项。" />}
      />
    </>
  )
}
