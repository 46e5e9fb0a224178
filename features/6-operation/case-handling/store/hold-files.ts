import type { Connection } from '#host'
import { type RegionCode, refuse } from '#kernel'
import { type CaseCommand, commands } from '../rules/commands.ts'

/**
 * Files that a command names must have been brought in, in the asker's jurisdiction; from now on they belong to that of
 * the case too, so that its handlers can open what a superior has sent them.
 * @throws Refusal `caseHandling.fileUnknown`
 */
export async function holdFiles(connection: Connection, command: CaseCommand, region: RegionCode): Promise<void> {
  const named = filesIn(commands[command.name].body, command.body, '')
  if (named.length === 0) return
  const hashes = named.map(file => file.sha256)
  const known = await connection.named<{ sha256: string }>(
    'files-known',
    'select distinct sha256 from file_holder where sha256 = any($1)',
    [hashes],
  )
  const missing = named.find(file => !known.some(row => row.sha256 === file.sha256))
  if (missing) refuseUnknownFile(missing)
  await connection.named(
    'files-hold',
    'insert into file_holder (sha256, region) select unnest($1::text[]), $2 on conflict do nothing',
    [[...new Set(hashes)], region],
  )
}

interface NamedFile {
  sha256: string
  /** Where in the body, as in the schema's errors. */
  field: string
}

interface Shape {
  'x-picker'?: string
  properties?: Record<string, Shape>
  items?: Shape
}

function filesIn(shape: Shape, value: unknown, field: string): NamedFile[] {
  if (value === undefined || value === null) return []
  if (shape['x-picker'] === 'file') return typeof value === 'string' ? [{ sha256: value, field }] : []
  if (Array.isArray(value))
    return shape.items ? value.flatMap((item, i) => filesIn(shape.items!, item, `${field}/${i}`)) : []
  return Object.entries(shape.properties ?? {}).flatMap(([key, part]) =>
    filesIn(part, (value as Record<string, unknown>)[key], `${field}/${key}`),
  )
}

function refuseUnknownFile({ sha256, field }: NamedFile): never {
  refuse({
    code: 'caseHandling.fileUnknown',
    kind: 'invalid',
    message: `文件（SHA-256 ${sha256.slice(0, 12)}…）没有上传，或者不在您的辖区内。`,
    next: '请先上传文件，再提交。',
    field,
  })
}
