import { useQuery } from '@tanstack/react-query'
import type { OrganRow } from '#features/4-platform/tenancy'
import { type PickerProps, useApi } from '#screens'
import { useFields } from '../queries.ts'
import { ChoicePicker } from './choice.tsx'

export function useOrgans() {
  const api = useApi()
  const queryFn = () => api.get<{ rows: OrganRow[] }>('/api/organs')
  return useQuery({ queryKey: ['organs'], queryFn, staleTime: 600_000 })
}

export function FieldPicker(props: PickerProps) {
  const fields = useFields()
  const choices = fields.data?.rows.map(({ code, name }) => ({ value: code, label: name })) ?? []
  return <ChoicePicker {...props} choices={choices} none="正在载入领域……" />
}

/** An organ of the person's jurisdiction. */
export function OrganPicker(props: PickerProps) {
  const organs = useOrgans()
  const choices = organs.data?.rows.map(({ id, name, regionName }) => ({ value: id, label: name, detail: regionName }))
  return <ChoicePicker {...props} choices={choices ?? []} none="正在载入机构……" />
}

/** A division of the person's jurisdiction that has an organ. */
export function RegionPicker(props: PickerProps) {
  const organs = useOrgans()
  const byRegion = new Map(organs.data?.rows.map(({ region, regionName }) => [region, regionName]))
  const choices = [...byRegion].map(([value, label]) => ({ value, label, detail: value }))
  return <ChoicePicker {...props} choices={choices} none="正在载入行政区划……" />
}
