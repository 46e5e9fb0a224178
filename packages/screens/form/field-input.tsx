import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { DayInput } from './day-input.tsx'
import type { Field } from './fields.ts'
import { InstantInput } from './instant-input.tsx'
import { MoneyInput } from './money-input.tsx'
import { usePicker } from './pickers.tsx'
import type { Values } from './values.ts'

interface FieldInputProps {
  field: Field
  values: Values
  disabled?: boolean
  /** These come from the form item around it: id, value, onChange and what it is described by. */
  [given: string]: unknown
}

/** More than this many choices stand in a list that opens. */
const CHOICES_IN_SIGHT = 5

/** How much has been written, once that begins to matter. */
const nearEnd = ({ count, maxLength = 0 }: { count: number; maxLength?: number }): string =>
  count > maxLength * 0.8 ? `${count} / ${maxLength}` : ''

/** The input of one field; lists and groups are made of several. */
export function FieldInput({ field, values, ...given }: FieldInputProps) {
  switch (field.kind) {
    case 'longText':
      return (
        <Input.TextArea
          {...given}
          autoSize={{ minRows: 3, maxRows: 16 }}
          {...(field.schema.maxLength && { count: { max: field.schema.maxLength, show: nearEnd } })}
        />
      )
    case 'day':
      return <DayInput {...given} />
    case 'datetime':
      return <InstantInput {...given} />
    case 'money':
      return <MoneyInput {...given} />
    case 'integer':
      return <InputNumber {...given} className="wh-number-input" inputMode="decimal" controls={false} />
    case 'flag':
      return <Flag title={field.title} {...given} />
    case 'choice':
      // what need not be answered can be taken back, which radio buttons cannot
      return field.required && field.options.length <= CHOICES_IN_SIGHT ? (
        <Radio.Group {...given} options={field.options} aria-label={field.title} />
      ) : (
        <Select {...given} options={field.options} {...searchable} allowClear placeholder="请选择" />
      )
    case 'choices':
      return field.options.length <= CHOICES_IN_SIGHT ? (
        <Checkbox.Group {...forGroup(given)} options={field.options} />
      ) : (
        <Select {...given} mode="multiple" options={field.options} {...searchable} placeholder="请选择，可多选" />
      )
    case 'picker':
      return <Picked name={field.picker} field={field} values={values} given={given} />
    default:
      return <Input {...given} />
  }
}

/** A group of boxes cannot itself be required (WAI-ARIA); that it is stands in its name. */
const forGroup = ({ 'aria-required': _required, ...given }: Record<string, unknown>) => given

const searchable = { showSearch: { optionFilterProp: 'label' } } as const

function Flag({ title, value, onChange, ...given }: { title: string; [given: string]: unknown }) {
  return (
    <Checkbox
      {...given}
      checked={value === true}
      onChange={event => (onChange as ((checked: boolean) => void) | undefined)?.(event.target.checked)}
    >
      {title}
    </Checkbox>
  )
}

interface PickedProps {
  name: string
  field: Field
  values: Values
  given: Record<string, unknown>
}

function Picked({ name, field, values, given }: PickedProps) {
  const Picker = usePicker(name)
  return <Picker {...given} schema={field.schema} values={values} aria-label={field.title} />
}
