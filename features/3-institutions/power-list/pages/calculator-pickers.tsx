import { Select } from 'antd'
import type { PickerProps } from '#screens'
import type { CircumstanceRow } from '../contract.ts'
import { useCircumstances, useProfiles } from './law-queries.ts'
import { DIRECTIONS } from './words.ts'

const unverified = (datum: { confidence: string }): string => (datum.confidence === 'verified' ? '' : '（未核实）')

/** A benchmark that has been published. */
export function ProfilePicker({ schema: _schema, values: _values, value, onChange, ...rest }: PickerProps) {
  const profiles = useProfiles().data ?? []
  return (
    <Select
      {...rest}
      value={value as string | undefined}
      onChange={chosen => onChange?.(chosen)}
      options={profiles.map(profile => ({ value: profile.id, label: profile.name + unverified(profile) }))}
    />
  )
}

/** Circumstances under the direction in which they weigh. */
export function CircumstancePicker({ schema: _schema, values, value, onChange, ...rest }: PickerProps) {
  const circumstances = (useCircumstances().data ?? []).filter(
    ({ partyKind }) => partyKind === null || partyKind === values.partyKind,
  )
  const groups = Object.entries(DIRECTIONS).map(([direction, label]) => ({
    label,
    options: circumstances.filter(c => c.direction === direction).map(optionOf),
  }))
  return (
    <Select
      {...rest}
      mode="multiple"
      placeholder="没有的不选"
      value={(value as string[] | undefined) ?? []}
      onChange={chosen => onChange?.(chosen)}
      options={groups.filter(group => group.options.length > 0)}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

const optionOf = (c: CircumstanceRow) => ({
  value: c.code,
  label: `${c.name}（${c.duty === 'must' ? '应当' : '可以'}）${unverified(c)}`,
})
