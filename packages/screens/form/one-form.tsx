import { App, Button, Form, type FormInstance } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { canonicalJson, dayOf, formatDayZh, newId, timeOf } from '#kernel'
import { type Problem, problemOf } from '../api.ts'
import { ProblemNotice } from '../display.tsx'
import { submitKeys } from '../submit-key.ts'
import { FieldItems } from './field-item.tsx'
import { fieldsOf, type Hints, type JsonSchema } from './fields.ts'
import type { KeptDraft } from './use-draft.ts'
import { bodyOf, defaultsOf, filledIn, pathOfField, pathOfPointer, type Values } from './values.ts'

interface OneFormProps {
  schema: object
  hints?: Hints | ((values: Values) => Hints)
  draft: KeptDraft
  initial: Values | undefined
  fill: Values | undefined
  submitLabel: string
  lockedBecause?: readonly string[]
  onSubmit(body: Values, key: string): Promise<unknown>
  onChange(body: Values): void
  onAnew(): void
  stays?: boolean
  actions?: ReactNode
}

/** One round of a form, from its first values to the answer that accepts them. */
export function OneForm(props: OneFormProps) {
  const { schema, hints, draft, initial, fill, onSubmit, onChange, onAnew, stays, ...rest } = props
  const fieldsFor = (given: Values) =>
    fieldsOf(schema as JsonSchema, typeof hints === 'function' ? hints(given) : hints)
  const [form] = Form.useForm<Values>()
  const [first] = useState(() => ({ ...defaultsOf(fieldsFor({})), ...initial, ...draft.restored?.values }))
  const [values, setValues] = useState<Values>(first)
  const fields = fieldsFor(values)
  const [keys] = useState(() => submitKeys(() => newId()))
  const [problem, setProblem] = useState<Problem>()
  const [sending, setSending] = useState(false)
  const name = useId().replaceAll(/\W/g, '')
  useSaveKey(draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per change of values, not per rendering
  useEffect(() => onChange(bodyOf(fields, values)), [values])

  // biome-ignore lint/correctness/useExhaustiveDependencies: filled in once for each thing that becomes known
  useEffect(() => {
    const known = Object.entries(fill ?? {}).filter(([, value]) => filledIn(value) !== undefined)
    const empty = known.filter(([name]) => filledIn(form.getFieldValue(name)) === undefined)
    if (empty.length === 0) return
    form.setFieldsValue(Object.fromEntries(empty))
    changed()
  }, [canonicalJson(fill ?? {})])

  function changed(changes: Values = {}) {
    recheck(form, changes)
    const all = form.getFieldsValue(true) as Values
    setValues(all)
    draft.note(all)
  }

  async function submit() {
    setSending(true)
    setProblem(undefined)
    draft.keepNow()
    try {
      const body = bodyOf(fields, form.getFieldsValue(true) as Values)
      await onSubmit(body, keys.keyFor(body))
      keys.accepted()
      if (stays) draft.drop()
      else onAnew()
    } catch (error) {
      // at once: no field takes the focus while the form is on its way
      flushSync(() => setSending(false))
      showRefusal(problemOf(error))
    } finally {
      setSending(false)
    }
  }

  function showRefusal(refusal: Problem) {
    setProblem(refusal)
    const said = refusal.field === undefined ? [] : [{ field: refusal.field, message: refusal.message }]
    const shown = [...said, ...othersOf(refusal)].flatMap(({ field, message }) => {
      const at = pathOfField(fields, pathOfPointer(field))
      return at ? [{ name: at, errors: [message] }] : []
    })
    form.setFields(shown)
    if (shown[0]) form.scrollToField(shown[0].name, { block: 'center', focus: true })
  }

  return (
    <Form
      form={form}
      name={name}
      className="wh-form"
      layout="vertical"
      requiredMark={markOptional}
      initialValues={first}
      scrollToFirstError={{ block: 'center', focus: true }}
      onValuesChange={changed}
      onFinish={submit}
      onKeyDown={keepEnterFromSubmitting}
    >
      {draft.restored && <Restored savedAt={draft.restored.savedAt} onDrop={onAnew} />}
      {/* what is typed into a letter on its way would be lost with its draft */}
      <div inert={sending} aria-busy={sending}>
        <FieldItems fields={fields} values={values} />
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!draft.keeps && <p className="wh-urgent">本机不能保存草稿：关闭页面会丢失已填写的内容。</p>}
      <SubmitRow {...rest} sending={sending} />
    </Form>
  )
}

/** What else is wrong, each at its field. */
const othersOf = ({ facts }: Problem): { field: string; message: string }[] =>
  Array.isArray(facts?.atFields) ? facts.atFields : []

/** What was wrong and is being mended is looked at again while one types; what is fine is left in peace. */
function recheck(form: FormInstance, changes: Values): void {
  const wrong = form.getFieldsError().filter(({ errors }) => errors.length > 0)
  const mended = wrong.filter(({ name }) => isWithin(changes, name)).map(({ name }) => name)
  if (mended.length > 0) form.validateFields(mended).catch(() => {})
}

function isWithin(changes: unknown, path: readonly (string | number)[]): boolean {
  const [first, ...rest] = path
  if (first === undefined || typeof changes !== 'object' || changes === null) return first === undefined
  const inner = (changes as Record<string | number, unknown>)[first]
  return inner !== undefined && isWithin(inner, rest)
}

/** Enter in a field, above all after typing a date, must not send a decision; it presses buttons only. */
function keepEnterFromSubmitting(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

type SubmitRowProps = Pick<OneFormProps, 'submitLabel' | 'lockedBecause' | 'actions'> & { sending: boolean }

function SubmitRow({ submitLabel, lockedBecause = [], actions, sending }: SubmitRowProps) {
  const reasonsId = useId()
  const isLocked = lockedBecause.length > 0
  return (
    <div className="wh-form-actions">
      <Button
        type="primary"
        htmlType="submit"
        loading={sending}
        disabled={isLocked}
        aria-describedby={isLocked ? reasonsId : undefined}
      >
        {submitLabel}
      </Button>
      {actions}
      {isLocked && (
        <ul id={reasonsId} className="wh-locked-because" aria-label="现在不能提交的原因">
          {lockedBecause.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What must be filled in is the rule; what need not be is said. */
const markOptional = (label: ReactNode, { required }: { required: boolean }) =>
  required ? (
    label
  ) : (
    <>
      {label}
      <span className="wh-muted">（选填）</span>
    </>
  )

function Restored({ savedAt, onDrop }: { savedAt: string; onDrop(): void }) {
  return (
    <div className="wh-restored" role="status">
      已恢复{formatDayZh(dayOf(savedAt))}
      {timeOf(savedAt)}保存在本机的草稿。
      <Button type="link" onClick={onDrop}>
        不用草稿，重新填写
      </Button>
    </div>
  )
}

/** Ctrl-S (⌘S) keeps the draft instead of saving the page. */
function useSaveKey(draft: KeptDraft): void {
  const { message } = App.useApp()
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      const kept = draft.keepNow()
      message.open({
        key: 'wh-draft',
        type: kept ? 'success' : 'error',
        content: kept ? '草稿已保存在本机' : '本机不能保存草稿，请先提交，或者把内容另行保存。',
      })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [draft, message])
}
