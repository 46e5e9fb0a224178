import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Forms } from './forms.ts'
import type { RenderRequest } from './request.ts'

type Raw = Record<string, unknown>

/**
 * The invented example every form carries (`example.yaml` beside its template, over the shared `example.yaml`), ready to typeset.
 * It is what a form looks like filled in: for previews of a form, for its test, for a jurist who changes it.
 */
export function exampleRequest(forms: Forms, id: string): RenderRequest {
  const form = forms.get(id)
  const shared = readYaml(join(forms.dir, 'example.yaml'))
  const own = readYaml(join(forms.dir, dirname(forms.source(form).template), 'example.yaml'))
  const { people, ...base } = shared
  const data = fillIn(own.data ?? {}, people as Raw)
  return { ...base, demonstration: true, sealed: form.sealed, form: id, ...own, data } as unknown as RenderRequest
}

const readYaml = (file: string): Raw => (existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Raw) : {})

/** Replaces `{ use: venue }` by the shared person of that key. */
function fillIn(value: unknown, people: Raw): unknown {
  if (Array.isArray(value)) return value.map(item => fillIn(item, people))
  if (typeof value !== 'object' || value === null) return value
  const { use } = value as Raw
  if (typeof use === 'string') {
    const person = people[use]
    if (person === undefined) throw new Error(`example: no person '${use}' in example.yaml`)
    return person
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillIn(part, people)]))
}
