import { Link } from 'react-router'
import { type Column, DataTable, EmptyState, PageHead, useApi } from '#screens'
import type { OrganRow } from '../contract.ts'

const columns: Column<OrganRow>[] = [
  { key: 'name', title: '机构', text: row => row.name },
  { key: 'shortName', title: '简称', text: row => row.shortName },
  { key: 'region', title: '行政区划', text: row => `${row.regionName}（${row.region}）` },
]

/** 机构 of the jurisdiction. */
export function OrganTable() {
  const api = useApi()
  const register = (
    <Link className="wh-button" to="/admin/organs/new">
      登记机构
    </Link>
  )
  return (
    <>
      <PageHead title="机构" note="机构的名称、地址、电话和文号用字印在文书上。">
        {register}
      </PageHead>
      <DataTable
        title="机构"
        columns={columns}
        rowKey={row => row.id}
        to={row => `/admin/organs/${row.id}`}
        searchLabel="名称、行政区划"
        load={async ({ search }) => {
          const { rows } = await api.get<{ rows: OrganRow[] }>('/api/organs')
          return { rows: rows.filter(row => `${row.name}${row.regionName}${row.region}`.includes(search)), after: null }
        }}
        empty={<EmptyState title="还没有机构。">{register}</EmptyState>}
      />
    </>
  )
}
