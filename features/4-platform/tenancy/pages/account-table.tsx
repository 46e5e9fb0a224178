import { Link } from 'react-router'
import { type Column, DataTable, EmptyState, FilterChoice, type Page, PageHead, useApi } from '#screens'
import type { AccountRow } from '../contract.ts'
import { useOrgans } from './pickers.tsx'
import { ACCOUNT_STATES, accountState, dutiesText } from './words.ts'

const columns: Column<AccountRow>[] = [
  { key: 'name', title: '姓名', text: row => row.name },
  { key: 'login', title: '账号', text: row => row.login },
  { key: 'organ', title: '机构', text: row => row.organName },
  { key: 'duties', title: '岗位', text: row => dutiesText(row.duties) },
  { key: 'proposed', title: '拟任岗位', text: row => dutiesText(row.proposedDuties) },
  { key: 'state', title: '状态', text: accountState },
]

function AccountTable({ to }: { to: string }) {
  const api = useApi()
  const { data: organs } = useOrgans()
  return (
    <DataTable
      title="账号"
      columns={columns}
      rowKey={row => row.id}
      to={row => `${to}/${row.id}`}
      searchLabel="姓名、账号"
      filters={(values, set) => (
        <>
          <FilterChoice
            title="机构"
            options={organs?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            value={values.organId}
            onChange={value => set('organId', value)}
          />
          <FilterChoice
            title="状态"
            options={ACCOUNT_STATES}
            value={values.state}
            onChange={value => set('state', value)}
          />
        </>
      )}
      load={({ search, filters, after }) =>
        api.get<Page<AccountRow>>('/api/admin/accounts', {
          search,
          organId: filters.organId,
          state: filters.state,
          after,
          limit: 50,
        })
      }
      empty={<EmptyState title="还没有账号。" />}
    />
  )
}

export const AccountsOfSystem = () => (
  <>
    <PageHead title="账号" note="系统管理员建立、停用账号，重置口令；岗位由安全管理员授予。">
      <Link className="wh-button" to="/admin/accounts/new">
        新建账号
      </Link>
    </PageHead>
    <AccountTable to="/admin/accounts" />
  </>
)

export const AccountsOfSecurity = () => (
  <>
    <PageHead title="岗位和锁定" note="授予、收回岗位，锁定、解锁账号。账号由系统管理员建立。">
      <Link className="wh-button" to="/security/accounts?f.state=proposed">
        待授予岗位的账号
      </Link>
    </PageHead>
    <AccountTable to="/security/accounts" />
  </>
)
