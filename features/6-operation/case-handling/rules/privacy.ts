import { maskName } from '#kernel'
import { findingOf } from './gates.ts'
import type { CaseState } from './state.ts'

/** Spaces, invisible characters and the points of names: what a name could hide behind. */
const BETWEEN = /[\s\p{Cf}·•．・]/gu
const PERSONAL_NUMBER = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/

/**
 * What of a text must not be shown to the public: names of natural persons known to the case – everybody who was heard, stood by
 * or received papers, a party who is one – and numbers that look like a citizen number or a mobile telephone. Names come back masked, because a
 * refusal is read by more people than the file.
 */
export function privateIn(text: string, state: CaseState): string[] {
  const squashed = text.replace(BETWEEN, '')
  const names = personsOf(state).filter(name => squashed.includes(name))
  return [...names.map(maskName), ...(PERSONAL_NUMBER.test(squashed) ? ['证件号码或者电话'] : [])]
}

function personsOf(state: CaseState): string[] {
  const { party } = findingOf(state)
  const { notice, decisionService, defences, hearing } = state
  const isPerson = party.kind === 'natural' && party.subjectKind === 'person'
  const names = [
    ...state.inquiries.flatMap(i => [i.person, i.guardian]),
    ...state.inspections.flatMap(i => [i.siteManager, i.signature.witness]),
    ...[notice?.service, decisionService].flatMap(s => [s?.recipient, s?.witness]),
    ...defences.map(d => d.by),
    ...(hearing?.held?.attendees ?? []),
    ...(isPerson ? [party.name] : []),
  ]
  const known = names.map(name => bareName(name ?? '')).filter(name => name.length > 1)
  return [...new Set(known)].filter(name => isPerson || name !== party.name.replace(BETWEEN, ''))
}

/** `冯某（委托代理人）` is known by what stands before the bracket. */
const bareName = (name: string): string => (name.split(/[（(，,、]/)[0] ?? '').replace(BETWEEN, '')
