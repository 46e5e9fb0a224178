import { Button, Form, Input } from 'antd'
import { faultOf } from './check.ts'
import { FieldInput } from './field-input.tsx'
import type { Field } from './fields.ts'
import { defaultsOf, type NamePath, type Values } from './values.ts'

interface FieldItemsProps {
  fields: readonly Field[]
  values: Values
  /** Where the fields lie: in the whole form, or in the line of a list that they are part of. */
  within?: NamePath
}

/** The fields of a form or of a part of it, one below the other. */
export const FieldItems = ({ fields, values, within = [] }: FieldItemsProps) =>
  fields.map(field => <FieldItem key={field.name} field={field} values={values} name={[...within, field.name]} />)

interface FieldItemProps<F = Field> {
  field: F
  values: Values
  name: NamePath
}

type Kind<K extends Field['kind']> = Extract<Field, { kind: K }>

function FieldItem({ field, values, name }: FieldItemProps) {
  if (field.kind === 'fixed') return null
  if (field.kind === 'group') return <Group field={field} values={values} name={name} />
  if (field.kind === 'list' || field.kind === 'texts') return <List field={field} values={values} name={name} />
  return (
    <Form.Item
      name={name}
      label={field.kind === 'flag' ? undefined : field.title}
      required={field.required}
      extra={explanationOf(field)}
      rules={[ruleOf(field)]}
      validateTrigger="onBlur"
    >
      <FieldInput field={field} values={values} disabled={field.lockedBecause !== undefined} />
    </Form.Item>
  )
}

const ruleOf = (field: Field) => ({
  validator: (_rule: unknown, value: unknown) => {
    const fault = faultOf(field, value)
    return fault === undefined ? Promise.resolve() : Promise.reject(new Error(fault))
  },
})

/** Nothing where there is nothing to say: an empty line would still take its room. */
function explanationOf({ help, lockedBecause }: Field) {
  if (!help && !lockedBecause) return undefined
  return (
    <>
      {help}
      {lockedBecause && <span className="wh-locked">不能修改：{lockedBecause}</span>}
    </>
  )
}

const Group = ({ field, values, name }: FieldItemProps<Kind<'list' | 'group'>>) => (
  <fieldset className="wh-group">
    <legend>{field.title}</legend>
    {field.help && <p className="wh-muted">{field.help}</p>}
    <FieldItems fields={field.fields} values={values} within={name} />
  </fieldset>
)

type ListField =
  | Kind<'list' | 'group'>
  | Exclude<Field, Kind<'list' | 'group' | 'choice' | 'choices' | 'picker' | 'fixed'>>

function List({ field, values, name }: FieldItemProps<ListField>) {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = field.schema
  const lineName = (i: number) => `${field.title}第${i + 1}项`
  return (
    <Form.List name={name} rules={[ruleOf(field)]}>
      {(lines, { add, remove }, { errors }) => (
        <fieldset className="wh-group">
          <legend>
            {field.title}
            <span className="wh-muted">{minItems > 0 ? '（必填）' : '（选填）'}</span>
          </legend>
          {field.help && <p className="wh-muted">{field.help}</p>}
          {lines.map(({ key, name: position }, i) => (
            <div key={key} className="wh-line" role="group" aria-label={lineName(i)}>
              <span className="wh-line-number" aria-hidden="true">
                {i + 1}
              </span>
              <div className="wh-line-fields">
                {'fields' in field ? (
                  <FieldItems fields={field.fields} values={values} within={[position]} />
                ) : (
                  <Form.Item name={position} rules={[ruleOf(textOfLine(field))]} validateTrigger="onBlur">
                    <Input aria-label={lineName(i)} />
                  </Form.Item>
                )}
              </div>
              <Button
                type="text"
                disabled={lines.length <= minItems}
                aria-label={`删去${lineName(i)}`}
                onClick={() => remove(position)}
              >
                删去
              </Button>
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button
            disabled={lines.length >= maxItems}
            onClick={() => add('fields' in field ? defaultsOf(field.fields) : '')}
          >
            增加一项
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}

const textOfLine = (field: Field): Field => ({
  kind: 'text',
  name: field.name,
  title: field.title,
  required: false,
  schema: field.schema.items ?? {},
})
