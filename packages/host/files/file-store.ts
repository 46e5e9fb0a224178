import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { type RegionCode, refuse } from '#kernel'
import type { Connection } from '../database/index.ts'
import { type FileContent, type Incoming, receive } from './incoming.ts'

/** A file by its content. */
export interface StoredFile {
  /** Lower-case hex; the name under which the bytes lie. */
  sha256: string
  sm3: string
  size: number
  /** Of the first who brought these bytes. */
  mediaType: string
}

/** Part of a file in bytes, both ends included. */
export interface ByteRange {
  start: number
  end: number
}

export interface FileStore {
  /**
   * Takes in a file whole: on disk and hashed when it returns, known to nobody until `recordFile`. Bring a slow upload in
   * with this before the transaction begins.
   * @throws Refusal `files.*`
   */
  receiveFile(content: FileContent, mediaType: string): Promise<StoredFile>
  /** Makes a received file known in the jurisdiction of the claim, in the caller's transaction. The same bytes twice are one file. */
  recordFile(connection: Connection, file: StoredFile, at: Date): Promise<StoredFile>
  /** `receiveFile` and `recordFile`: for bytes that are at hand, such as a typeset document. */
  putFile(connection: Connection, content: FileContent, mediaType: string, at: Date): Promise<StoredFile>
  /** A file that is known in the jurisdiction of the claim. @throws Refusal `files.unknown` */
  getFile(connection: Connection, sha256: string): Promise<StoredFile>
  /**
   * Makes files known in a further jurisdiction, because something there names them.
   * @returns those that are not known in the jurisdiction of the claim; then nothing was changed
   */
  holdFiles(connection: Connection, sha256s: readonly string[], region: RegionCode): Promise<string[]>
  /** The bytes as a stream. @throws Refusal `files.bytesMissing` */
  openFile(sha256: string, range?: ByteRange): Promise<Readable>
  /** The bytes at once, checked against their name. @throws Refusal `files.bytesMissing`, `files.damaged` */
  readFile(sha256: string): Promise<Uint8Array>
}

/**
 * Files by content: the bytes under `<dir>/ab/cdef…` (SHA-256), what they are in `stored_file`, in whose
 * jurisdiction they are known in `file_holder`. Several servers on one
 * database share the folder. Bytes without a row (a transaction that failed afterwards) do no harm and are used when
 * the same file comes again.
 */
export function createFileStore(dir: string): FileStore {
  const incoming = join(dir, 'incoming')
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) refuseUnknown()
    return join(dir, sha256.slice(0, 2), sha256.slice(2))
  }
  // what a killed server left half-written; a day, because another server may be writing there
  void removeOlderThan(incoming, 24 * 3_600_000)

  async function receiveFile(content: FileContent, mediaType: string): Promise<StoredFile> {
    const { path, ...file } = await receive(incoming, content, mediaType)
    await keep(path, pathOf(file.sha256))
    return file
  }

  return {
    receiveFile,
    recordFile,
    async putFile(connection, content, mediaType, at) {
      return recordFile(connection, await receiveFile(content, mediaType), at)
    },
    getFile,
    holdFiles,
    async openFile(sha256, range) {
      const path = pathOf(sha256)
      await stat(path).catch(refuseMissing)
      return createReadStream(path, range)
    },
    async readFile(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch(refuseMissing)
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) refuseDamaged(sha256)
      return bytes
    },
  }
}

/** Moves the bytes to their name. Over the same bytes, if they are there: that also heals a damaged copy. */
async function keep(from: Incoming['path'], to: string): Promise<void> {
  const folder = dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await rename(from, to)
  } catch (error) {
    await rm(from, { force: true })
    throw error
  }
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

/** A name is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

interface FileRow {
  sha256: string
  sm3: string
  size: number
  media_type: string
}

async function recordFile(connection: Connection, file: StoredFile, at: Date): Promise<StoredFile> {
  await connection.named(
    'file-record',
    `insert into stored_file (sha256, sm3, size, media_type, stored_at) values ($1, $2, $3, $4, $5)
     on conflict (sha256) do nothing`,
    [file.sha256, file.sm3, file.size, file.mediaType, at],
  )
  await connection.named('file-hold', 'insert into file_holder (sha256) values ($1) on conflict do nothing', [
    file.sha256,
  ])
  return getFile(connection, file.sha256)
}

async function getFile(connection: Connection, sha256: string): Promise<StoredFile> {
  const [row] = await connection.named<FileRow & Record<string, unknown>>(
    'file-get',
    `select sha256, sm3, size, media_type from stored_file f
     where sha256 = $1 and exists (select from file_holder h where h.sha256 = f.sha256)`,
    [sha256],
  )
  if (!row) return refuseUnknown()
  return { sha256: row.sha256, sm3: row.sm3, size: row.size, mediaType: row.media_type }
}

async function holdFiles(connection: Connection, sha256s: readonly string[], region: RegionCode): Promise<string[]> {
  const known = await connection.named<{ sha256: string }>(
    'files-known',
    'select distinct sha256 from file_holder where sha256 = any($1)',
    [sha256s],
  )
  const unknown = sha256s.filter(sha256 => !known.some(row => row.sha256 === sha256))
  if (unknown.length > 0) return unknown
  await connection.named(
    'files-hold',
    'insert into file_holder (sha256, region) select distinct unnest($1::text[]), $2 on conflict do nothing',
    [sha256s, region],
  )
  return []
}

async function removeOlderThan(folder: string, ms: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > ms) await rm(path, { force: true }).catch(() => {})
  }
}

function refuseMissing(error: NodeJS.ErrnoException): never {
  if (error.code !== 'ENOENT') throw error
  return refuse({
    code: 'files.bytesMissing',
    kind: 'unavailable',
    message: '文件登记在案，但是在文件库中找不到它的内容。',
    next: '请系统管理员从备份恢复数据目录中的 files 文件夹。',
  })
}

const refuseDamaged = (sha256: string): never =>
  refuse({
    code: 'files.damaged',
    kind: 'unavailable',
    message: `文件库中的文件已经损坏，与登记的 SHA-256 不符（${sha256.slice(0, 12)}…）。`,
    next: '请系统管理员从备份恢复这一文件。',
  })

const refuseUnknown = (): never =>
  refuse({
    code: 'files.unknown',
    kind: 'notFound',
    message: '没有这个文件，或者不在您的辖区内。',
    next: '请核对链接是否完整；刚上传的文件请重新上传。',
  })
