import { describe, expect, it } from 'vitest'
import { type ApiError, createApi, problemOf } from './api.ts'

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const ended = () => json(401, { code: 'host.signInFirst', message: '登录已经过期。', next: '请登录。' })

/** A server that answers in order; what it was asked is kept. */
function server(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { path: string; init: RequestInit | undefined }[] = []
  const fetch = (async (path: string, init?: RequestInit) => {
    asked.push({ path, init })
    return answers[Math.min(asked.length, answers.length) - 1]!()
  }) as typeof globalThis.fetch
  return { fetch, asked }
}
const never = () => Promise.reject(new Error('not asked to sign in'))
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => error as ApiError,
  )

describe('what is asked', () => {
  it('leaves out what is empty', async () => {
    const { fetch, asked } = server(() => json(200, {}))
    await createApi({ fetch, signInAgain: never }).get('/api/x', { search: '琴 台', after: undefined, stage: '' })
    expect(asked[0]!.path).toBe('/api/x?search=%E7%90%B4+%E5%8F%B0')
  })
  it('carries the key of its submission', async () => {
    const { fetch, asked } = server(() => json(200, { id: 1 }))
    expect(await createApi({ fetch, signInAgain: never }).post('/api/x', { a: 1 }, 'key-0001')).toEqual({ id: 1 })
    expect(asked[0]!.init).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { 'idempotency-key': 'key-0001' },
    })
  })
})

describe('a refusal', () => {
  it('keeps code, article, next step and field', async () => {
    const problem = { code: 'x.y', message: '不可以。', article: '第四十四条', next: '先告知。', field: '/a' }
    const { fetch } = server(() => json(409, problem))
    const error = await errorOf(createApi({ fetch, signInAgain: never }).post('/api/x', {}))
    expect([error?.status, error?.problem]).toEqual([409, problem])
  })
  it('of something between us and the server still says what to do', async () => {
    const { fetch } = server(() => new Response('<html>', { status: 502 }))
    const error = await errorOf(createApi({ fetch, signInAgain: never }).get('/api/x'))
    expect(error?.problem.code).toBe('screens.unreadableAnswer')
  })
  it('without an answer says that nothing is certain', async () => {
    const { fetch } = server(() => Promise.reject(new TypeError('offline')))
    const error = await errorOf(createApi({ fetch, signInAgain: never }).get('/api/x'))
    expect([error?.status, error?.problem.code]).toEqual([0, 'screens.unreachable'])
  })
  it('of anything else thrown is ours', () => expect(problemOf(new Error('x')).code).toBe('screens.unexpected'))
})

describe('an ended session', () => {
  it('is renewed once for all who wait, and each request goes on with its own key', async () => {
    let signIns = 0
    let isOpen = false
    const asked: string[] = []
    const fetch = (async (path: string) => {
      asked.push(path)
      return isOpen ? json(200, path) : ended()
    }) as typeof globalThis.fetch
    const signInAgain = async () => {
      signIns++
      await new Promise(resolve => setTimeout(resolve, 5))
      isOpen = true
    }
    const api = createApi({ fetch, signInAgain })
    expect(await Promise.all([api.get('/api/a'), api.get('/api/b')])).toEqual(['/api/a', '/api/b'])
    expect([signIns, asked]).toEqual([1, ['/api/a', '/api/b', '/api/a', '/api/b']])
  })
  it('stays a refusal when nobody signs in, and is not asked about for ever', async () => {
    const { fetch, asked } = server(ended)
    const refused = createApi({ fetch, signInAgain: () => Promise.reject(new Error('no')) })
    expect((await errorOf(refused.get('/api/x')))?.status).toBe(401)
    const useless = createApi({ fetch, signInAgain: async () => {} })
    expect((await errorOf(useless.get('/api/x')))?.status).toBe(401)
    expect(asked).toHaveLength(3)
  })
  it('is an answer where it is asked about', async () => {
    const { fetch } = server(ended)
    expect((await errorOf(createApi({ fetch, signInAgain: never }).get('/api/me')))?.status).toBe(401)
  })
  it('does not lose a file that was being sent', async () => {
    const shares: number[] = []
    let sent = 0
    const api = createApi({
      fetch: server(ended).fetch,
      signInAgain: async () => {},
      send: async (_path, _bytes, onProgress) => {
        onProgress(1)
        return ++sent === 1 ? ended() : json(200, { sha256: 'ab' })
      },
    })
    expect(await api.upload('/api/files', new Blob(['x']), share => shares.push(share))).toEqual({ sha256: 'ab' })
    expect([sent, shares]).toEqual([2, [1, 1]])
  })
})
