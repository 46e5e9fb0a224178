import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { claimedDatabase, claimsFor, type Database, systemClaims } from '../database/index.ts'
import { endpoint } from '../http/endpoint.ts'
import { createHttp } from '../http/server.ts'
import type { Identity } from '../identity/index.ts'
import { createFileStore, type FileStore, fileEndpoints } from './index.ts'
import { mediaTypes } from './media-types.ts'

let db: TestDatabase
let database: Database
let files: FileStore
let app: FastifyInstance
let address: string
const dir = mkdtempSync(join(tmpdir(), 'wenheng-files-'))

const officer: Identity = {
  userId: newId(),
  name: '周文谦',
  organId: newId(),
  organName: '衡北大队',
  region: '990102',
  duties: ['handler'],
}

const people: Record<string, Identity> = {
  officer,
  neighbour: { ...officer, userId: newId(), region: '990101' },
  superior: { ...officer, userId: newId(), region: '990100' },
  auditor: { ...officer, userId: newId(), duties: ['auditAdmin'] },
}

const echo = endpoint({
  method: 'POST',
  path: '/api/echo',
  summary: '试验',
  tag: '试验',
  permission: 'signedIn',
  body: Type.Object({ text: Type.String({ maxLength: 9 }) }, { additionalProperties: false }),
  handle: async ({ body }) => body,
})

beforeAll(async () => {
  db = await testDatabase()
  database = claimedDatabase(db.pool)
  files = createFileStore(dir)
  app = await createHttp({
    endpoints: [...fileEndpoints, echo],
    database,
    files,
    clock: fixedClock('2025-05-26T02:30:00Z'),
    authenticate: async request => people[String(request.headers['x-test-person'] ?? 'officer')],
    version: '0.1.0',
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await db.drop()
  rmSync(dir, { recursive: true })
})

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const sm3Of = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest('hex')
const photo = (size: number, seed: number): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.alloc(size, seed)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  return bytes
}
const upload = (body: BodyInit, headers: Record<string, string> = {}, query = '') =>
  fetch(`${address}/api/files${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'image/jpeg', ...headers },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  })
const download = (sha256: string, headers: Record<string, string> = {}, query = '') =>
  fetch(`${address}/api/files/${sha256}${query}`, { headers })
const rows = async () => (await db.ownerPool.query('select * from stored_file order by stored_at')).rows
const leftovers = () => readdirSync(join(dir, 'incoming'))
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

describe('upload', () => {
  test('bytes are stored under their SHA-256, with both hashes told', async () => {
    const bytes = photo(3_000_000, 7)
    const answer = await upload(bytes)
    const sha256 = sha256Of(bytes)
    expect(await answer.json()).toEqual({ sha256, sm3: sm3Of(bytes), size: 3_000_000, mediaType: 'image/jpeg' })
    const path = join(dir, sha256.slice(0, 2), sha256.slice(2))
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(leftovers()).toEqual([])
  })

  test('the same file twice, also at the same moment, is one file', async () => {
    const bytes = photo(50_000, 8)
    const answers = await Promise.all([upload(bytes), upload(bytes), upload(bytes)])
    const replies = await Promise.all(answers.map(answer => answer.json()))
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
    expect((await rows()).filter(row => row.sha256 === sha256Of(bytes))).toHaveLength(1)
  })

  test('the type may stand in the address; a stream without announced length is taken', async () => {
    const bytes = Buffer.from('名称,地址\n')
    const answer = await upload(
      new Blob([bytes]).stream(),
      { 'content-type': 'application/octet-stream' },
      '?mediaType=text/csv',
    )
    expect(await answer.json()).toMatchObject({ sha256: sha256Of(bytes), mediaType: 'text/csv' })
  })

  test('a JSON text is stored, not parsed', async () => {
    const answer = await upload('{"a":', { 'content-type': 'text/plain' })
    expect(answer.status).toBe(200)
  })

  test.each([
    ['of a type that is not taken', 'x', { 'content-type': 'text/html' }, 400, 'files.mediaType'],
    ['of JSON', '{}', { 'content-type': 'application/json' }, 400, 'files.mediaType'],
    ['whose bytes are of another type', '<script>', {}, 400, 'files.otherContent'],
    ['that is empty', '', {}, 400, 'files.empty'],
  ])('a file %s is refused', async (_name, body, headers: Record<string, string>, status, expected) => {
    const before = await rows()
    expect(await code(await upload(body, headers))).toEqual([status, expected])
    expect(await rows()).toEqual(before)
    expect(leftovers()).toEqual([])
  })

  test('without a body at all it is refused', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/files?mediaType=image/png' })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'files.empty'])
  })

  test('nobody uploads without signing in', async () => {
    expect(await code(await upload(photo(10, 1), { 'x-test-person': 'nobody' }))).toEqual([401, 'host.signInFirst'])
  })

  test('too large is refused by what is announced, before it is sent', async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    const size = mediaTypes['image/jpeg']!.mostBytes + 1
    socket.write(
      `POST /api/files HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: ${size}\r\n\r\nfirst bytes`,
    )
    const answer = await new Promise<string>(resolve => socket.once('data', data => resolve(String(data))))
    socket.destroy()
    expect(answer).toMatch(/^HTTP\/1\.1 413/)
    expect(answer).toContain('files.tooLarge')
    expect(leftovers()).toEqual([])
  })

  test('too large is refused by what comes', async () => {
    const most = mediaTypes['image/jpeg']!.mostBytes
    async function* endless() {
      yield photo(1_000, 1)
      for (;;) yield Buffer.alloc(1_048_576)
    }
    await expect(files.receiveFile(endless(), 'image/jpeg')).rejects.toMatchObject({
      detail: { code: 'files.tooLarge', facts: { mostBytes: most } },
    })
    expect(leftovers()).toEqual([])
  })

  test('half-sent leaves nothing', async () => {
    const bytes = photo(1_000_000, 9)
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.write(
      `POST /api/files HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: ${bytes.length}\r\n\r\n`,
    )
    socket.write(bytes.subarray(0, 500_000))
    await expect.poll(leftovers, { timeout: 10_000 }).toHaveLength(1)
    socket.destroy()
    await expect.poll(leftovers, { timeout: 10_000 }).toEqual([])
    expect((await rows()).some(row => row.sha256 === sha256Of(bytes))).toBe(false)
    expect((await upload(bytes)).status).toBe(200)
  })

  test('is described in OpenAPI with the types it takes', async () => {
    const api = (await app.inject('/api/openapi.json')).json()
    expect(Object.keys(api.paths['/api/files'].post.requestBody.content)).toEqual(Object.keys(mediaTypes))
  })

  test('beside it, a route of JSON still takes nothing else', async () => {
    const type = { 'content-type': 'image/jpeg' }
    const answer = await app.inject({
      method: 'POST',
      url: '/api/echo',
      headers: type,
      payload: Buffer.from(photo(9, 1)),
    })
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'input.mediaType'])
    const json = { 'content-type': 'application/json' }
    const nul = await app.inject({ method: 'POST', url: '/api/echo', headers: json, payload: '{"text":"a\\u0000"}' })
    expect([nul.statusCode, nul.json().code]).toEqual([400, 'input.character'])
  })
})

describe('download', () => {
  const bytes = photo(100_000, 11)
  bytes.set([1, 2, 3], 99_000)
  const sha256 = sha256Of(bytes)
  beforeAll(() => upload(bytes))

  const looks = async () =>
    (await db.ownerPool.query('select * from access_log where object_id = $1 order by id', [sha256])).rows

  test('gives the bytes as a download that no browser takes for a page, and leaves a trace', async () => {
    const before = (await looks()).length
    const answer = await download(sha256, {}, `?name=${encodeURIComponent('现场"照片\\1.jpg')}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '100000',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="${sha256.slice(0, 16)}.jpg"; filename*=UTF-8''${encodeURIComponent('现场_照片_1.jpg')}`,
    })
    const after = await looks()
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)).toMatchObject({ user_id: officer.userId, region: '990102', what: 'file' })
  })

  test('pictures may be shown in place, texts never are', async () => {
    expect((await download(sha256, {}, '?show=true')).headers.get('content-disposition')).toMatch(/^inline;/)
    const text = (await (await upload('甲', { 'content-type': 'text/plain' })).json()) as { sha256: string }
    const shown = await download(text.sha256, {}, '?show=true')
    expect(shown.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(shown.headers.get('content-type')).toBe('application/octet-stream')
  })

  test('goes on where it stopped', async () => {
    const rest = await download(sha256, { range: 'bytes=98000-', 'if-range': `"${sha256}"` })
    expect([rest.status, rest.headers.get('content-range')]).toEqual([206, 'bytes 98000-99999/100000'])
    expect(Buffer.from(await rest.arrayBuffer()).equals(bytes.subarray(98_000))).toBe(true)
    const other = await download(sha256, { range: 'bytes=98000-', 'if-range': '"another"' })
    expect([other.status, (await other.arrayBuffer()).byteLength]).toEqual([200, 100_000])
    const beyond = await download(sha256, { range: 'bytes=100000-' })
    expect(beyond.headers.get('content-range')).toBe('bytes */100000')
    expect(await code(beyond)).toEqual([416, 'files.range'])
  })

  test('a look at the header alone sends and logs nothing', async () => {
    const before = (await looks()).length
    const answer = await fetch(`${address}/api/files/${sha256}`, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '100000'])
    expect(await looks()).toHaveLength(before)
  })

  test('what is not there, or not for strangers, is refused', async () => {
    expect(await code(await download('0'.repeat(64)))).toEqual([404, 'files.unknown'])
    expect(await code(await download('..%2f..%2fetc'))).toEqual([400, 'input.invalid'])
    expect(await code(await download(sha256, { 'x-test-person': 'nobody' }))).toEqual([401, 'host.signInFirst'])
    expect(await code(await download(sha256, { 'x-test-person': 'auditor' }))).toEqual([403, 'host.notPermitted'])
  })

  test('what another county brought in stays there until the same bytes come here', async () => {
    const { sha256: own } = (await (await upload('只有邻县有', { 'content-type': 'text/plain' })).json()) as {
      sha256: string
    }
    const asked = (who: string) => download(own, { 'x-test-person': who })
    expect(await code(await asked('neighbour'))).toEqual([404, 'files.unknown'])
    expect((await asked('superior')).status).toBe(200)
    await upload('只有邻县有', { 'content-type': 'text/plain', 'x-test-person': 'neighbour' })
    expect((await asked('neighbour')).status).toBe(200)
  })
})

describe('the store', () => {
  const pdf = Buffer.from('%PDF-1.7\n甲')

  test('puts bytes in the transaction of an act: rolled back, nobody knows them', async () => {
    const failed = database.write(systemClaims, async c => {
      await files.putFile(c, pdf, 'application/pdf', new Date('2025-05-26T02:30:00Z'))
      throw new Error('refused afterwards')
    })
    await expect(failed).rejects.toThrow('refused afterwards')
    expect(await code(await download(sha256Of(pdf)))).toEqual([404, 'files.unknown'])
    const file = await database.write(claimsFor(officer), c => files.putFile(c, pdf, 'application/pdf', new Date()))
    expect(Buffer.from(await files.readFile(file.sha256)).equals(pdf)).toBe(true)
  })

  test('notices what was damaged or lost, and heals when the file comes again', async () => {
    const path = join(dir, sha256Of(pdf).slice(0, 2), sha256Of(pdf).slice(2))
    writeFileSync(path, '%PDF-1.7\n乙')
    await expect(files.readFile(sha256Of(pdf))).rejects.toMatchObject({ detail: { code: 'files.damaged' } })
    await files.receiveFile(pdf, 'application/pdf')
    expect(Buffer.from(await files.readFile(sha256Of(pdf))).equals(pdf)).toBe(true)
    rmSync(path)
    await expect(files.readFile(sha256Of(pdf))).rejects.toMatchObject({ detail: { code: 'files.bytesMissing' } })
    expect(await code(await download(sha256Of(pdf)))).toEqual([503, 'files.bytesMissing'])
    await expect(files.readFile('../../etc/passwd')).rejects.toMatchObject({ detail: { code: 'files.unknown' } })
  })
})
