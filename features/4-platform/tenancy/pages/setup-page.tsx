import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { FormRunner, PageHead, ProblemNotice, problemOf, useApi, useMe } from '#screens'
import { NewRegion, type SetupState } from '../contract.ts'
import { AccountForm } from './new-account.tsx'
import { OrganForm } from './organ-page.tsx'
import { useOrgans, useRegions } from './pickers.tsx'

/** Two who handle, one who leads, one who reviews, one who takes payments: shown as done from then on, never enforced. */
const PEOPLE_FOR_A_CASE = 5

/** 初次设置: from an empty database to the first case, in the order it has to happen. */
export function SetupPage() {
  const api = useApi()
  const query = useQuery({ queryKey: ['setup'], queryFn: () => api.get<SetupState>('/api/admin/setup') })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  const state = query.data
  if (!state) return <p className="wh-muted">正在打开……</p>
  const steps: Omit<StepProps, 'n' | 'isAt'>[] = [
    {
      title: '行政区划',
      isDone: state.regions > 0,
      result: `已登记 ${state.regions} 个`,
      children: <RegionStep />,
    },
    { title: '机构', isDone: state.organs > 0, result: `已登记 ${state.organs} 个`, children: <OrganStep /> },
    {
      title: '安全管理员',
      isDone: state.securityAdmins > 0,
      result: '已指定',
      children: <AdministratorStep duty="securityAdmin" isDone={state.securityAdmins > 0} />,
    },
    {
      title: '审计管理员',
      isDone: state.auditAdmins > 0,
      result: '已指定',
      children: <AdministratorStep duty="auditAdmin" isDone={state.auditAdmins > 0} />,
    },
    {
      title: '工作人员',
      isDone: state.people >= PEOPLE_FOR_A_CASE || state.withDuties > 0,
      result: `已建立 ${state.people} 个账号`,
      children: (
        <>
          <p>
            为每一名工作人员建立账号，写明拟任岗位。办理一个案件至少需要两名办案人员、一名负责人、一名法制审核、一名财务。
          </p>
          <AccountForm draftKey="tenancy.setup.account" submitLabel="建立账号" />
        </>
      ),
    },
    {
      title: '授予岗位，登记证件',
      isDone: state.withDuties > 0,
      result: `${state.withDuties} 人已有岗位`,
      children: <HandOn />,
    },
  ]
  const at = steps.findIndex(step => !step.isDone)
  return (
    <>
      <PageHead title="初次设置" note="依次完成以下各步，即可开始办案。以后可以随时回到这里补充。" />
      <ol className="wh-setup">
        {steps.map((step, i) => (
          <Step key={step.title} n={i + 1} isAt={i === at} {...step} />
        ))}
      </ol>
    </>
  )
}

interface StepProps {
  n: number
  title: string
  isDone: boolean
  /** The one to be done now stands open. */
  isAt: boolean
  result: string
  children: ReactNode
}

const Step = ({ n, title, isDone, isAt, result, children }: StepProps) => (
  <li className={isAt ? 'wh-setup-step wh-setup-now' : 'wh-setup-step'} aria-current={isAt ? 'step' : undefined}>
    <details open={isAt}>
      <summary>
        <span className="wh-setup-n">{n}</span>
        <h2>{title}</h2>
        <span className="wh-muted">{isDone ? result : isAt ? '现在办理' : '尚未办理'}</span>
      </summary>
      <div className="wh-setup-body">{children}</div>
    </details>
  </li>
)

function RegionStep() {
  const api = useApi()
  const client = useQueryClient()
  const { data: regions = [] } = useRegions()
  return (
    <>
      <p>
        从上到下登记本机构所在的省、市、县。代码按 GB/T
        2260，六位数字；上级没有登记的，不能登记下级。直辖市所属区、县的上级，是“市辖区”“县”的汇总代码。
      </p>
      <Chain title="已登记的行政区划">
        {regions.map(({ code, name }) => (
          <li key={code}>
            {name} <span className="wh-muted">{code}</span>
          </li>
        ))}
      </Chain>
      <FormRunner
        schema={NewRegion}
        draftKey="tenancy.region"
        submitLabel="登记行政区划"
        hints={{ '/fictional': { help: '代码以 99 开头；该地区的页面都会注明虚构。' } }}
        onSubmit={async body => {
          await api.post('/api/admin/regions', body)
          await client.invalidateQueries({ queryKey: ['regions'] })
        }}
      />
      <NextStep label="行政区划已经登记完，下一步" />
    </>
  )
}

function OrganStep() {
  const { data } = useOrgans()
  const { organId } = useMe()
  const others = data?.rows.filter(organ => organ.id !== organId) ?? []
  return (
    <>
      <p>登记执法机构。文号用字决定文书的编号，例如“（衡）文综罚字”，两个机构不能相同。</p>
      {others.length > 0 && (
        <Chain title="已登记的机构">
          {others.map(({ id, name }) => (
            <li key={id}>
              <Link to={`/admin/organs/${id}`}>{name}</Link>
            </li>
          ))}
        </Chain>
      )}
      <OrganForm />
    </>
  )
}

/** Several divisions are registered one after the other: the person says when that is all. */
function NextStep({ label }: { label: string }) {
  const client = useQueryClient()
  return (
    <div>
      <Button onClick={() => client.invalidateQueries({ queryKey: ['setup'] })}>{label}</Button>
    </div>
  )
}

const Chain = ({ title, children }: { title: string; children: ReactNode }) => (
  <ul className="wh-chain" aria-label={title}>
    {children}
  </ul>
)

const CHARGES = {
  securityAdmin: '安全管理员授予和收回岗位，锁定账号。首任由系统管理员指定，以后只能由安全管理员授予。',
  auditAdmin: '审计管理员查看登录、查看和管理行为的日志，不能办理其他事项。首任由系统管理员指定。',
}

function AdministratorStep({ duty, isDone }: { duty: keyof typeof CHARGES; isDone: boolean }) {
  const api = useApi()
  const { organId } = useMe()
  return (
    <>
      <p>{CHARGES[duty]}三名管理员由三人分别担任，不得兼任业务岗位。</p>
      <AccountForm
        draftKey={`tenancy.setup.${duty}`}
        submitLabel="建立账号并指定"
        organId={organId}
        onCreated={id => api.post(`/api/admin/accounts/${id}/appoint`, { duty })}
        lockedBecause={isDone ? ['已经指定；增加或者更换，由安全管理员办理。'] : []}
      />
    </>
  )
}

const HandOn = () => (
  <>
    <p>以下由他人办理，系统管理员不能代办：</p>
    <ul className="wh-bullets">
      <li>安全管理员登录，在“岗位和锁定”中逐人核对拟任岗位并授予。</li>
      <li>负责人登录，在“执法人员”中登记每名办案人员的执法证件；负责人本人的证件，由其他负责人或者监察登记。</li>
      <li>办案人员登录，登记线索，开始办案。</li>
    </ul>
  </>
)
