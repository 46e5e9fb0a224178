import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { Fact, Facts, Instant, PageHead, ProblemNotice, problemOf, useApi, useMe } from '#screens'
import type { SessionRow } from '../contract.ts'
import { PasswordForm } from './password-form.tsx'
import { dutiesText } from './words.ts'

/** 本人账号: who one is here, one's password, where one is signed in. */
export function OwnPage() {
  const me = useMe()
  const client = useQueryClient()
  const { message } = App.useApp()
  return (
    <>
      <PageHead title="本人账号" />
      <div className="wh-columns">
        <section className="wh-sheet" aria-labelledby="who">
          <h2 id="who">{me.name}</h2>
          <Facts>
            <Fact name="机构">{me.organName}</Fact>
            <Fact name="岗位">{dutiesText(me.duties)}</Fact>
          </Facts>
          <h2>修改口令</h2>
          <PasswordForm
            onChanged={changed => {
              client.setQueryData(['me'], changed)
              client.invalidateQueries({ queryKey: ['sessions'] })
              message.success('口令已修改，其他会话已经结束')
            }}
          />
        </section>
        <Sessions />
      </div>
    </>
  )
}

function Sessions() {
  const api = useApi()
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['sessions'], queryFn: () => api.get<SessionRow[]>('/api/me/sessions') })
  const rows = query.data ?? []
  // one that has ended meanwhile is gone from the list that is asked for anew
  const end = async (path: string) => {
    await api.post(path, {}).catch(() => {})
    await client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <section className="wh-sheet" aria-labelledby="sessions">
      <h2 id="sessions">登录会话</h2>
      <p className="wh-muted">不认识的会话请立即结束，并修改口令。</p>
      {query.error && <ProblemNotice problem={problemOf(query.error)} />}
      <ul className="wh-gates">
        {rows.map(row => (
          <li key={row.id}>
            <p>
              {deviceOf(row.agent)}
              {row.isThis && <span className="wh-muted">（当前会话）</span>}
            </p>
            <p className="wh-muted">
              <Instant at={row.startedAt} /> 登录，最近使用 <Instant at={row.lastSeenAt} />
              ，来自 {row.address}
            </p>
            {!row.isThis && <Button onClick={() => end(`/api/me/sessions/${row.id}/end`)}>结束这个会话</Button>}
          </li>
        ))}
      </ul>
      {rows.length > 1 && <Button onClick={() => end('/api/me/sessions/end-others')}>结束其他全部会话</Button>}
    </section>
  )
}

/** Enough of a browser's long name to tell one's devices apart. */
function deviceOf(agent: string): string {
  const browser = /(Edg|Firefox|HeadlessChrome|Chrome|Safari)\/(\d+)/.exec(agent)
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux|HarmonyOS/.exec(agent)
  return [system?.[0], browser && `${browser[1]} ${browser[2]}`].filter(Boolean).join('，') || '未知设备'
}
