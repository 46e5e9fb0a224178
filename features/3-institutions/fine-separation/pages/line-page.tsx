import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import {
  Day,
  Fact,
  Facts,
  FormRunner,
  Instant,
  Money,
  OrNone,
  PageHead,
  PickersProvider,
  ProblemNotice,
  problemOf,
  useApi,
} from '#screens'
import { AssignLine, type LineView, SetLineAside } from '../contract.ts'
import { outcomeOf, waits } from './line-columns.tsx'
import { OrderPicker } from './order-picker.tsx'

const pickers = { paymentOrder: OrderPicker }

/** One row of a statement: what the bank wrote, why it waits, and what may be done about it. */
export function LinePage() {
  const { id = '', n = '' } = useParams()
  const api = useApi()
  const path = `/api/payments/statements/${encodeURIComponent(id)}/lines/${encodeURIComponent(n)}`
  const query = useQuery({ queryKey: ['line', id, n], queryFn: () => api.get<LineView>(path) })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  const line = query.data
  return (
    <>
      <PageHead title={`对账明细 第${line.n}行`} note={line.fileName}>
        <Link to="/payments/unmatched">返回待处理</Link>
        <Link to={`/payments/statements/${line.statementId}`}>查看整份文件</Link>
        {line.caseId && <Link to={`/payments/cases/${line.caseId}`}>查看缴款单</Link>}
      </PageHead>
      <div className="wh-stack">
        <section className="wh-sheet" aria-label="明细">
          <Facts>
            <Fact name="结果">
              {waits(line) ? <strong className="wh-urgent">{outcomeOf(line)}</strong> : outcomeOf(line)}
            </Fact>
            <Fact name="原因">
              <OrNone value={line.reason} />
            </Fact>
            <Fact name="缴款识别码">
              <OrNone value={line.code} />
            </Fact>
            <Fact name="金额">{line.amountFen === null ? '—' : <Money fen={line.amountFen} capitals />}</Fact>
            <Fact name="缴款日期">
              <Day value={line.paidOn} />
            </Fact>
            <Fact name="付款人">
              <OrNone value={line.payer} />
            </Fact>
            <Fact name="票据号码">
              <OrNone value={line.receiptNumber} />
            </Fact>
            <Fact name="流水号">
              <OrNone value={line.bankReference} />
            </Fact>
            <Fact name="文件原文">
              <span className="wh-hash">{line.raw}</span>
            </Fact>
            {line.settledAt && (
              <Fact name="人工处理">
                {line.settledBy}，<Instant at={line.settledAt} />：{line.settledReason}
              </Fact>
            )}
          </Facts>
        </section>
        {waits(line) && <Settle line={line} path={path} />}
      </div>
    </>
  )
}

function Settle({ line, path }: { line: LineView; path: string }) {
  const api = useApi()
  const client = useQueryClient()
  const send = (what: string) => async (body: unknown, key: string) => {
    await api.post(`${path}/${what}`, body, key)
    await client.invalidateQueries()
  }
  return (
    <div className="wh-columns">
      {line.amountFen !== null && (
        <section className="wh-sheet" aria-labelledby="assign">
          <h2 id="assign">认定并入账</h2>
          <p className="wh-muted">核对付款人和金额，确认属于哪一张缴款单；入账后记入该案，并留下您的姓名和理由。</p>
          <PickersProvider pickers={pickers}>
            <FormRunner
              schema={AssignLine}
              hints={{ '/code': { picker: 'paymentOrder', title: '缴款单' } }}
              draftKey={`payments.assign.${line.statementId}.${line.n}`}
              initial={line.outcome === 'unknownCode' || line.code === null ? {} : { code: line.code }}
              submitLabel="认定并入账"
              onSubmit={send('assign')}
            />
          </PickersProvider>
        </section>
      )}
      <section className="wh-sheet" aria-labelledby="aside">
        <h2 id="aside">不入账，另行处理</h2>
        <p className="wh-muted">退付、冲正、重复缴款或者不属于本机关的款项，由财政部门处理；本行保留在文件中。</p>
        <FormRunner
          schema={SetLineAside}
          draftKey={`payments.aside.${line.statementId}.${line.n}`}
          submitLabel="不入账"
          onSubmit={send('set-aside')}
        />
      </section>
    </div>
  )
}
