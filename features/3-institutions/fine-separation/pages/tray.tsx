import { DataTable, EmptyState, FilterChoice, type Page, useApi } from '#screens'
import type { LineView } from '../contract.ts'
import { outcomes, unsettled } from '../rules.ts'
import { DeskHead } from './desk-head.tsx'
import { lineColumns } from './line-columns.tsx'

const [n, ...others] = lineColumns
const columns = [
  n!,
  { key: 'file', title: '对账文件', text: (row: LineView) => row.fileName },
  ...others.filter(column => column.key !== 'receipt'),
]
const choices = unsettled.map(name => ({ value: name, label: outcomes[name] }))

/** 待处理: rows that matched nothing, of every file, until somebody has said what they are. */
export function Tray() {
  const api = useApi()
  return (
    <>
      <DeskHead note="这些款项银行已经收到，但不能自动入账。逐行认定，或者写明理由另行处理。" />
      <DataTable
        title="待处理的对账行"
        columns={columns}
        rowKey={row => `${row.statementId} ${row.n}`}
        to={row => `/payments/statements/${row.statementId}/lines/${row.n}`}
        searchLabel="缴款识别码、流水号、付款人"
        load={({ search, filters, after }) =>
          api.get<Page<LineView>>('/api/payments/unmatched', { search, outcome: filters.outcome, after, limit: 50 })
        }
        filters={(values, set) => (
          <FilterChoice
            title="原因"
            options={choices}
            value={values.outcome}
            onChange={outcome => set('outcome', outcome)}
          />
        )}
        empty={<EmptyState title="没有等待处理的对账行。" />}
      />
    </>
  )
}
