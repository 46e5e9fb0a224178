import { Input } from 'antd'
import {
  type Column,
  DataTable,
  DayInput,
  EmptyState,
  FilterChoice,
  Instant,
  type Page,
  PageHead,
  useApi,
} from '#screens'
import type { AuditRow } from '../contract.ts'
import { AUDIT_KINDS, whatText } from './words.ts'

const kindName = (kind: string): string => AUDIT_KINDS.find(({ value }) => value === kind)?.label ?? kind

const columns: Column<AuditRow>[] = [
  { key: 'at', title: '时间', text: row => row.at, show: row => <Instant at={row.at} /> },
  { key: 'person', title: '人员', text: row => [row.userName ?? '（不明）', row.login].filter(Boolean).join(' ') },
  { key: 'kind', title: '类别', text: row => kindName(row.kind) },
  { key: 'what', title: '事项', text: row => whatText(row.what) },
  { key: 'detail', title: '内容', text: row => (row.kind === 'signIn' ? `来自 ${row.detail}` : row.detail) },
  { key: 'object', title: '对象编号', text: row => row.objectId ?? '', extra: true },
]

/** 审计日志; a row opens everything about the same object. */
export function AuditTable() {
  const api = useApi()
  return (
    <>
      <PageHead
        title="审计日志"
        note="查看案件和个人信息、登录、管理行为，都记在这里，只能增加，不能改动。打开一行，查看同一对象的全部记录。"
      />
      <DataTable
        title="审计日志"
        columns={columns}
        rowKey={row => row.key}
        to={row => (row.objectId ? `/audit?f.object=${encodeURIComponent(row.objectId)}` : '/audit')}
        searchLabel="人员：姓名或者账号"
        filters={(values, set) => (
          <>
            <FilterChoice
              title="类别"
              options={AUDIT_KINDS}
              value={values.kind}
              onChange={value => set('kind', value)}
            />
            <DayFilter label="自" value={values.from} onChange={day => set('from', day)} />
            <DayFilter label="至" value={values.until} onChange={day => set('until', day)} />
            <ObjectFilter value={values.object ?? ''} onChange={value => set('object', value)} />
          </>
        )}
        load={({ search, filters, after }) =>
          api.get<Page<AuditRow>>('/api/audit/log', {
            search,
            kind: filters.kind,
            object: filters.object,
            from: filters.from,
            until: filters.until,
            after,
            limit: 50,
          })
        }
        empty={<EmptyState title="还没有记录。" />}
      />
    </>
  )
}

interface DayFilterProps {
  label: string
  value: string | undefined
  onChange(day: string | undefined): void
}

const DayFilter = ({ label, value, onChange }: DayFilterProps) => (
  <span className="wh-day-filter">
    {label}
    <DayInput aria-label={label} {...(value && { value })} onChange={onChange} />
  </span>
)

/** Asked for when it has been typed to the end. */
function ObjectFilter({ value, onChange }: { value: string; onChange(value: string | undefined): void }) {
  const ask = (text: string) => {
    if (text.trim() !== value) onChange(text.trim() || undefined)
  }
  return (
    <Input
      key={value}
      className="wh-filter"
      aria-label="对象编号"
      placeholder="对象编号"
      defaultValue={value}
      maxLength={100}
      allowClear
      onClear={() => ask('')}
      onPressEnter={event => ask(event.currentTarget.value)}
      onBlur={event => ask(event.currentTarget.value)}
    />
  )
}
