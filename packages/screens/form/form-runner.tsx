import { useState } from 'react'
import type { Static, TSchema } from 'typebox'
import type { Hints } from './fields.ts'
import { OneForm } from './one-form.tsx'
import { useDraft } from './use-draft.ts'
import type { Values } from './values.ts'

export interface FormRunnerProps<S extends TSchema> {
  /** A TypeBox object, or any JSON schema of one. */
  schema: S
  /** What the schema does not say; a function where it depends on what is filled in. */
  hints?: Hints | ((values: Values) => Hints)
  /** Names the draft: one per form and thing, e.g. `cases.file.0197…`. */
  draftKey: string
  /** What the form begins with where there is no draft; defaults of the schema fill the rest. */
  initial?: Partial<Static<S>>
  /** What has become known meanwhile (the address of a subject just chosen): put into fields that are still empty. */
  fill?: Partial<Static<S>>
  submitLabel: string
  /** Why it cannot be submitted now; stands beside the button, which is then locked. */
  lockedBecause?: readonly string[]
  /**
   * Sends the body. `key` is the Idempotency-Key of this submission: the same content keeps it until it is accepted.
   * What it throws is shown; when it returns, the draft is dropped and the form begins anew.
   */
  onSubmit(body: Static<S>, key: string): Promise<unknown>
  /** Called at the start and on each change with what would be sent now: for a live preview. */
  onChange?(body: Partial<Static<S>>): void
  /** What was filled in stays after it was accepted: a calculator, not a letter. */
  stays?: boolean
  /** More buttons beside the one that submits. */
  actions?: React.ReactNode
}

/**
 * A form from a schema. It keeps a draft while one types and restores it; Ctrl-S keeps it at once and says so; a refusal
 * shows at its field and as a notice with its article and the next step.
 */
export const FormRunner = <S extends TSchema>(props: FormRunnerProps<S>) => (
  <WithDraft key={props.draftKey} {...props} />
)

function WithDraft<S extends TSchema>(props: FormRunnerProps<S>) {
  const draft = useDraft(props.draftKey)
  const [round, setRound] = useState(0)
  const beginAnew = () => {
    draft.drop()
    setRound(round + 1)
  }
  // inside, values are what they are: the schema's type is kept at this door
  const { initial, fill, onSubmit, onChange, ...rest } = props as unknown as FormRunnerProps<TSchema> & {
    initial?: Values
    fill?: Values
  }
  return (
    <OneForm
      {...rest}
      key={round}
      draft={draft}
      initial={initial as Values | undefined}
      fill={fill as Values | undefined}
      onSubmit={(body, key) => onSubmit(body as never, key)}
      onChange={body => onChange?.(body as never)}
      onAnew={beginAnew}
    />
  )
}
