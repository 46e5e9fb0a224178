import { type Column, DataTable, EmptyState, Instant, type Page, useApi } from '#screens'
import type { StatementView } from '../contract.ts'
import { DeskHead } from './desk-head.tsx'
import { ImportFile } from './import-file.tsx'

const columns: Column<StatementView>[] = [
  { key: 'name', title: '文件', text: row => row.fileName },
  { key: 'at', title: '导入时间', text: row => row.importedAt, show: row => <Instant at={row.importedAt} /> },
  { key: 'by', title: '导入人', text: row => row.importedBy },
  { key: 'lines', title: '行数', text: row => String(row.lines), figures: true },
  { key: 'matched', title: '已入账', text: row => String(row.counts.matched), figures: true },
  { key: 'seen', title: '重复行', text: row => String(row.counts.seen), figures: true },
  {
    key: 'unsettled',
    title: '待处理',
    text: row => String(row.unsettled + row.counts.pending),
    show: row =>
      row.unsettled + row.counts.pending > 0 ? (
        <strong className="wh-urgent">{row.unsettled + row.counts.pending}</strong>
      ) : (
        '0'
      ),
    figures: true,
  },
]

/** 对账文件: bring one in, and those that came before. */
export function StatementTable() {
  const api = useApi()
  return (
    <>
      <DeskHead />
      <div className="wh-stack">
        <ImportFile />
        <DataTable
          title="已导入的对账文件"
          columns={columns}
          rowKey={row => row.id}
          to={row => `/payments/statements/${row.id}`}
          load={({ after }) => api.get<Page<StatementView>>('/api/payments/statements', { after, limit: 20 })}
          empty={
            <EmptyState title="还没有导入对账文件。">
              <p className="wh-muted">请从银行取得当日的对账文件，在上面选择导入。</p>
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
