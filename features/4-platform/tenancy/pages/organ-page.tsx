import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { FormRunner, PageHead, PickersProvider, ProblemNotice, problemOf, useApi } from '#screens'
import { NewOrganBody, OrganChange, type OrganDetail } from '../contract.ts'
import { pickers } from './pickers.tsx'

const hints = {
  '/numberRegion': { help: '文号括号中的地区简称，只用汉字，例如“衡”' },
  '/numberOrgan': { help: '文号括号后的机构代字，只用汉字，例如“文综”' },
  '/address': { help: '印在文书上：当事人到哪里接受询问、提交材料' },
  '/delegated': { help: '受委托的组织不得采取行政强制措施（行政强制法第十七条）。' },
}

/** Registers an organ. */
export function OrganForm({ onDone }: { onDone?(id: string): void }) {
  const api = useApi()
  const client = useQueryClient()
  return (
    <PickersProvider pickers={pickers}>
      <FormRunner
        schema={NewOrganBody}
        hints={hints}
        draftKey="tenancy.organ"
        submitLabel="登记机构"
        onSubmit={async body => {
          const { id } = await api.post<{ id: string }>('/api/admin/organs', body)
          await client.invalidateQueries()
          onDone?.(id)
        }}
      />
    </PickersProvider>
  )
}

export function NewOrgan() {
  const navigate = useNavigate()
  return (
    <>
      <PageHead title="登记机构">
        <Link to="/admin/organs">返回机构列表</Link>
      </PageHead>
      <OrganForm onDone={() => navigate('/admin/organs')} />
    </>
  )
}

export function OrganPage() {
  const { id = '' } = useParams()
  const api = useApi()
  const client = useQueryClient()
  const { message } = App.useApp()
  const query = useQuery({
    queryKey: ['organ', id],
    queryFn: () => api.get<OrganDetail>(`/api/admin/organs/${encodeURIComponent(id)}`),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  const { id: _id, region, regionName, ...facts } = query.data
  return (
    <>
      <PageHead title={facts.name} note={`${regionName}（${region}）。已经制作的文书不受更改影响。`}>
        <Link to="/admin/organs">返回机构列表</Link>
      </PageHead>
      <FormRunner
        key={query.dataUpdatedAt}
        schema={OrganChange}
        hints={hints}
        draftKey={`tenancy.organ.${id}`}
        initial={facts}
        submitLabel="保存"
        onSubmit={async body => {
          await api.post(`/api/admin/organs/${encodeURIComponent(id)}`, body)
          await client.invalidateQueries()
          message.success('已保存')
        }}
      />
    </>
  )
}
