import { dayOf, isPlainDate, type PlainDate } from '#kernel'
import { type Power, powersInForce } from '#law-engine'
import type { Handler } from '../../acts.ts'
import type { Item } from '../../bodies/investigation.ts'
import type { Signature } from '../../bodies/shared.ts'
import type { CaseContext } from '../context.ts'
import { asTeam, findingOf, officersOf } from '../gates.ts'
import type { CaseState } from '../state.ts'

/*
 * What has been filled in so far. A preview gets a form in the middle of being typed: whatever is not yet of its kind is
 * left out, and prints as a blank place.
 */

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** The text with a full stop, where it ends without one. */
export const sentenceIn = (value: unknown): string | undefined => {
  const text = textIn(value)?.trim()
  return text && (/[。！？；：]$/.test(text) ? text : `${text}。`)
}

export const numberIn = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v): v is string => textIn(v) !== undefined) : []

export const instantIn = (value: unknown): string | undefined =>
  typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

export const dayIn = (value: unknown): PlainDate | undefined => (isPlainDate(value) ? value : undefined)

/** The civil day of an instant as far as it is known, today until then. */
export const dayOfAct = (value: unknown, { today }: CaseContext): PlainDate => {
  const instant = instantIn(value)
  return instant ? dayOf(instant) : today
}

/** The records of a list, empty ones left out. */
export const recordsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(v => typeof v === 'object' && v !== null && !Array.isArray(v)) : []

/** Somebody by name, with what else is known of him; undefined without a name. */
export const personIn = (name: unknown, more: Record<string, unknown> = {}): Record<string, string> | undefined => {
  const named = textIn(name)
  if (!named) return undefined
  const known = Object.entries(more).filter((entry): entry is [string, string] => textIn(entry[1]) !== undefined)
  return { name: named, ...Object.fromEntries(known) }
}

/** One of a few words; undefined while none of them is chosen. */
export const labelIn = (labels: Record<string, string>, value: unknown): string | undefined =>
  typeof value === 'string' && Object.hasOwn(labels, value) ? labels[value] : undefined

/** The officers named so far, with the certificates of the day of the act. */
export function teamIn(ids: unknown, at: unknown, state: CaseState, context: CaseContext): Handler[] {
  return asTeam(state, officersOf([...new Set(textsIn(ids))], context), dayOfAct(at, context), context)
}

/** The items named so far that were in force on the day of the conduct. */
export function powersIn(codes: readonly unknown[], state: CaseState, { law }: CaseContext): Power[] {
  const on = findingOf(state).conductUntil
  const inForce = powersInForce(law, { on, includeDisabled: true })
  return codes.flatMap(code => inForce.find(p => p.code === code) ?? [])
}

/** Goods as the forms list them. */
export const itemRows = (items: unknown): Record<string, string | undefined>[] =>
  recordsIn(items).map(item => {
    const { name, specification, quantity, unit, condition } = item as Partial<Item>
    return {
      name: textIn(name),
      spec: textIn(specification),
      quantity: numberIn(quantity)?.toString(),
      unit: textIn(unit),
      state: textIn(condition),
    }
  })

/** Whether a record was signed, or how it was refused; a blank place to sign while nobody has said. */
export function signatureText(signature: Partial<Signature> | undefined, signed: string): string | undefined {
  if (typeof signature !== 'object' || signature === null) return undefined
  if (signature.signed === true) return signed
  const refusal = textIn(signature.refusal)
  if (!refusal) return undefined
  const witness = textIn(signature.witness)
  return `没有签名：${refusal}${witness ? `（见证人：${witness}）` : ''}`
}

export const witnessIn = (signature: Partial<Signature> | undefined): Record<string, string> | undefined =>
  personIn(signature?.witness)
