import { refuse } from '#kernel'
import type { DocumentImage, RenderedDocument, RenderRequest } from './request.ts'
import type { Typesetter } from './typesetter.ts'

/** One item of evidence as the volume shows it: fields of form C5, and the picture itself where it is one. */
export interface EvidenceInfo {
  /** By the field names of form C5: evidenceNo, name, kind, purpose, source, collectedAt, collectors, sha256, sm3, custody … */
  data: Record<string, unknown>
  /** The JPEG or PNG file as collected; absent for anything that is not a picture (video, sound, files). */
  image?: Uint8Array
}

/**
 * The evidence page: the picture on A4 with caption, source, collectors, hashes and custody; for other files the same without picture.
 * @throws Refusal `documents.notAnImage` when the bytes are neither JPEG nor PNG or cannot be drawn.
 */
export async function renderEvidenceImagePage(
  typesetter: Typesetter,
  evidence: EvidenceInfo,
  base: Omit<RenderRequest, 'form' | 'data'>,
): Promise<RenderedDocument> {
  const request = { ...base, form: 'C5', data: evidence.data }
  if (!evidence.image) return typesetter.pdf(request)
  const image: DocumentImage = { bytes: evidence.image, format: imageFormat(evidence.image) ?? notAnImage() }
  try {
    return await typesetter.pdf(request, image)
  } catch (error) {
    if (error instanceof Error && /failed to decode image|unknown image format/.test(error.message)) notAnImage()
    throw error
  }
}

/** By the first bytes, not by a file's name. */
export function imageFormat(bytes: Uint8Array): DocumentImage['format'] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpg'
  if (Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'png'
  return undefined
}

function notAnImage(): never {
  return refuse({
    code: 'documents.notAnImage',
    kind: 'invalid',
    message: '该证据文件不是可以显示的 JPEG 或者 PNG 图片。',
    next: '请按普通文件登记该证据，或者重新上传完好的图片。',
    field: '/image',
  })
}
