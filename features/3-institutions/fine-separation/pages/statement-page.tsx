import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import {
  DataTable,
  EmptyState,
  Fact,
  Facts,
  FilterChoice,
  Instant,
  type Page,
  PageHead,
  type Problem,
  ProblemNotice,
  problemOf,
  useApi,
} from '#screens'
import type { LineView, StatementView } from '../contract.ts'
import { type Outcome, outcomes } from '../rules.ts'
import { shareDone, takeAll } from './import-file.tsx'
import { lineColumns } from './line-columns.tsx'

/** One file of the bank: how its rows ended, and every row. */
export function StatementPage() {
  const { id = '' } = useParams()
  const api = useApi()
  const query = useQuery({
    queryKey: ['statement', id],
    queryFn: () => api.get<StatementView>(`/api/payments/statements/${encodeURIComponent(id)}`),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  const statement = query.data
  const choices = (Object.keys(outcomes) as Outcome[])
    .filter(name => statement.counts[name] > 0)
    .map(name => ({ value: name, label: `${outcomes[name]}（${statement.counts[name]}）` }))
  return (
    <>
      <PageHead
        title={statement.fileName}
        note={
          <>
            <Instant at={statement.importedAt} /> 由{statement.importedBy}导入，{statement.encoding}
          </>
        }
      >
        <Link to="/payments/statements">返回对账文件</Link>
        {statement.lines > statement.counts.matched + statement.counts.remark && (
          <a href={`/api/payments/statements/${statement.id}/errors.csv`} download>
            下载未入账明细
          </a>
        )}
      </PageHead>
      <div className="wh-stack">
        <section className="wh-sheet" aria-label="处理情况">
          <Facts>
            <Fact name="明细行数">{statement.lines}</Fact>
            {choices.map(({ value }) => (
              <Fact key={value} name={outcomes[value]}>
                {statement.counts[value]}
              </Fact>
            ))}
            <Fact name="等待人工处理">
              {statement.unsettled > 0 ? <strong className="wh-urgent">{statement.unsettled}</strong> : '0'}
            </Fact>
          </Facts>
          {statement.counts.pending > 0 && <GoOn statement={statement} />}
        </section>
        <DataTable
          title="对账明细"
          about={statement.id}
          columns={lineColumns}
          rowKey={row => String(row.n)}
          to={row => `/payments/statements/${statement.id}/lines/${row.n}`}
          searchLabel="缴款识别码、流水号、付款人"
          load={({ search, filters, after }) =>
            api.get<Page<LineView>>(`/api/payments/statements/${statement.id}/lines`, {
              search,
              outcome: filters.outcome,
              after,
              limit: 50,
            })
          }
          filters={(values, set) => (
            <FilterChoice
              title="结果"
              options={choices}
              value={values.outcome}
              onChange={outcome => set('outcome', outcome)}
            />
          )}
          empty={<EmptyState title="没有明细行。" />}
        />
      </div>
    </>
  )
}

/** Something cut the import off: the rows that are left are taken now. */
function GoOn({ statement }: { statement: StatementView }) {
  const api = useApi()
  const client = useQueryClient()
  const [percent, setPercent] = useState<number>()
  const [problem, setProblem] = useState<Problem>()
  async function goOn() {
    setProblem(undefined)
    setPercent(shareDone(statement))
    try {
      await takeAll(api, statement, s => setPercent(shareDone(s)))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setPercent(undefined)
      await client.invalidateQueries()
    }
  }
  return (
    <>
      <p>还有{statement.counts.pending}行没有处理完，可能是导入中断。</p>
      <Button type="primary" loading={percent !== undefined} onClick={goOn}>
        继续入账
      </Button>
      {percent !== undefined && <Progress percent={percent} aria-label="入账进度" />}
      {problem && <ProblemNotice problem={problem} />}
    </>
  )
}
