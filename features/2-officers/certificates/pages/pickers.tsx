import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { RegionRow } from '#features/4-platform/tenancy'
import { type PickerProps, useApi } from '#screens'
import type { HandlerChoice } from '../contract.ts'

/** Fields of enforcement; the list belongs to the law. */
export function useFields(): { code: string; name: string }[] {
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['law', '/api/law/fields'],
    queryFn: () => api.get<{ code: string; name: string }[]>('/api/law/fields'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? []
}

interface ListPickerProps extends PickerProps {
  choices: { value: string; label: string }[]
  many?: boolean
}

const ListPicker = ({ schema: _s, values: _v, value, onChange, choices, many, ...rest }: ListPickerProps) => (
  <Select
    {...rest}
    {...(many && { mode: 'multiple' as const })}
    value={value as string | undefined}
    onChange={chosen => onChange?.(chosen)}
    options={choices}
    showSearch={{ optionFilterProp: 'label' }}
    placeholder={many ? '请选择，可多选' : '请选择'}
  />
)

function OfficerPicker(props: PickerProps) {
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['handlers'],
    queryFn: () => api.get<HandlerChoice[]>('/api/handlers'),
  })
  const choices = data.map(({ id, name, organName }) => ({ value: id, label: `${name}（${organName}）` }))
  return <ListPicker {...props} choices={choices} />
}

function RegionPicker(props: PickerProps) {
  const api = useApi()
  const { data = [] } = useQuery({ queryKey: ['regions'], queryFn: () => api.get<RegionRow[]>('/api/regions') })
  const choices = data.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))
  return <ListPicker {...props} choices={choices} />
}

function FieldsPicker(props: PickerProps) {
  const choices = useFields().map(({ code, name }) => ({ value: code, label: name }))
  return <ListPicker {...props} choices={choices} many />
}

/** A subject by characters of its name, initials, code or permit number. */
function SubjectPicker({ schema: _s, values: _v, value, onChange, ...rest }: PickerProps) {
  const api = useApi()
  const [search, setSearch] = useState('')
  const { data, isFetching } = useQuery({
    queryKey: ['subjects', 'for-conflict', search],
    queryFn: () =>
      api.get<{ rows: { id: string; name: string; address: string }[] }>('/api/subjects', { search, limit: 10 }),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      {...rest}
      value={value as string | undefined}
      onChange={chosen => onChange?.(chosen)}
      options={data?.rows.map(({ id, name, address }) => ({ value: id, label: `${name}（${address}）` })) ?? []}
      showSearch={{ filterOption: false, onSearch: text => setSearch(text.trim()) }}
      loading={isFetching}
      placeholder="名称、拼音首字母、信用代码、许可证号"
      notFoundContent={isFetching ? '正在查询……' : '没有找到；请先建立主体档案'}
    />
  )
}

export const pickers = { officer: OfficerPicker, region: RegionPicker, fields: FieldsPicker, subject: SubjectPicker }
