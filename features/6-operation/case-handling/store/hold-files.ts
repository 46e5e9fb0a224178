import type { Connection, FileStore } from '#host'
import { type RegionCode, refuse } from '#kernel'
import { type CaseCommand, commands } from '../rules/commands.ts'

/**
 * Files that a command names must have been brought in, in the asker's jurisdiction; from now on they belong to that of
 * the case too, so that its handlers can open what a superior has sent them.
 * @throws Refusal `caseHandling.fileUnknown`
 */
export async function holdFiles(
  connection: Connection,
  files: Pick<FileStore, 'holdFiles'>,
  command: CaseCommand,
  region: RegionCode,
): Promise<void> {
  const named = filesIn(commands[command.name].body as Shape, command.body, '')
  if (named.length === 0) return
  const unknown = await files.holdFiles(
    connection,
    named.map(file => file.sha256),
    region,
  )
  const missing = named.find(file => unknown.includes(file.sha256))
  if (missing) refuseUnknownFile(missing)
}

interface NamedFile {
  sha256: string
  /** Where in the body, as in the schema's errors. */
  field: string
}

/** As much of a schema as is needed to find the files in what it describes. */
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
