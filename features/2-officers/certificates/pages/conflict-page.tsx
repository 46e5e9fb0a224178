import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import {
  type Column,
  DataTable,
  Day,
  EmptyState,
  FormRunner,
  holdsDuty,
  type Page,
  PageHead,
  PageTabs,
  PickersProvider,
  useApi,
  useMe,
} from '#screens'
import { type ConflictRow, DeclareConflict } from '../contract.ts'
import { pickers } from './pickers.tsx'
import { MAY_DECLARE, MAY_KEEP, TABS } from './words.ts'

const columns: Column<ConflictRow>[] = [
  { key: 'officer', title: '执法人员', text: row => row.officerName },
  { key: 'subject', title: '当事人', text: row => row.subjectName ?? '（辖区外主体）' },
  { key: 'relation', title: '关系', text: row => row.relation },
  { key: 'on', title: '申报日期', text: row => row.declaredOn, show: row => <Day value={row.declaredOn} /> },
]

/** 利害关系: declared by the officer himself; from then on nobody assigns him to a case of that party. */
export function ConflictPage() {
  const api = useApi()
  const client = useQueryClient()
  const me = useMe()
  const { message } = App.useApp()
  const path = holdsDuty(me, MAY_KEEP) ? '/api/conflicts' : '/api/me/conflicts'
  const mayList = holdsDuty(me, [...MAY_KEEP, ...MAY_DECLARE])
  return (
    <>
      <PageHead
        title="执法人员"
        note="与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避（行政处罚法第四十三条）。"
      />
      <PageTabs label="执法人员各页" tabs={TABS} />
      <div className="wh-stack">
        {holdsDuty(me, MAY_DECLARE) && (
          <section className="wh-sheet" aria-labelledby="declare">
            <h2 id="declare">申报本人的利害关系</h2>
            <PickersProvider pickers={pickers}>
              <FormRunner
                schema={DeclareConflict}
                draftKey="certificates.conflict"
                submitLabel="申报"
                hints={{ '/relation': { title: '关系', help: '例如：本人配偶持有该单位股份' } }}
                onSubmit={async body => {
                  await api.post('/api/me/conflicts', body)
                  await client.invalidateQueries()
                  message.success('已申报')
                }}
              />
            </PickersProvider>
          </section>
        )}
        {mayList && (
          <DataTable
            title="利害关系申报"
            about={path}
            columns={columns}
            rowKey={row => row.id}
            to={row => `/subjects/${row.subjectId}`}
            load={({ after }) => api.get<Page<ConflictRow>>(path, { after, limit: 50 })}
            empty={<EmptyState title="没有申报的利害关系。" />}
          />
        )}
      </div>
    </>
  )
}
