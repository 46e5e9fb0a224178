import { Checkbox, Radio, Select } from 'antd'
import type { PickerProps } from '#screens'

export interface Choice {
  value: string
  label: string
  /** A second line: the article, the certificate. */
  detail?: string
  /** Why it cannot be chosen; shown beside it. */
  obstacle?: string | null
  /** Heading it stands under in a long list. */
  group?: string
}

interface ChoicePickerProps extends PickerProps {
  choices: readonly Choice[]
  /** What stands where there is nothing to choose. */
  none: string
}

/** More than so many stand in a list that opens and can be searched. */
const IN_SIGHT = 8

/** One or several of what a case has; the schema says which. What is chosen already but no longer offered stays visible. */
export function ChoicePicker({ choices, none, value, onChange, schema, values: _values, ...rest }: ChoicePickerProps) {
  // a group of boxes may not be called required
  const { 'aria-required': _required, ...ofGroup } = rest as typeof rest & { 'aria-required'?: unknown }
  const many = schema.type === 'array'
  if (choices.length === 0) return <p className="wh-muted">{none}</p>
  if (choices.length > IN_SIGHT || choices.some(choice => choice.group)) {
    return (
      <Select
        {...rest}
        {...(many && { mode: 'multiple' as const })}
        value={value as never}
        onChange={chosen => onChange?.(chosen)}
        options={grouped(choices) as Choice[]}
        optionRender={({ data }) => <Line choice={data as unknown as Choice} />}
        showSearch={{ filterOption: (text, option) => matches(text, option as unknown as Choice) }}
        allowClear
        placeholder={many ? '请选择，可多选；可按名称、编号查找' : '请选择；可按名称、编号查找'}
      />
    )
  }
  const options = choices.map(choice => ({
    value: choice.value,
    label: <Line choice={choice} />,
    disabled: Boolean(choice.obstacle),
  }))
  return many ? (
    <Checkbox.Group
      {...(ofGroup as object)}
      className="ch-choices"
      options={options}
      value={(value as string[] | undefined) ?? []}
      onChange={chosen => onChange?.(chosen)}
    />
  ) : (
    <Radio.Group
      {...(rest as object)}
      className="ch-choices"
      options={options}
      value={value}
      onChange={event => onChange?.(event.target.value)}
    />
  )
}

const Line = ({ choice }: { choice: Choice }) => (
  <span className="ch-choice">
    {choice.label}
    {(choice.obstacle || choice.detail) && <span className="wh-muted">{choice.obstacle ?? choice.detail}</span>}
  </span>
)

function grouped(choices: readonly Choice[]) {
  const option = (choice: Choice) => ({ ...choice, disabled: Boolean(choice.obstacle) })
  if (!choices.some(choice => choice.group)) return choices.map(option)
  const groups = Map.groupBy(choices, choice => choice.group ?? '其他')
  return [...groups].map(([label, inside]) => ({ label, options: inside.map(option) }))
}

function matches(text: string, choice: Choice | undefined): boolean {
  const wanted = text.trim().toLowerCase()
  return [choice?.label, choice?.detail, choice?.value].some(part => part?.toLowerCase().includes(wanted))
}
