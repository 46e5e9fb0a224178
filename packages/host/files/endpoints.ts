import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { noteLook } from '../access-log/index.ts'
import { type Call, endpoint } from '../http/endpoint.ts'
import type { Problem } from '../http/problem.ts'
import { caseDuties, type Identity } from '../identity/index.ts'
import { byteRange } from './byte-range.ts'
import { refuseTooLarge } from './incoming.ts'
import { mediaTypeOf, mediaTypes } from './media-types.ts'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', title: '文件的 SHA-256' })

export const StoredFileReply = Type.Object({
  sha256: Hash,
  sm3: Type.String(),
  size: Type.Integer(),
  mediaType: Type.String(),
})

/** Upload and download of files by content. */
export const fileEndpoints = [
  endpoint({
    method: 'POST',
    path: '/api/files',
    summary: '上传文件（正文即文件本身；同一文件上传多次只存一份）',
    tag: '文件',
    permission: { anyOf: caseDuties },
    query: Type.Object(
      { mediaType: Type.Optional(Type.String({ maxLength: 100, title: '文件类型；缺省时取 Content-Type' })) },
      { additionalProperties: false },
    ),
    streamedBody: Object.keys(mediaTypes),
    reply: StoredFileReply,
    async handle({ query, request, files, database, claims, clock }) {
      const mediaType = query.mediaType ?? request.headers['content-type'] ?? ''
      const { mostBytes } = mediaTypeOf(mediaType).type
      if (Number(request.headers['content-length']) > mostBytes) refuseTooLarge(mostBytes)
      const received = await files.receiveFile((request.body as Readable | undefined) ?? Readable.from([]), mediaType)
      return database.write(claims, c => files.recordFile(c, received, clock.now()))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/files/{sha256}',
    summary: '下载文件（支持断点续传；每次查看都留痕）',
    tag: '文件',
    permission: { anyOf: caseDuties },
    params: Type.Object({ sha256: Hash }),
    query: Type.Object(
      {
        name: Type.Optional(Type.String({ maxLength: 200, title: '保存时的文件名' })),
        show: Type.Optional(Type.Boolean({ title: '在浏览器中直接显示（图片、PDF、录音、录像）' })),
      },
      { additionalProperties: false },
    ),
    handle: sendFile,
  }),
]

async function sendFile(call: Call<{ sha256: string }, { name?: string; show?: boolean }, unknown>): Promise<unknown> {
  const { params, query, request, reply, files, database, claims, identity, clock } = call
  const file = await database.write(claims, async c => {
    const found = await files.getFile(c, params.sha256)
    if (request.method === 'GET') await noteLook(c, lookOf(identity!, found.sha256, clock.now()))
    return found
  })
  const type = mediaTypes[file.mediaType]
  const etag = `"${file.sha256}"`
  const wanted = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = wanted ? byteRange(request.headers.range, file.size) : undefined
  if (range === 'unsatisfiable')
    return reply.status(416).header('content-range', `bytes */${file.size}`).send(beyondEnd)
  const inPlace = query.show === true && type?.shownInPlace === true
  reply
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', disposition(inPlace, query.name, file.sha256, type?.extension ?? 'bin'))
    // an uploaded file is foreign: should a browser take it for a page after all, nothing in it runs
    .header('content-security-policy', "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'")
    // a text may be GB18030, which its type does not say
    .type(file.mediaType.startsWith('text/') ? 'application/octet-stream' : file.mediaType)
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
  reply.header('content-length', range ? range.end - range.start + 1 : file.size)
  return request.method === 'HEAD' ? Readable.from([]) : files.openFile(file.sha256, range)
}

const lookOf = (identity: Identity, objectId: string, at: Date) => ({
  at,
  userId: identity.userId,
  region: identity.region,
  what: 'file',
  objectId,
  purpose: '查看或者下载文件',
})

/** A name that no header can be broken with: RFC 8187 for the real one, a plain one for old programs. */
function disposition(inPlace: boolean, name: string | undefined, sha256: string, extension: string): string {
  const plain = `${sha256.slice(0, 16)}.${extension}`
  const wished = name?.replace(/[\p{C}/\\:*?"<>|]/gu, '_').replace(/^\.+/, '') || plain
  const encoded = encodeURIComponent(wished).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${inPlace ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const beyondEnd = {
  code: 'files.range',
  message: '要求的部分超出文件的末尾。',
  next: '文件已经下载完整，或者请从头下载。',
} satisfies Problem
