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
  useApi,
  useMe,
} from '#screens'
import type { RuleRow } from '../contract.ts'
import { KINDS, MAY_DRAFT, STAGES } from './words.ts'

/** A few characters that stay on one line, however long the names are. */
const Short = ({ text }: { text: string }) => <span className="wh-code">{text}</span>

const columns: Column<RuleRow>[] = [
  // the first opens the row: it is the one that says which rule this is
  { key: 'title', title: '名称', text: row => row.title },
  { key: 'kind', title: '种类', text: row => row.kindName, show: row => <Short text={row.kindName} /> },
  { key: 'code', title: '编码', text: row => row.code, show: row => <Short text={row.code} /> },
  { key: 'region', title: '地区', text: row => row.regionName, show: row => <Short text={row.regionName} /> },
  { key: 'from', title: '施行日期', text: row => row.from, show: row => <Day value={row.from} /> },
  {
    key: 'stage',
    title: '状态',
    text: row => row.stageName,
    show: row => <span className={row.stage === 'draft' ? 'wh-code wh-urgent' : 'wh-code'}>{row.stageName}</span>,
  },
]

/** 地方规定: of this place, of those above it and below, the newest first. */
export function RuleTable() {
  const api = useApi()
  const mayDraft = holdsDuty(useMe(), MAY_DRAFT)
  const links = mayDraft && (
    <>
      <Link className="wh-button" to="/local-rules/confirm">
        核实事项
      </Link>
      <Link className="wh-button" to="/local-rules/item">
        拟定地方事项
      </Link>
      <Link className="wh-button" to="/local-rules/profile">
        拟定裁量基准
      </Link>
    </>
  )
  return (
    <>
      <PageHead
        title="地方规定"
        note="地方性法规、规章设定的处罚，本地区的裁量基准，以及对事项条文的核实。由法制审核人员拟定，负责人批准后在本地区施行。"
      >
        {links}
      </PageHead>
      <DataTable
        title="地方规定"
        columns={columns}
        rowKey={row => row.id}
        to={row => `/local-rules/${row.id}`}
        filters={(values, set) => (
          <>
            <FilterChoice title="种类" options={KINDS} value={values.kind} onChange={value => set('kind', value)} />
            <FilterChoice title="状态" options={STAGES} value={values.stage} onChange={value => set('stage', value)} />
          </>
        )}
        load={({ filters, after }) =>
          api.get<Page<RuleRow>>('/api/local-rules', { kind: filters.kind, stage: filters.stage, after, limit: 50 })
        }
        empty={
          <EmptyState title="本地区还没有地方规定，适用全国统一的权力清单和裁量基准。">
            {links || <p className="wh-muted">由法制审核人员拟定。</p>}
          </EmptyState>
        }
      />
    </>
  )
}
