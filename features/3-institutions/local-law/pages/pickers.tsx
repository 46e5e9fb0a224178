import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type PickerProps, useApi } from '#screens'
import type { UnverifiedItem } from '../contract.ts'

interface Choice {
  value: string
  label: string
}

const ListPicker = ({
  schema: _s,
  values: _v,
  value,
  onChange,
  choices,
  ...rest
}: PickerProps & { choices: Choice[] }) => (
  <Select
    {...rest}
    value={value as string | undefined}
    onChange={chosen => onChange?.(chosen)}
    options={choices}
    showSearch={{ optionFilterProp: 'label' }}
    placeholder="请选择；可按名称、编码查找"
  />
)

export function useUnverified() {
  const api = useApi()
  return useQuery({
    queryKey: ['unverifiedItems'],
    queryFn: () => api.get<{ rows: UnverifiedItem[] }>('/api/unverified-items'),
  })
}

/** An item is chosen in one of its versions: its value is code and first day. */
export const itemKey = ({ code, from }: Pick<UnverifiedItem, 'code' | 'from'>): string => `${code} ${from}`

function UnverifiedItemPicker(props: PickerProps) {
  const rows = useUnverified().data?.rows ?? []
  const choices = rows.map(row => ({ value: itemKey(row), label: `${row.code}　${row.name}（${row.field}）` }))
  return <ListPicker {...props} choices={choices} />
}

function FieldPicker(props: PickerProps) {
  const api = useApi()
  const { data = [] } = useQuery({
    queryKey: ['law', '/api/law/fields'],
    queryFn: () => api.get<{ code: string; name: string; enabled: boolean }[]>('/api/law/fields'),
  })
  const choices = data.filter(f => f.enabled).map(({ code, name }) => ({ value: code, label: name }))
  return <ListPicker {...props} choices={choices} />
}

export const pickers = { unverifiedItem: UnverifiedItemPicker, field: FieldPicker }
