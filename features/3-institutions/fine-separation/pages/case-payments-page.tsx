import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { PageHead, useApi } from '#screens'
import type { CasePayments } from '../contract.ts'
import { CasePaymentsOf } from './case-payments.tsx'

/** One order with its payments, as the desk sees it. */
export function CasePaymentsPage() {
  const { id = '' } = useParams()
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['payments', id],
    queryFn: () => api.get<CasePayments>(`/api/cases/${encodeURIComponent(id)}/payments`),
  })
  const order = data?.orders[0]
  return (
    <>
      <PageHead title={order?.payer ?? '缴款单'} note={order?.decisionNumber}>
        <Link to="/payments">返回缴款单</Link>
        <Link to={`/cases/${id}`}>查看案件</Link>
      </PageHead>
      <section className="wh-sheet" aria-label="缴款情况">
        <CasePaymentsOf id={id} />
      </section>
    </>
  )
}
