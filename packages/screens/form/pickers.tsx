import { type ComponentType, createContext, type ReactNode, useContext, useMemo } from 'react'
import type { JsonSchema } from './fields.ts'
import type { Values } from './values.ts'

/** What a picker gets. It calls `onChange` with exactly what the schema wants to be sent. */
export interface PickerProps {
  id?: string
  value?: unknown
  onChange?(value: unknown): void
  disabled?: boolean
  /** Title of the field, for those who do not see it. */
  'aria-label'?: string
  schema: JsonSchema
  /** Everything filled in so far: a picker of officers may depend on the field chosen above it. */
  values: Values
}

export type Picker = ComponentType<PickerProps>
export type Pickers = Record<string, Picker>

const PickersContext = createContext<Pickers>({})

/** Around an app or a page: the pickers its forms may name in `x-picker`; inner ones win. */
export function PickersProvider({ pickers, children }: { pickers: Pickers; children: ReactNode }) {
  const outer = useContext(PickersContext)
  const all = useMemo(() => ({ ...outer, ...pickers }), [outer, pickers])
  return <PickersContext value={all}>{children}</PickersContext>
}

/** @throws Error naming the picker that nobody registered, so that it is seen when the page is written. */
export function usePicker(name: string): Picker {
  const picker = useContext(PickersContext)[name]
  if (!picker) throw new Error(`no picker is registered as ${name}`)
  return picker
}
