import type { Readable } from 'node:stream'
import { refuse } from '#kernel'

const MOST_BYTES = 20 * 1_048_576

/** The bytes of an uploaded file, up to what a statement can be. @throws Refusal `payments.fileTooLarge` */
export async function readUpload(body: unknown): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of (body as Readable | undefined) ?? []) {
    size += chunk.length
    if (size > MOST_BYTES) refuseTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function refuseTooLarge(): never {
  refuse({
    code: 'payments.fileTooLarge',
    kind: 'tooLarge',
    message: `文件超过上限（${MOST_BYTES / 1_048_576} MB）。`,
    next: '请按日期分成几个文件导入。',
  })
}
