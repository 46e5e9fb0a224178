import { refuse } from '#kernel'

/** A kind of file that may be stored: how large, with what ending it is handed out, and how its bytes begin. */
export interface MediaType {
  extension: string
  mostBytes: number
  /** Shown by a browser in place; the others are always downloads. */
  shownInPlace: boolean
  /** Whether the first bytes (up to `HEAD_BYTES`) are those of such a file. */
  begins(head: Uint8Array): boolean
}

/** The first bytes looked at. */
export const HEAD_BYTES = 4_096

const MB = 1_048_576

const ascii = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))
const startsWith =
  (...bytes: number[]) =>
  (head: Uint8Array): boolean =>
    bytes.every((byte, i) => head[i] === byte)
const riff = (form: string) => (head: Uint8Array) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === form
/** ISO base media: MP4, M4A, QuickTime, HEIC. */
const isoMedia = (head: Uint8Array): boolean => ascii(head, 4, 8) === 'ftyp'
const isPdf = (head: Uint8Array): boolean => ascii(head, 0, 1_024).includes('%PDF-')
const isMp3 = (head: Uint8Array): boolean =>
  ascii(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2)
const isAac = (head: Uint8Array): boolean => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0
const isZip = (head: Uint8Array): boolean => ascii(head, 0, 2) === 'PK' && [0x03, 0x05].includes(head[2] ?? 0)

const image = (extension: string, begins: MediaType['begins']): MediaType => ({
  extension,
  mostBytes: 40 * MB,
  shownInPlace: true,
  begins,
})
const audio = (extension: string, begins: MediaType['begins']): MediaType => ({
  extension,
  mostBytes: 500 * MB,
  shownInPlace: true,
  begins,
})
const video = (extension: string, begins: MediaType['begins']): MediaType => ({
  extension,
  mostBytes: 4_096 * MB,
  shownInPlace: true,
  begins,
})

const binary: Record<string, MediaType> = {
  'image/jpeg': image('jpg', startsWith(0xff, 0xd8, 0xff)),
  'image/png': image('png', startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
  'image/gif': image('gif', head => /^GIF8[79]a/.test(ascii(head, 0, 6))),
  'image/webp': image('webp', riff('WEBP')),
  'image/bmp': image('bmp', startsWith(0x42, 0x4d)),
  'image/heic': { ...image('heic', isoMedia), shownInPlace: false },
  'application/pdf': { extension: 'pdf', mostBytes: 1_024 * MB, shownInPlace: true, begins: isPdf },
  'audio/mpeg': audio('mp3', isMp3),
  'audio/mp4': audio('m4a', isoMedia),
  'audio/aac': audio('aac', isAac),
  'audio/wav': audio('wav', riff('WAVE')),
  'audio/ogg': audio('ogg', head => ascii(head, 0, 4) === 'OggS'),
  'audio/webm': audio('weba', startsWith(0x1a, 0x45, 0xdf, 0xa3)),
  'audio/amr': { ...audio('amr', head => ascii(head, 0, 5) === '#!AMR'), shownInPlace: false },
  'video/mp4': video('mp4', isoMedia),
  'video/quicktime': video('mov', head => isoMedia(head) || ['moov', 'mdat', 'wide'].includes(ascii(head, 4, 8))),
  'video/webm': video('webm', startsWith(0x1a, 0x45, 0xdf, 0xa3)),
  'application/zip': { extension: 'zip', mostBytes: 1_024 * MB, shownInPlace: false, begins: isZip },
}

/** No NUL (so no UTF-16), and not the beginning of anything else: GB18030 and UTF-8 are both texts. */
const isText = (head: Uint8Array): boolean =>
  !head.includes(0) && !Object.values(binary).some(type => type.extension !== 'bmp' && type.begins(head))

const text = (extension: string): MediaType => ({
  extension,
  mostBytes: 100 * MB,
  shownInPlace: false,
  begins: isText,
})

/** No SVG and no HTML: they can carry programs. */
export const mediaTypes: Readonly<Record<string, MediaType>> = {
  ...binary,
  'text/plain': text('txt'),
  'text/csv': text('csv'),
}

/**
 * The type by its name, without parameters and in any case; `application/x-zip-compressed` and the like by their usual name.
 * @throws Refusal `files.mediaType`
 */
export function mediaTypeOf(name: string): { name: string; type: MediaType } {
  const bare = name.split(';')[0]!.trim().toLowerCase()
  const usual = OTHER_NAMES[bare] ?? bare
  const type = Object.hasOwn(mediaTypes, usual) ? mediaTypes[usual] : undefined
  return type ? { name: usual, type } : refuseType()
}

const OTHER_NAMES: Record<string, string> = {
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'application/x-zip-compressed': 'application/zip',
}

const refuseType = (): never =>
  refuse({
    code: 'files.mediaType',
    kind: 'invalid',
    message: '不接受这种类型的文件。',
    next: '请上传图片、PDF、录音、录像、文本或者 ZIP 压缩包；其他文件请先压缩成 ZIP。',
    facts: { mediaTypes: Object.keys(mediaTypes) },
  })
