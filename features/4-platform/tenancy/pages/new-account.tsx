import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  FormRunner,
  type Hints,
  PageHead,
  PickersProvider,
  type Problem,
  ProblemNotice,
  problemOf,
  useApi,
} from '#screens'
import { NewAccount, type TemporaryPassword } from '../contract.ts'
import { Handover } from './handover.tsx'
import { pickers } from './pickers.tsx'
import { WORK_DUTIES } from './words.ts'

interface AccountFormProps {
  draftKey: string
  submitLabel: string
  /** Set where the account is made for one purpose; then no duties are proposed. */
  organId?: string
  /** What follows at once; the password is shown whether it succeeds or not, as it cannot be asked for again. */
  onCreated?(id: string): Promise<unknown>
  lockedBecause?: readonly string[]
}

/** Makes an account and shows its temporary password once. */
export function AccountForm({ draftKey, submitLabel, organId, onCreated, lockedBecause = [] }: AccountFormProps) {
  const api = useApi()
  const client = useQueryClient()
  const [given, setGiven] = useState<{ password: TemporaryPassword; name: string; problem?: Problem }>()
  const done = () => {
    setGiven(undefined)
    client.invalidateQueries()
  }
  if (given) {
    return (
      <>
        {given.problem && <ProblemNotice problem={given.problem} />}
        <Handover given={given.password} name={given.name} onDone={done} />
      </>
    )
  }
  const hints: Hints = {
    '/organId': { hidden: organId !== undefined },
    '/login': { help: '登录时使用：小写字母、数字、点和横线，2 至 32 位，例如 zhou.yanqiu' },
    '/proposedDuties': {
      hidden: organId !== undefined,
      options: WORK_DUTIES,
      help: '由安全管理员核对后授予。',
    },
  }
  return (
    <PickersProvider pickers={pickers}>
      <FormRunner
        schema={NewAccount}
        hints={hints}
        draftKey={draftKey}
        submitLabel={submitLabel}
        lockedBecause={lockedBecause}
        onSubmit={async body => {
          const asked = { ...body, ...(organId !== undefined && { organId }) }
          const password = await api.post<TemporaryPassword>('/api/admin/accounts', asked)
          const problem = await onCreated?.(password.id).then(
            () => undefined,
            error => problemOf(error),
          )
          setGiven({ password, name: body.name, ...(problem && { problem }) })
        }}
      />
    </PickersProvider>
  )
}

export const NewAccountPage = () => (
  <>
    <PageHead title="新建账号" note="一人一号。岗位由安全管理员授予。">
      <Link to="/admin/accounts">返回账号列表</Link>
    </PageHead>
    <AccountForm draftKey="tenancy.account" submitLabel="建立账号" />
  </>
)
