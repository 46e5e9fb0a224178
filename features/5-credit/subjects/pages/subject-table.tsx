import { Link } from 'react-router'
import { type Column, DataTable, EmptyState, holdsDuty, OrNone, type Page, PageHead, useApi, useMe } from '#screens'
import type { SubjectRow } from '../contract.ts'
import { nameOfRegion, useRegions } from './subject-queries.ts'
import { KINDS, MAY_RECORD } from './words.ts'

/** 主体: found by characters, initials, code or permit number. */
export function SubjectTable() {
  const api = useApi()
  const mayRecord = holdsDuty(useMe(), MAY_RECORD)
  const regions = useRegions()
  const columns: Column<SubjectRow>[] = [
    { key: 'name', title: '名称（姓名）', text: row => row.name },
    { key: 'kind', title: '类型', text: row => KINDS[row.kind] ?? row.kind },
    {
      key: 'uscc',
      title: '统一社会信用代码',
      text: row => row.uscc ?? '',
      show: row => (
        <span className="wh-code">
          <OrNone value={row.uscc} />
        </span>
      ),
    },
    { key: 'address', title: '地址', text: row => row.address },
    { key: 'region', title: '所在地区', text: row => nameOfRegion(regions, row.region) },
  ]
  const toNew = mayRecord && (
    <Link className="wh-button" to="/subjects/new">
      新建主体档案
    </Link>
  )
  return (
    <>
      <PageHead title="主体" note="一户一档：许可、检查、案件和信用记录都归在主体名下。">
        {toNew}
      </PageHead>
      <DataTable
        title="主体"
        columns={columns}
        rowKey={row => row.id}
        to={row => `/subjects/${row.id}`}
        searchLabel="名称、拼音首字母、代码、许可证号"
        load={({ search, after }) => api.get<Page<SubjectRow>>('/api/subjects', { search, after, limit: 50 })}
        empty={
          <EmptyState title="本辖区还没有主体档案。">
            {mayRecord ? toNew : <p className="wh-muted">由受理人员或者办案人员建立。</p>}
          </EmptyState>
        }
      />
    </>
  )
}
