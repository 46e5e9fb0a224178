import { inflateSync } from 'fflate'
import { concat, equal, fromUtf8, utf8 } from '../bytes.ts'

/** Why a file cannot be read as an archive of ours; in Chinese, for the person in front of the checker. */
export class UnreadableArchive extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableArchive'
  }
}

export interface Archive {
  /** Content by path, in the order of the archive. */
  files: Map<string, Uint8Array>
  /**
   * `exact`: byte for byte what `packZip` makes of the content. `altered`: uncompressed like ours, yet not the same
   * bytes. `repacked`: compressed by another program, so only the content can be compared.
   */
  packing: 'exact' | 'altered' | 'repacked'
}

export const MOST_FILES = 20_000
/** Of the archive, and of its content together: 1 GiB. */
export const MOST_BYTES = 2 ** 30

const STORED = 0
const DEFLATED = 8
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8_NAMES = 0x0800
/** 1 January 1980: the archive says nothing about when it was made, so the same content has the same bytes. */
const NO_DATE = 0x0021

/** An uncompressed ZIP in which every byte follows from names and content. PDF is compressed already. */
export function packZip(files: Map<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, bytes] of files) {
    const name = utf8(path)
    const common = fields([
      [2, 20],
      [2, UTF8_NAMES],
      [2, STORED],
      [2, 0],
      [2, NO_DATE],
      [4, crc32(bytes)],
      [4, bytes.length],
      [4, bytes.length],
      [2, name.length],
      [2, 0],
    ])
    const local = [fields([[4, LOCAL]]), common, name, bytes]
    const place = fields([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ])
    directory.push(fields([[4, CENTRAL]]), fields([[2, 20]]), common, place, name)
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = fields([
    [4, END],
    [4, 0],
    [2, files.size],
    [2, files.size],
    [4, size],
    [4, offset],
    [2, 0],
  ])
  return concat(...parts, ...directory, end)
}

/**
 * Reads an archive made by `packZip` or repacked by a usual program. Trusts no length in it: what does not fit, repeats a
 * name, is encrypted or would unfold beyond the limits is unreadable.
 * @throws UnreadableArchive
 */
export function readZip(zip: Uint8Array): Archive {
  if (zip.length > MOST_BYTES) unreadable('文件超过 1 GB，不是案卷包')
  const end = findEnd(zip)
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_FILES) unreadable('压缩包内文件过多')
  const files = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  let room = MOST_BYTES
  let compressed = false
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) unreadable('压缩包目录损坏')
    const header = readHeader(zip, view, at)
    at = header.next
    if (header.path.endsWith('/') && header.size === 0) continue
    if (files.has(header.path)) unreadable(`压缩包内有两个 ${header.path}`)
    room -= header.size
    if (room < 0) unreadable('解压后超过 1 GB，疑为压缩炸弹')
    compressed ||= header.method === DEFLATED
    files.set(header.path, readContent(zip, view, header, end))
  }
  if (compressed) return { files, packing: 'repacked' }
  return { files, packing: equal(packZip(files), zip) ? 'exact' : 'altered' }
}

interface Header {
  path: string
  method: number
  /** In the archive. */
  length: number
  /** Unfolded. */
  size: number
  offset: number
  next: number
}

function readHeader(zip: Uint8Array, view: DataView, at: number): Header {
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const method = view.getUint16(at + 10, true)
  if (view.getUint16(at + 8, true) & 1) unreadable('压缩包已加密')
  if (method !== STORED && method !== DEFLATED) unreadable('压缩方式不支持')
  if (next > zip.length) unreadable('压缩包目录损坏')
  return {
    path: nameFrom(zip.subarray(at + 46, nameEnd)),
    method,
    length: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    next,
  }
}

function nameFrom(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return unreadable('压缩包内的文件名不是 UTF-8')
  }
}

function readContent(zip: Uint8Array, view: DataView, header: Header, end: number): Uint8Array {
  const { offset, length, size, method, path } = header
  if (offset + 30 > end || view.getUint32(offset, true) !== LOCAL) unreadable(`${path} 的位置不对`)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + length > end) unreadable(`${path} 不完整`)
  const content = zip.subarray(start, start + length)
  if (method === STORED) return size === length ? content : unreadable(`${path} 的长度不符`)
  // deflate unfolds to at most about 1,032 times its length
  if (size > 1_040 * length + 64) unreadable(`${path} 的长度不符`)
  return inflate(content, size) ?? unreadable(`${path} 无法解压`)
}

/** Exactly `size` bytes, or nothing: a longer result would not fit the array and is not unfolded beyond it. */
function inflate(content: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const room = new Uint8Array(size + 1)
    const bytes = inflateSync(content, { out: room })
    return bytes.length === size ? bytes.slice() : undefined
  } catch {
    return undefined
  }
}

function findEnd(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === zip.length) return at
  }
  return unreadable('不是 ZIP 压缩包，或已不完整')
}

function unreadable(message: string): never {
  throw new UnreadableArchive(message)
}

/** Little-endian fields of 2 or 4 bytes. */
function fields(values: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const [width, value] of values) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return bytes
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  return c
})

/** Only so that other programs can unpack; nothing here relies on it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xff]!
  return (crc ^ 0xffffffff) >>> 0
}
