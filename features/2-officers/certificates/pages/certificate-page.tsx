import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Day, Fact, Facts, FormRunner, holdsDuty, PageHead, ProblemNotice, problemOf, useApi, useMe } from '#screens'
import { type CertificateRow, KeepCertificate } from '../contract.ts'
import { useFields } from './pickers.tsx'
import { isUrgent, MAY_KEEP, stateText } from './words.ts'

const STEPS = {
  suspend: { label: '暂扣', help: '自这一日起不得执法；以前的执法仍然有效。' },
  resume: { label: '发还', help: '自这一日起恢复执法；暂扣的日期仍然留存。' },
  withdraw: { label: '收回', help: '自这一日起不得执法，不能恢复；以前的执法仍然有效。' },
} as const

/** One certificate and what may be done to it. */
export function CertificatePage() {
  const { id = '' } = useParams()
  const api = useApi()
  const me = useMe()
  const fields = useFields()
  const query = useQuery({
    queryKey: ['certificate', id],
    queryFn: () => api.get<CertificateRow>(`/api/certificates/${encodeURIComponent(id)}`),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  const row = query.data
  if (!row) return <p className="wh-muted">正在打开……</p>
  const { state } = row
  const fieldNames = row.fieldCodes.map(code => fields.find(field => field.code === code)?.name ?? code)
  const isOwn = row.officerId === me.userId
  const mayKeep = holdsDuty(me, MAY_KEEP) && !isOwn && state !== 'withdrawn'
  return (
    <>
      <PageHead title={row.officerName} note={row.organName}>
        <Link to="/officers">返回执法人员</Link>
      </PageHead>
      <section className="wh-sheet" aria-label="执法证件">
        <Facts>
          <Fact name="证件号码">{row.number}</Fact>
          <Fact name="状态">
            <span className={isUrgent(state) ? 'wh-urgent' : undefined}>{stateText(state)}</span>
            {row.statusFrom && (
              <>
                ，自 <Day value={row.statusFrom} />
              </>
            )}
          </Fact>
          <Fact name="有效期">
            <Day value={row.validFrom} /> 至 <Day value={row.validUntil} />
          </Fact>
          <Fact name="适用地区">{row.regionName}</Fact>
          <Fact name="执法领域">{fieldNames.join('、') || '全部领域'}</Fact>
        </Facts>
        {row.breaks.length > 0 && (
          <p>
            曾经暂扣：
            {row.breaks.map(({ from, until }) => (
              <span key={from}>
                <Day value={from} /> 至 <Day value={until} />；
              </span>
            ))}
          </p>
        )}
        {mayKeep && (
          <div className="wh-form-actions">
            {state === 'suspended' ? <Keep row={row} step="resume" /> : <Keep row={row} step="suspend" />}
            <Keep row={row} step="withdraw" />
          </div>
        )}
        {isOwn && <p className="wh-muted">这是您本人的证件，由其他负责人或者监察登记、变更。</p>}
      </section>
    </>
  )
}

function Keep({ row, step }: { row: CertificateRow; step: keyof typeof STEPS }) {
  const api = useApi()
  const client = useQueryClient()
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const { label, help } = STEPS[step]
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal
        open={open}
        title={`${label}${row.officerName}的执法证件`}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FormRunner
          schema={KeepCertificate}
          draftKey={`certificates.${step}.${row.id}`}
          initial={{ on: today }}
          hints={{ '/on': { help } }}
          submitLabel={label}
          onSubmit={async body => {
            await api.post(`/api/certificates/${row.id}/${step}`, body)
            setOpen(false)
            await client.invalidateQueries()
          }}
        />
      </Modal>
    </>
  )
}
