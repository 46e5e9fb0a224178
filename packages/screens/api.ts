import { createContext, useContext } from 'react'
import { type SendBytes, sendBytes } from './send-bytes.ts'

/** The one form of every error the server gives. */
export interface Problem {
  code: string
  message: string
  article?: string
  next: string
  /** JSON pointer of the input field at fault. */
  field?: string
  facts?: Record<string, unknown>
}

export class ApiError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly problem: Problem

  constructor(status: number, problem: Problem) {
    super(problem.message)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

export interface Api {
  get<T>(path: string, query?: Record<string, string | number | undefined>): Promise<T>
  /** @param key one per submission: sent twice, it has one effect */
  post<T>(path: string, body: unknown, key?: string): Promise<T>
  /** Sends bytes as they are. @param onProgress called with the share that has left, 0…1 */
  upload<T>(path: string, bytes: Blob, onProgress?: (share: number) => void): Promise<T>
}

export interface ApiOptions {
  fetch: typeof globalThis.fetch
  /** Called when the session ended; resolves when the person has signed in again, rejects when he does not want to. */
  signInAgain(): Promise<void>
  /** How bytes are sent; a browser's own way when left out. */
  send?: SendBytes
}

/** Addresses where 401 is an answer, not the end of a session. */
const ASKED_WITHOUT_SESSION = new Set(['/api/sign-in', '/api/me'])

/** Requests to the server of this page. An ended session is renewed in place, and what was asked is asked once more. */
export function createApi({ fetch, signInAgain, send = sendBytes }: ApiOptions): Api {
  let signingIn: Promise<void> | undefined

  async function ask<T>(request: () => Promise<Response>, mayRenew: boolean): Promise<T> {
    const answer = await request().catch(() => undefined)
    if (!answer) throw new ApiError(0, unreachable)
    if (answer.ok) return (await answer.json()) as T
    const error = new ApiError(answer.status, await readProblem(answer))
    if (answer.status !== 401 || !mayRenew) throw error
    // several requests may find the session ended at once: the person is asked once
    signingIn ??= signInAgain().finally(() => {
      signingIn = undefined
    })
    await signingIn.catch(() => {
      throw error
    })
    return ask(request, false)
  }

  const request = <T>(path: string, init: RequestInit): Promise<T> =>
    ask(() => fetch(path, { credentials: 'same-origin', ...init }), !ASKED_WITHOUT_SESSION.has(path))

  return {
    get: (path, query) => request(withQuery(path, query), { method: 'GET' }),
    post: (path, body, key) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
        body: JSON.stringify(body),
      }),
    upload: (path, bytes, onProgress) => ask(() => send(path, bytes, onProgress ?? (() => {})), true),
  }
}

function withQuery(path: string, query: Record<string, string | number | undefined> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return text ? `${path}?${text}` : path
}

/** What stands between us and the server may answer in a form of its own. */
async function readProblem(answer: Response): Promise<Problem> {
  const body = (await answer.json().catch(() => undefined)) as Partial<Problem> | undefined
  if (typeof body?.code === 'string' && typeof body.message === 'string') return { next: '', ...body } as Problem
  return {
    code: 'screens.unreadableAnswer',
    message: `服务器的答复无法识别（${answer.status}）。`,
    next: '请稍候再试；仍然出错时，请联系系统管理员。',
  }
}

const unreachable: Problem = {
  code: 'screens.unreachable',
  message: '连接不上服务器，不能确认本次操作是否生效。',
  next: '请检查网络后再次提交；重复提交不会产生两次效果，已填写的内容仍在本机。',
}

/** What went wrong, whatever was thrown. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : { code: 'screens.unexpected', message: '页面出错，本次操作没有完成。', next: '请刷新页面后重试；草稿仍在本机。' }

const ApiContext = createContext<Api | undefined>(undefined)
export const ApiProvider = ApiContext.Provider

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi() needs an ApiProvider above it')
  return api
}
