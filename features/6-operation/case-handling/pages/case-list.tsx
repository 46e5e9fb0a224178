import { Button, Checkbox } from 'antd'
import { useNavigate } from 'react-router'
import {
  type Column,
  DataTable,
  Day,
  EmptyState,
  FilterChoice,
  OrNone,
  PageHead,
  type TableQuery,
  useApi,
  useMe,
} from '#screens'
import type { CaseRow, CasePage as PageOfCases } from '../contract.ts'
import { stageNames } from '../rules/stage.ts'
import './case-handling.css'
import { useFields } from './queries.ts'
import { mayRegister } from './work-desk.tsx'

const columns: readonly Column<CaseRow>[] = [
  { key: 'partyName', title: '当事人', text: row => row.partyName },
  { key: 'cause', title: '案由', text: row => row.cause },
  { key: 'stage', title: '阶段', text: row => row.stageName },
  {
    key: 'caseNumber',
    title: '案号',
    text: row => row.caseNumber ?? '',
    show: row => <DocumentNumber value={row.caseNumber} />,
  },
  {
    key: 'nextDue',
    title: '最近期限',
    text: row => row.nextDue ?? '',
    show: row => <DueDay day={row.nextDue} />,
  },
  { key: 'openedOn', title: '登记', text: row => row.openedOn, show: row => <Day value={row.openedOn} /> },
  {
    key: 'filedOn',
    title: '立案',
    text: row => row.filedOn ?? '',
    show: row => <Day value={row.filedOn} />,
    extra: true,
  },
  {
    key: 'decisionNumber',
    title: '决定书文号',
    text: row => row.decisionNumber ?? '',
    show: row => <DocumentNumber value={row.decisionNumber} />,
    extra: true,
  },
  {
    key: 'decidedOn',
    title: '决定',
    text: row => row.decidedOn ?? '',
    show: row => <Day value={row.decidedOn} />,
    extra: true,
  },
  { key: 'region', title: '行政区划', text: row => row.region, extra: true },
]

const stages = Object.entries(stageNames)
  .filter(([stage]) => stage !== 'none')
  .map(([value, label]) => ({ value, label }))

/** 案件: search, filters, pages. */
export function CaseList() {
  const api = useApi()
  const me = useMe()
  const navigate = useNavigate()
  const fields = useFields()
  const fieldChoices = fields.data?.rows.map(field => ({ value: field.code, label: field.name })) ?? []
  const load = ({ search, filters, after }: TableQuery) =>
    api.get<PageOfCases>('/api/cases', {
      search,
      stage: filters.stage,
      fieldCode: filters.field,
      mine: filters.mine,
      after,
      limit: 20,
    })
  const register = (
    <Button type="primary" onClick={() => navigate('/cases/new')}>
      登记线索
    </Button>
  )
  return (
    <>
      <PageHead title="案件">{mayRegister(me) && register}</PageHead>
      <DataTable
        title="案件"
        columns={columns}
        rowKey={row => row.id}
        load={load}
        to={row => `/cases/${row.id}`}
        searchLabel="当事人、案由、案号、决定书文号"
        filters={(values, set) => (
          <>
            <FilterChoice title="阶段" options={stages} value={values.stage} onChange={value => set('stage', value)} />
            <FilterChoice
              title="领域"
              options={fieldChoices}
              value={values.field}
              onChange={value => set('field', value)}
            />
            {me.duties.includes('handler') && (
              <Checkbox
                className="ch-mine"
                checked={values.mine === 'true'}
                onChange={event => set('mine', event.target.checked ? 'true' : undefined)}
              >
                只看我办理的
              </Checkbox>
            )}
          </>
        )}
        empty={
          <EmptyState title="还没有案件。">
            {mayRegister(me) ? (
              <>
                <p className="wh-muted">发现违法线索，或者收到举报、移送、交办，先登记线索。</p>
                {register}
              </>
            ) : (
              <p className="wh-muted">办案人员或者举报受理人员登记线索以后，案件会出现在这里。</p>
            )}
          </EmptyState>
        }
      />
    </>
  )
}

/** A number is read as one word. */
const DocumentNumber = ({ value }: { value: string | null }) => (
  <span className="ch-number">
    <OrNone value={value} />
  </span>
)

function DueDay({ day }: { day: string | null }) {
  const { today } = useMe()
  if (day === null) return <OrNone value={null} />
  return (
    <span className={day <= today ? 'wh-urgent' : undefined}>
      <Day value={day} />
      {day < today && '（已过）'}
    </span>
  )
}
