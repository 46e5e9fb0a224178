import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '#kernel'
import { Day, EmptyState, Fact, Facts, Money, ProblemNotice, problemOf, useApi } from '#screens'
import type { CasePayments, LateFine, OrderView, ReceivedView } from '../contract.ts'
import { type OrderState, orderStates } from '../rules.ts'
import { WAYS } from './words.ts'

/** What a case owes and what the bank has received: a part of the page of the case, and a page of the desk. */
export function CasePaymentsOf({ id }: { id: string }) {
  const api = useApi()
  const query = useQuery({
    queryKey: ['payments', id],
    queryFn: () => api.get<CasePayments>(`/api/cases/${encodeURIComponent(id)}/payments`),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  const { orders, received } = query.data
  if (orders.length === 0) return <p className="wh-muted">本案没有应当缴纳的款项。</p>
  return (
    <div className="wh-stack">
      {orders.map(order => (
        <Order key={order.code} order={order} />
      ))}
      {received.length > 0 ? <Received received={received} /> : <EmptyState title="银行还没有收到款项。" />}
    </div>
  )
}

const Order = ({ order }: { order: OrderView }) => (
  <div className="wh-stack">
    <Facts>
      <Fact name="状态">{orderStates[order.state as OrderState]}</Fact>
      <Fact name="缴款识别码">
        <span className="wh-code">{order.code}</span>
      </Fact>
      <Fact name="罚款">
        <Money fen={order.fineFen} capitals />
      </Fact>
      {order.confiscationFen > 0 && (
        <Fact name="没收违法所得">
          <Money fen={order.confiscationFen} capitals />
        </Fact>
      )}
      <Fact name="尚未缴纳">
        <Money fen={order.openFineFen + order.openConfiscationFen} />
      </Fact>
      <Fact name="缴款期限">
        {order.servedOn ? (
          <>
            <Day value={order.servedOn} /> 送达，
            <Day value={order.dueOn} /> 届满
          </>
        ) : (
          '决定尚未送达'
        )}
      </Fact>
      <Fact name="代收银行">{order.bank}</Fact>
      <Fact name="收款账户">{order.account}</Fact>
    </Facts>
    {order.late && <Late late={order.late} />}
  </div>
)

/** Information from the law's figures; only the organ orders it. */
const Late = ({ late }: { late: LateFine }) => (
  <p className="wh-muted">
    <span className="wh-urgent">已逾期{late.overdueDays}天。</span>
    按法定比例计算，加处罚款为{formatYuan(late.amountFen)}元，不超过{formatYuan(late.capFen)}元（第
    {late.capReachedOnDay}
    天达到）。复议、诉讼期间未扣除；是否加处由机关依法决定（{late.basis.law}
    {late.basis.article}）。
  </p>
)

const Received = ({ received }: { received: readonly ReceivedView[] }) => (
  <div className="wh-scroll">
    <table className="wh-compare">
      <caption className="wh-unseen">已经入账的款项</caption>
      <thead>
        <tr>
          <th scope="col">金额</th>
          <th scope="col">缴款日期</th>
          <th scope="col">方式</th>
          <th scope="col">票据号码</th>
          <th scope="col">银行流水号</th>
          <th scope="col">核对人</th>
        </tr>
      </thead>
      <tbody>
        {received.map(r => (
          <tr key={`${r.code} ${r.bankReference}`}>
            <td>
              <Money fen={r.amountFen} />
            </td>
            <td>
              <Day value={r.paidOn} />
            </td>
            <td className="wh-code">{WAYS[r.way] ?? r.way}</td>
            <td className="wh-code">{r.receiptNumber}</td>
            <td className="wh-code">{r.bankReference}</td>
            <td className="wh-code">{r.recordedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
