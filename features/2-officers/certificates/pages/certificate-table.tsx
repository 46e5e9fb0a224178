import { Link } from 'react-router'
import {
  type Column,
  DataTable,
  Day,
  EmptyState,
  FilterChoice,
  holdsDuty,
  type Page,
  PageHead,
  PageTabs,
  useApi,
  useMe,
} from '#screens'
import type { CertificateRow } from '../contract.ts'
import { useFields } from './pickers.tsx'
import { isUrgent, MAY_KEEP, STATES, stateText, TABS } from './words.ts'

/** 执法人员: who may enforce, until when; those that end first in front. */
export function CertificateTable() {
  const api = useApi()
  const mayKeep = holdsDuty(useMe(), MAY_KEEP)
  const fields = useFields()
  const fieldsText = (codes: readonly string[]) =>
    codes.length === 0 ? '全部领域' : codes.map(code => fields.find(f => f.code === code)?.name ?? code).join('、')
  const columns: Column<CertificateRow>[] = [
    { key: 'name', title: '姓名', text: row => row.officerName },
    { key: 'organ', title: '机构', text: row => row.organName },
    { key: 'number', title: '证件号码', text: row => row.number },
    { key: 'fields', title: '执法领域', text: row => fieldsText(row.fieldCodes) },
    { key: 'until', title: '有效期至', text: row => row.validUntil, show: row => <Day value={row.validUntil} /> },
    {
      key: 'state',
      title: '状态',
      text: row => stateText(row.state),
      show: row => <span className={isUrgent(row.state) ? 'wh-urgent' : undefined}>{stateText(row.state)}</span>,
    },
  ]
  const register = mayKeep && (
    <Link className="wh-button" to="/officers/new">
      登记证件
    </Link>
  )
  return (
    <>
      <PageHead title="执法人员" note="执法应当由持有有效证件的人员办理（行政处罚法第四十二条）。先到期的在前。">
        {register}
      </PageHead>
      <PageTabs label="执法人员各页" tabs={TABS} />
      <DataTable
        title="执法证件"
        columns={columns}
        rowKey={row => row.id}
        to={row => `/officers/certificates/${row.id}`}
        searchLabel="姓名、完整证号"
        filters={(values, set) => (
          <FilterChoice title="状态" options={STATES} value={values.state} onChange={value => set('state', value)} />
        )}
        load={({ search, filters, after }) =>
          api.get<Page<CertificateRow>>('/api/certificates', { search, state: filters.state, after, limit: 50 })
        }
        empty={
          <EmptyState title="还没有登记执法证件。">
            {register || <p className="wh-muted">由负责人或者监察登记。</p>}
          </EmptyState>
        }
      />
    </>
  )
}
