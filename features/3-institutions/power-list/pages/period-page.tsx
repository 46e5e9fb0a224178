import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Static } from 'typebox'
import {
  Day,
  DayInput,
  DeadlineStrip,
  EmptyState,
  Fact,
  Facts,
  PageHead,
  ProblemNotice,
  problemOf,
  Unverified,
  useApi,
  useMe,
} from '#screens'
import type { CountedReply } from '../contract.ts'
import { usePeriods } from './law-queries.ts'
import { lengthOf } from './period-table.tsx'
import { ACTORS, basisText } from './words.ts'

/** One period: what the law says of it, and its days from any start. */
export function PeriodPage() {
  const { id = '' } = useParams()
  const periods = usePeriods()
  if (periods.error) return <ProblemNotice problem={problemOf(periods.error)} />
  if (!periods.data) return <p className="wh-muted">正在打开……</p>
  const period = periods.data.find(p => p.id === id)
  if (!period) {
    return (
      <>
        <PageHead title="没有这项期限" />
        <EmptyState title={`没有编号为 ${id} 的现行期限。`}>
          <Link to="/periods">查看全部期限</Link>
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHead
        title={
          <>
            {period.name}
            <Unverified confidence={period.confidence} />
          </>
        }
        note={period.id}
      />
      <div className="wh-stack">
        <Count id={id} isSet={period.amount !== null} />
        <section className="wh-sheet" aria-labelledby="says">
          <h2 id="says">法律怎样规定</h2>
          <Facts>
            <Fact name="长度">{lengthOf(period)}</Fact>
            <Fact name="由谁遵守">{ACTORS[period.actor] ?? period.actor}</Fact>
            <Fact name="届满的后果">{period.onLapse}</Fact>
            <Fact name="依据">{basisText(period.basis)}</Fact>
            <Fact name="施行日期">
              <Day value={period.from} />
            </Fact>
            <Fact name="来源">{period.source}</Fact>
            {period.note && <Fact name="说明">{period.note}</Fact>}
          </Facts>
        </section>
      </div>
    </>
  )
}

function Count({ id, isSet }: { id: string; isSet: boolean }) {
  const api = useApi()
  const { today } = useMe()
  const fieldId = useId()
  const [start, setStart] = useState(today)
  const counted = useQuery({
    queryKey: ['count', id, start],
    queryFn: () => api.get<Static<typeof CountedReply>>(`/api/law/periods/${id}/count`, { start }),
    enabled: isSet,
    placeholderData: previous => previous,
  })
  if (!isSet) return <EmptyState title="法律没有规定长度，由本机关配置后才能计算。" />
  return (
    <section className="wh-sheet" aria-label="逐日计算">
      <p>
        <label htmlFor={fieldId}>起算日（当日不计）</label>{' '}
        <DayInput id={fieldId} value={start} onChange={day => day && setStart(day)} />
      </p>
      {counted.error && <ProblemNotice problem={problemOf(counted.error)} />}
      {counted.data && !counted.error && <DeadlineStrip period={counted.data} today={today} />}
    </section>
  )
}
