import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type Duty, dutyNames } from '#host/identity'
import {
  Fact,
  Facts,
  FormRunner,
  Instant,
  PageHead,
  type Problem,
  ProblemNotice,
  problemOf,
  useApi,
  useMe,
} from '#screens'
import { type AccountDetail, DutiesBody, type TemporaryPassword } from '../contract.ts'
import { Handover } from './handover.tsx'
import { Reasoned } from './reasoned.tsx'
import { accountState, dutiesText } from './words.ts'

/** One account, with what the administrator who looks may do to it. */
export function AccountPage() {
  const { id = '' } = useParams()
  const api = useApi()
  const me = useMe()
  const query = useQuery({
    queryKey: ['account', id],
    queryFn: () => api.get<AccountDetail>(`/api/admin/accounts/${encodeURIComponent(id)}`),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  const account = query.data
  if (!account) return <p className="wh-muted">正在打开……</p>
  const isSecurity = me.duties.includes('securityAdmin')
  const Actions = isSecurity ? SecurityActions : SystemActions
  return (
    <>
      <PageHead title={account.name} note={account.organName}>
        <Link to={isSecurity ? '/security/accounts' : '/admin/accounts'}>返回列表</Link>
      </PageHead>
      <div className="wh-stack">
        <section className="wh-sheet" aria-label="账号">
          <Facts>
            <Fact name="账号">{account.login}</Fact>
            <Fact name="状态">
              {accountState(account)}
              {account.pausedUntil && (
                <>
                  ，至 <Instant at={account.pausedUntil} />
                </>
              )}
            </Fact>
            <Fact name="岗位">{dutiesText(account.duties)}</Fact>
            <Fact name="拟任岗位">{dutiesText(account.proposedDuties)}</Fact>
          </Facts>
        </section>
        {account.id === me.userId ? (
          <p className="wh-muted">这是您自己的账号：任何人不得变更自己的岗位、锁定或者停用自己。</p>
        ) : (
          <Actions account={account} />
        )}
      </div>
    </>
  )
}

const EVERY_DUTY = Object.entries(dutyNames).map(([value, label]) => ({ value, label }))

function SecurityActions({ account }: { account: AccountDetail }) {
  const api = useApi()
  const client = useQueryClient()
  const { message } = App.useApp()
  const initial = account.proposedDuties.length > 0 ? account.proposedDuties : account.duties
  return (
    <>
      <section className="wh-sheet" aria-labelledby="duties">
        <h2 id="duties">授予、收回岗位</h2>
        <p className="wh-muted">
          授予所选的岗位，没有选的即收回。系统、安全、审计管理员由三人分别担任，不得兼任业务岗位。
        </p>
        <FormRunner
          key={`${account.duties}/${account.proposedDuties}`}
          schema={DutiesBody}
          draftKey={`tenancy.duties.${account.id}`}
          hints={{ '/duties': { options: EVERY_DUTY } }}
          initial={{ duties: initial as Duty[] }}
          submitLabel="授予所选岗位"
          onSubmit={async body => {
            await api.post(`/api/admin/accounts/${account.id}/duties`, body)
            await client.invalidateQueries()
            message.success('岗位已变更')
          }}
        />
      </section>
      <section className="wh-sheet" aria-labelledby="lock">
        <h2 id="lock">锁定</h2>
        <p className="wh-muted">锁定后不能登录，已登录的会话随即结束。</p>
        <div className="wh-form-actions">
          {!account.locked && <Reasoned account={account} verb="lock" label="锁定账号" />}
          {(account.locked || account.pausedUntil) && <Reasoned account={account} verb="unlock" label="解除锁定" />}
        </div>
      </section>
    </>
  )
}

function SystemActions({ account }: { account: AccountDetail }) {
  const api = useApi()
  const client = useQueryClient()
  const [given, setGiven] = useState<TemporaryPassword>()
  const [problem, setProblem] = useState<Problem>()
  const { modal } = App.useApp()
  const attempt = async (work: () => Promise<unknown>) => {
    setProblem(undefined)
    await work().catch(error => setProblem(problemOf(error)))
    await client.invalidateQueries()
  }
  const reset = () =>
    modal.confirm({
      title: `重置${account.name}的口令？`,
      content: '原口令随即失效，已登录的会话结束。临时口令只显示一次。',
      okText: '重置口令',
      onOk: () =>
        attempt(async () =>
          setGiven(await api.post<TemporaryPassword>(`/api/admin/accounts/${account.id}/reset-password`, {})),
        ),
    })
  const appoint = (duty: string) =>
    modal.confirm({
      title: `指定${account.name}为${dutyNames[duty as Duty]}？`,
      content: '首任由系统管理员指定，以后只能由安全管理员变更。',
      okText: '指定',
      onOk: () => attempt(() => api.post(`/api/admin/accounts/${account.id}/appoint`, { duty })),
    })
  if (given) return <Handover given={given} name={account.name} onDone={() => setGiven(undefined)} />
  return (
    <section className="wh-sheet" aria-label="办理">
      <div className="wh-form-actions">
        <Button onClick={reset}>重置口令</Button>
        {account.active ? (
          <Reasoned account={account} verb="deactivate" label="停用账号" />
        ) : (
          <Reasoned account={account} verb="reactivate" label="恢复账号" />
        )}
        {account.mayBeAppointed.map(duty => (
          <Button key={duty} onClick={() => appoint(duty)}>
            指定为{dutyNames[duty as Duty]}
          </Button>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  )
}
