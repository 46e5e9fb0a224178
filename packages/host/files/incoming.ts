import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#kernel'
import { HEAD_BYTES, mediaTypeOf } from './media-types.ts'

/** Bytes at once or as they come. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>

/** A file that came in whole and lies on disk, still under a name of its own. */
export interface Incoming {
  path: string
  sha256: string
  sm3: string
  size: number
  mediaType: string
}

/**
 * Writes what comes in to a fresh file of the folder, hashing on the way; on disk when it returns. Whatever is refused or
 * breaks off leaves nothing behind.
 * @throws Refusal `files.mediaType`, `files.tooLarge`, `files.empty`, `files.otherContent`, `files.interrupted`
 */
export async function receive(folder: string, content: FileContent, mediaType: string): Promise<Incoming> {
  const { name, type } = mediaTypeOf(mediaType)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(12).toString('hex'))
  const file = await open(path, 'wx', 0o600)
  try {
    const { head, ...hashed } = await writeHashing(file, chunksOf(content), type.mostBytes)
    if (hashed.size === 0) refuseEmpty()
    if (!type.begins(head)) refuseContent(name)
    await file.sync()
    await file.close()
    return { path, mediaType: name, ...hashed }
  } catch (error) {
    await file.close().catch(() => {})
    await rm(path, { force: true })
    throw error
  }
}

async function writeHashing(file: FileHandle, chunks: AsyncIterable<Uint8Array>, mostBytes: number) {
  const sha256 = createHash('sha256')
  const sm3 = createHash('sm3')
  let head: Uint8Array = new Uint8Array()
  let size = 0
  for await (const chunk of readable(chunks)) {
    size += chunk.length
    if (size > mostBytes) refuseTooLarge(mostBytes)
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
    sha256.update(chunk)
    sm3.update(chunk)
    await file.writev([chunk])
  }
  return { size, head, sha256: sha256.digest('hex'), sm3: sm3.digest('hex') }
}

async function* chunksOf(content: FileContent): AsyncIterable<Uint8Array> {
  if (content instanceof Uint8Array) yield content
  else yield* content
}

/** A sender who goes away is not an error of ours. */
async function* readable(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'EPIPE', 'ABORT_ERR'].includes(code)) refuseInterrupted()
    throw error
  }
}

/** For the early look at the length the sender announces. */
export function refuseTooLarge(mostBytes: number): never {
  refuse({
    code: 'files.tooLarge',
    kind: 'tooLarge',
    message: `文件超过这一类型的上限（${Math.floor(mostBytes / 1_048_576)} MB）。`,
    next: '请压缩、截取或者分成几个文件后上传。',
    facts: { mostBytes },
  })
}

const refuseEmpty = (): never =>
  refuse({ code: 'files.empty', kind: 'invalid', message: '文件是空的。', next: '请核对所选的文件后重新上传。' })

const refuseContent = (mediaType: string): never =>
  refuse({
    code: 'files.otherContent',
    kind: 'invalid',
    message: `文件的内容与所称的类型（${mediaType}）不符。`,
    next: '请核对文件是否损坏，或者以它真实的类型上传。',
  })

const refuseInterrupted = (): never =>
  refuse({
    code: 'files.interrupted',
    kind: 'invalid',
    message: '上传中断，文件没有保存。',
    next: '请重新上传这一文件。',
  })
