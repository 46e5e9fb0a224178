import type { FastifyInstance } from 'fastify'
import { newId } from '#kernel'

/** An answer of the API: what came, or the problem. */
export interface Answer<T> {
  status: number
  body: T & { code?: string; message?: string; next?: string; article?: string }
}

/** The API as its users see it: signed in, by HTTP. Time stands where the story puts it. */
export interface Door {
  get<T>(login: string, path: string): Promise<Answer<T>>
  post<T>(login: string, path: string, body: unknown): Promise<Answer<T>>
  /** Bytes of a file or document. */
  download(login: string, path: string): Promise<Buffer>
}

/** Opens the doors of a server without a socket; requests run through the same routes. Sessions end like everybody's. */
export function doorOf(http: FastifyInstance, passwordOf: (login: string) => string): Door {
  const cookies = new Map<string, string>()

  async function signIn(login: string): Promise<string> {
    const answer = await http.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { login, password: passwordOf(login) },
    })
    if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in: ${answer.body}`)
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!
    cookies.set(login, cookie)
    return cookie
  }

  async function ask(login: string, method: 'GET' | 'POST', url: string, payload?: unknown) {
    const headers = {
      cookie: cookies.get(login) ?? (await signIn(login)),
      ...(method === 'POST' && { 'idempotency-key': newId() }),
    }
    const once = () =>
      http.inject({ method, url, headers, ...(payload !== undefined && { payload: payload as object }) })
    const answer = await once()
    if (answer.statusCode !== 401) return answer
    headers.cookie = await signIn(login)
    return once()
  }

  const readable = (answer: { statusCode: number; json(): unknown }) => ({
    status: answer.statusCode,
    body: answer.json() as never,
  })
  return {
    get: async (login, path) => readable(await ask(login, 'GET', path)),
    post: async (login, path, body) => readable(await ask(login, 'POST', path, body)),
    async download(login, path) {
      const answer = await ask(login, 'GET', path)
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
      return answer.rawPayload
    },
  }
}
