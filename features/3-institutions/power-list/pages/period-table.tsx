import { type Column, DataTable, EmptyState, PageHead, Unverified, useApi } from '#screens'
import type { PeriodRow } from '../contract.ts'
import { ACTORS, basisText, UNITS } from './words.ts'

export const lengthOf = ({ amount, unit }: Pick<PeriodRow, 'amount' | 'unit'>): string =>
  amount === null ? '法律未定，由机关配置' : `${amount}${UNITS[unit] ?? unit}`

const columns: Column<PeriodRow>[] = [
  {
    key: 'name',
    title: '期限',
    text: row => row.name,
    show: row => (
      <>
        {row.name}
        <Unverified confidence={row.confidence} />
      </>
    ),
  },
  { key: 'length', title: '长度', text: lengthOf },
  { key: 'actor', title: '由谁遵守', text: row => ACTORS[row.actor] ?? row.actor },
  { key: 'onLapse', title: '届满的后果', text: row => row.onLapse },
  { key: 'basis', title: '依据', text: row => basisText(row.basis) },
  { key: 'id', title: '编号', text: row => row.id, extra: true },
  { key: 'source', title: '来源', text: row => row.source, extra: true },
]

/** Statutory periods; opening one counts it day by day. */
export function PeriodTable() {
  const api = useApi()
  return (
    <>
      <PageHead title="期限计算" note="选择一项期限，从任一日起算，逐日查看怎样计算。" />
      <DataTable
        title="法定期限"
        columns={columns}
        rowKey={row => row.id}
        to={row => `/periods/${row.id}`}
        searchLabel="名称、编号、法规条款"
        load={async ({ search }) => {
          const rows = await api.get<PeriodRow[]>('/api/law/periods')
          const has = (row: PeriodRow) => `${row.id}${row.name}${row.basis.law}${row.basis.article}${row.onLapse}`
          return { rows: rows.filter(row => has(row).toLowerCase().includes(search.toLowerCase())), after: null }
        }}
        empty={<EmptyState title="没有载入期限。" />}
      />
    </>
  )
}
