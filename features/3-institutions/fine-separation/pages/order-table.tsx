import { type Column, DataTable, Day, EmptyState, FilterChoice, Money, type Page, useApi } from '#screens'
import type { OrderView } from '../contract.ts'
import { type OrderState, orderStates } from '../rules.ts'
import { DeskHead } from './desk-head.tsx'

const columns: Column<OrderView>[] = [
  { key: 'payer', title: '缴款人', text: row => row.payer },
  { key: 'code', title: '缴款识别码', text: row => row.code, show: row => <span className="wh-code">{row.code}</span> },
  { key: 'number', title: '决定书文号', text: row => row.decisionNumber },
  {
    key: 'fine',
    title: '罚款',
    text: row => amount(row.fineFen),
    show: row => <Money fen={row.fineFen} />,
    figures: true,
  },
  {
    key: 'confiscation',
    title: '没收违法所得',
    text: row => amount(row.confiscationFen),
    show: row => <Money fen={row.confiscationFen} />,
    figures: true,
  },
  { key: 'due', title: '缴款期限', text: row => row.dueOn ?? '', show: row => <Due order={row} /> },
  {
    key: 'state',
    title: '状态',
    text: row => orderStates[row.state as OrderState],
    show: row => <span className="wh-code">{orderStates[row.state as OrderState]}</span>,
  },
  { key: 'bank', title: '代收银行', text: row => row.bank, extra: true },
  {
    key: 'decided',
    title: '决定日期',
    text: row => row.decidedOn,
    show: row => <Day value={row.decidedOn} />,
    extra: true,
  },
]

const amount = (fen: number): string => (fen / 100).toFixed(2)

const STATES = Object.entries(orderStates).map(([value, label]) => ({ value, label }))

/** 缴款单: what decisions have made payable, the latest first. Nothing here adds up. */
export function OrderTable() {
  const api = useApi()
  return (
    <>
      <DeskHead note="罚款由当事人向代收银行缴纳，本页只核对银行已经收到的款项（行政处罚法第六十七条）。" />
      <DataTable
        title="缴款单"
        columns={columns}
        rowKey={row => row.code}
        to={row => `/payments/cases/${row.caseId}`}
        searchLabel="缴款人、缴款识别码、决定书文号"
        load={({ search, filters, after }) =>
          api.get<Page<OrderView>>('/api/payments/orders', {
            search,
            ...(filters.state === 'overdue' ? { overdue: 'true' } : { state: filters.state }),
            after,
            limit: 50,
          })
        }
        filters={(values, set) => (
          <FilterChoice
            title="状态"
            options={[...STATES, { value: 'overdue', label: '逾期未缴清' }]}
            value={values.state}
            onChange={state => set('state', state)}
          />
        )}
        empty={
          <EmptyState title="本辖区还没有缴款单。">
            <p className="wh-muted">作出有缴款内容的处罚决定后，缴款单自动出现在这里。</p>
          </EmptyState>
        }
      />
    </>
  )
}

function Due({ order }: { order: OrderView }) {
  if (!order.servedOn) return <span className="wh-muted">决定尚未送达</span>
  const isLate = order.overdueDays > 0 && order.state !== 'paid'
  return (
    <>
      <Day value={order.dueOn} />
      {isLate && (
        <>
          {' '}
          <span className="wh-urgent wh-code">逾期{order.overdueDays}天</span>
        </>
      )}
    </>
  )
}
