import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type PickerProps, useApi } from '#screens'
import type { OrganRow, RegionRow } from '../contract.ts'

export function useRegions() {
  const api = useApi()
  return useQuery({ queryKey: ['regions'], queryFn: () => api.get<RegionRow[]>('/api/regions') })
}

export function useOrgans() {
  const api = useApi()
  return useQuery({ queryKey: ['organs'], queryFn: () => api.get<{ rows: OrganRow[] }>('/api/organs') })
}

interface ListPickerProps extends PickerProps {
  choices: { value: string; label: string }[]
}

const ListPicker = ({ schema: _schema, values: _values, value, onChange, choices, ...rest }: ListPickerProps) => (
  <Select
    {...rest}
    value={value as string | undefined}
    onChange={chosen => onChange?.(chosen)}
    options={choices}
    showSearch={{ optionFilterProp: 'label' }}
    placeholder="请选择"
  />
)

function RegionPicker(props: PickerProps) {
  const { data = [] } = useRegions()
  const choices = data.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))
  return <ListPicker {...props} choices={choices} />
}

function OrganPicker(props: PickerProps) {
  const { data } = useOrgans()
  const choices = data?.rows.map(({ id, name, regionName }) => ({ value: id, label: `${name}（${regionName}）` })) ?? []
  return <ListPicker {...props} choices={choices} />
}

export const pickers = { region: RegionPicker, organ: OrganPicker }
