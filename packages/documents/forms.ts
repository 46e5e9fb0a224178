import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type PlainDate, refuse } from '#kernel'
import { checkForm } from './check-form.ts'
import type { Form } from './form.ts'

/** Where a form's template lies inside the documents folder, and what it was made of. */
export interface FormSource {
  /** Path of `template.typ` relative to the documents folder, with `/`. */
  template: string
  /** SHA-256 (hex) over template and shared `common.typ`: freeze it beside the document. */
  templateSha256: string
}

export interface Forms {
  readonly dir: string
  /** The newest version of every form, by id. */
  list(): Form[]
  /** @throws Refusal `documents.unknownForm` / `documents.unknownFormVersion` */
  get(id: string, version?: string): Form
  /** The version in force on a day. @throws Refusal when none is. */
  inForce(id: string, day: PlainDate): Form
  source(form: Form): FormSource
}

/** A mistake in the folder of forms: names the file, the key, what is wrong and how to mend it. */
export class FormError extends Error {
  constructor(file: string, key: string, what: string, how: string) {
    super(`${file}: ${key}: ${what}. ${how}`)
    this.name = 'FormError'
  }
}

const FOLDER = /^([0-9]{2}|C[0-9])-([a-z0-9]+(?:-[a-z0-9]+)*)$/

/**
 * Reads `<dir>/<id>-<slug>/form.yaml` (current version) and `<dir>/<id>-<slug>/earlier/<version>/form.yaml` (kept versions).
 * @throws FormError on the first bad form; nothing half-loaded is returned.
 */
export function loadForms(dir: string): Forms {
  const common = readFileSync(join(dir, 'common.typ'))
  const byId = new Map<string, Form[]>()
  const sources = new Map<Form, FormSource>()
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const named = FOLDER.exec(entry.name)
    if (!named)
      throw new FormError(entry.name, '(folder)', 'is not named <id>-<slug>', 'Name it like 25-penalty-decision')
    const earlier = join(dir, entry.name, 'earlier')
    const folders = [entry.name]
    if (existsSync(earlier)) folders.push(...readdirSync(earlier).map(v => `${entry.name}/earlier/${v}`))
    const versions = folders.map(folder => {
      const form = readForm(dir, folder, named[1]!, named[2]!)
      const template = `${folder}/template.typ`
      const bytes = readTemplate(dir, template)
      const templateSha256 = createHash('sha256').update(common).update('\0').update(bytes).digest('hex')
      sources.set(form, { template, templateSha256 })
      return form
    })
    versions.sort((a, b) => (a.version < b.version ? 1 : -1))
    byId.set(named[1]!, versions)
  }
  return {
    dir,
    list: () => [...byId.values()].map(v => v[0]!).sort((a, b) => (a.id < b.id ? -1 : 1)),
    get: (id, version) => pick(byId, id, f => version === undefined || f.version === version, version),
    inForce: (id, day) => pick(byId, id, f => f.from <= day, day),
    source: form => sources.get(form)!,
  }
}

function pick(byId: Map<string, Form[]>, id: string, wanted: (f: Form) => boolean, what: string | undefined): Form {
  const versions = byId.get(id)
  if (!versions) {
    return refuse({
      code: 'documents.unknownForm',
      kind: 'invalid',
      message: `没有编号为“${id}”的文书格式。`,
      next: '请从文书目录中选择。',
    })
  }
  const form = versions.find(wanted)
  if (form) return form
  return refuse({
    code: 'documents.unknownFormVersion',
    kind: 'invalid',
    message: `文书“${versions[0]!.name}”没有 ${what} 的版本。`,
    next: `现有版本：${versions.map(v => v.version).join('、')}。`,
  })
}

function readForm(dir: string, folder: string, id: string, slug: string): Form {
  const file = `${folder}/form.yaml`
  let raw: unknown
  try {
    raw = parse(readFileSync(join(dir, file), 'utf8'))
  } catch (error) {
    throw new FormError(file, '(file)', `cannot be read: ${(error as Error).message}`, 'Write it as YAML, UTF-8')
  }
  const form = checkForm(raw, (key, what, how) => {
    throw new FormError(file, key, what, how)
  })
  if (form.id !== id) throw new FormError(file, 'id', `is '${form.id}' in folder ${folder}`, `Write id: '${id}'`)
  if (form.slug !== slug)
    throw new FormError(file, 'slug', `is '${form.slug}' in folder ${folder}`, `Write slug: ${slug}`)
  return form
}

function readTemplate(dir: string, template: string): Buffer {
  if (!existsSync(join(dir, template)))
    throw new FormError(template, '(file)', 'is missing', 'Every form.yaml has a template.typ beside it')
  return readFileSync(join(dir, template))
}
