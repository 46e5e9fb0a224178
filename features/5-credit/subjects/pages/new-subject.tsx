import { Select } from 'antd'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import {
  FormRunner,
  type Hints,
  PageHead,
  type PickerProps,
  PickersProvider,
  useApi,
  useMe,
  type Values,
} from '#screens'
import { SubjectBody } from '../contract.ts'
import { useRegions } from './subject-queries.ts'
import { KINDS } from './words.ts'

const pickers = { region: RegionPicker }

/** Records a subject; a code that is known already leads to what is recorded. */
export function NewSubject() {
  const api = useApi()
  const navigate = useNavigate()
  const { region } = useMe()
  const initial = useMemo(() => ({ kind: 'organisation', region }) as const, [region])
  return (
    <>
      <PageHead title="新建主体档案" note="请先查询，确认没有已有档案。名称、代码以证照为准。" />
      <PickersProvider pickers={pickers}>
        <FormRunner
          schema={SubjectBody}
          hints={hintsFor}
          draftKey="subjects.new"
          initial={initial}
          submitLabel="保存"
          onSubmit={async (body, key) => {
            const { id } = await api.post<{ id: string }>('/api/subjects', body, key)
            navigate(`/subjects/${id}`)
          }}
        />
      </PickersProvider>
    </>
  )
}

/** A person has no credit code, an organisation no identity number. */
function hintsFor({ kind }: Values): Hints {
  return {
    '/kind': { labels: KINDS },
    '/name': { title: kind === 'person' ? '姓名' : '名称' },
    '/uscc': { hidden: kind === 'person', help: '18 位；校验码不符时不能保存，除非确认原件如此。' },
    '/citizenId': { hidden: kind === 'organisation', ...(kind === 'soleTrader' && { title: '经营者身份证号' }) },
    '/legalRepresentative': { hidden: kind === 'person' },
    '/region': { picker: 'region' },
    '/codeConfirmed': { help: '只在证照上的代码校验码确实不符时勾选。' },
  }
}

function RegionPicker({ schema: _schema, values: _values, value, onChange, ...rest }: PickerProps) {
  const regions = useRegions()
  return (
    <Select
      {...rest}
      value={value as string | undefined}
      onChange={chosen => onChange?.(chosen)}
      options={regions.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}
