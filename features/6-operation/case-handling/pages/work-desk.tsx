import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { EmptyState, type Me, PageHead, ProblemNotice, problemOf, useMe } from '#screens'
import type { WorkRow } from '../contract.ts'
import './case-handling.css'
import { useWork } from './queries.ts'
import { WorkItem } from './work-item.tsx'

/** 工作台: what waits for me, the least time left first; then my cases that wait for others. */
export function WorkDesk() {
  const me = useMe()
  const navigate = useNavigate()
  const work = useWork()
  const rows = work.data?.rows ?? []
  const mine = rows.filter(row => row.next !== null)
  const others = rows.filter(row => row.next === null)
  return (
    <>
      <PageHead title="工作台" note={work.data && noteOf(mine)}>
        {mayRegister(me) && (
          <Button type={rows.length === 0 ? 'primary' : 'default'} onClick={() => navigate('/cases/new')}>
            登记线索
          </Button>
        )}
      </PageHead>
      {work.error && <ProblemNotice problem={problemOf(work.error)} />}
      {work.isPending && <p className="wh-muted">正在查询……</p>}
      {work.isSuccess && mine.length === 0 && <NothingToDo me={me} hasCases={others.length > 0} />}
      {mine.length > 0 && <WorkList title="等我办理" rows={mine} today={work.data!.today} />}
      {others.length > 0 && <WorkList title="我的案件，等待他人办理" rows={others} today={work.data!.today} />}
    </>
  )
}

export const mayRegister = ({ duties }: Pick<Me, 'duties'>): boolean =>
  duties.includes('registrar') || duties.includes('handler')

/** Fewer working days than this left: the first sentence of the page says so. */
const SOON_DAYS = 3

function noteOf(rows: readonly WorkRow[]): string | undefined {
  if (rows.length === 0) return undefined
  const left = rows.flatMap(row => row.workingDaysLeft ?? [])
  const over = left.filter(days => days < 0).length
  const soon = left.filter(days => days >= 0 && days <= SOON_DAYS).length
  const urgent = [over > 0 && `${over}件已过期限`, soon > 0 && `${soon}件在${SOON_DAYS}个工作日内到期`].filter(Boolean)
  return `${rows.length}件等我办理${urgent.length > 0 ? `，其中${urgent.join('，')}` : ''}。剩余时间最少的在前。`
}

function WorkList({ title, rows, today }: { title: string; rows: readonly WorkRow[]; today: string }) {
  return (
    <section className="ch-work" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {rows.map(row => (
          <WorkItem key={row.caseId} row={row} today={today} />
        ))}
      </ul>
    </section>
  )
}

/** What to do first, by what a person is charged with. */
const FIRST_THINGS: Partial<Record<string, string>> = {
  registrar: '收到投诉举报、移送或者交办的线索，先登记；登记后送交有管辖权的大队。',
  handler: '发现违法线索，先登记；负责人指派您办理的案件会出现在这里。',
  leader: '需要您指派、审批、决定的案件会出现在这里。',
  legalReviewer: '送交法制审核的案件会出现在这里。',
  hearingOfficer: '指定您主持听证的案件会出现在这里。',
  finance: '等待缴款的决定会出现在这里。',
  publisher: '等待公示的决定会出现在这里，核对隐去的内容后公示。',
  archivist: '已经结案、等待归档的案件会出现在这里。',
  supervisor: '辖区内的期限、办案概览和量罚提示在“监察”中查看。',
}

function NothingToDo({ me, hasCases }: { me: Me; hasCases: boolean }) {
  return (
    <EmptyState title={hasCases ? '您办理的案件都在等待他人，现在没有等您办理的事项。' : '现在没有等您办理的事项。'}>
      {me.duties.map(duty => FIRST_THINGS[duty] && <p key={duty}>{FIRST_THINGS[duty]}</p>)}
      <p>
        <Link to="/cases">查看案件列表</Link>
      </p>
    </EmptyState>
  )
}
