import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { formatYuan } from '#kernel'
import {
  Day,
  FormRunner,
  holdsDuty,
  Instant,
  Money,
  ProblemNotice,
  problemOf,
  SpreadStrip,
  useApi,
  useMe,
} from '#screens'
import { NoteAlert } from '../bodies/note-alert.ts'
import type { AlertRow, AlertView } from '../contract.ts'
import { ALERT_STAGES } from './words.ts'

/** One amount out of line: what and whose; opened, why, among which cases, and what the supervisor says to it. */
export function AlertItem({ row }: { row: AlertRow }) {
  const [isOpen, setOpen] = useState(false)
  const { caseId, partyName, cause, organName, caseNumber, fineFen, outlier, stage, decidedOn } = row
  return (
    <li className="sv-alert">
      <div className="sv-alert-head">
        <div>
          <p className="sv-party">
            <Link to={`/cases/${caseId}`}>{partyName}</Link>
          </p>
          <p>{cause}</p>
          <p className="wh-muted">
            {organName}　{caseNumber ?? '尚未立案'}
          </p>
        </div>
        <div>
          <p>
            <strong>
              罚款 <Money fen={fineFen} />
            </strong>
            <span className="sv-alert-mark">{outlier === 'high' ? '偏高' : '偏低'}</span>
          </p>
          <p className="wh-muted">
            {ALERT_STAGES[stage]}
            {decidedOn && (
              <>
                （<Day value={decidedOn} />）
              </>
            )}
          </p>
          <p className="wh-muted">
            {row.raisedBy}于 <Instant at={row.raisedAt} /> 提出
          </p>
          {row.notedAt && (
            <p className="wh-muted">
              {row.notedBy}于 <Instant at={row.notedAt} /> 查看
            </p>
          )}
        </div>
      </div>
      <p>{row.sentence}</p>
      {isOpen ? (
        <Opened id={row.id} />
      ) : (
        <Button onClick={() => setOpen(true)}>{row.notedAt ? '查看理由和意见' : '查看理由'}</Button>
      )}
    </li>
  )
}

function Opened({ id }: { id: string }) {
  const api = useApi()
  const { data, error } = useQuery({
    queryKey: ['discretion-alert', id],
    queryFn: () => api.get<AlertView>(`/api/discretion-alerts/${id}`),
    // each opening is a look and is noted as one: not asked again by itself
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <ProblemNotice problem={problemOf(error)} />
  if (!data) return <p className="wh-muted">正在打开……</p>
  const { comparison, reason, remark } = data
  const label = (value: number) =>
    comparison.measure === 'amount' ? `${formatYuan(value)}元` : `幅度的${Math.round(value / 10)}%`
  return (
    <div className="sv-alert-opened">
      <SpreadStrip
        spread={comparison}
        sentence={comparison.sentence}
        label={label}
        own={{ value: comparison.value, name: '本案', isOut: true }}
      />
      <p className="wh-muted">比较范围：{comparison.scope}。</p>
      <h2>办案人员写明的理由</h2>
      <p className="sv-words">{reason}</p>
      {remark === null ? (
        <Noting id={id} />
      ) : (
        <>
          <h2>查看意见</h2>
          <p className="sv-words">{remark}</p>
        </>
      )}
    </div>
  )
}

function Noting({ id }: { id: string }) {
  const api = useApi()
  const me = useMe()
  const queries = useQueryClient()
  const { message } = App.useApp()
  if (!holdsDuty(me, ['supervisor'])) return <p className="wh-muted">尚无监察人员查看。</p>
  return (
    <FormRunner
      schema={NoteAlert}
      hints={{ '/remark': { help: '看了什么、有什么意见；没有意见的写明“无异议”。写下后不能更改。' } }}
      draftKey={`discretion-alert.${id}`}
      submitLabel="记下已查看"
      onSubmit={async (body, key) => {
        const noted = await api.post<AlertView>(`/api/discretion-alerts/${id}/note`, body, key)
        queries.setQueryData(['discretion-alert', id], noted)
        await queries.invalidateQueries({ queryKey: ['discretion-alerts'] })
        message.success('已记下')
      }}
    />
  )
}
