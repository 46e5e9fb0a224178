import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../api.ts'

/** What went wrong, in the one form of every error of the server. */
export class AskFailed extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'AskFailed'
    this.problem = problem
  }
}

const unreachable: Problem = {
  code: 'screens.unreachable',
  message: '连接不上服务器。',
  next: '请检查网络后再试一次。',
}
const unreadable: Problem = {
  code: 'screens.unreadableAnswer',
  message: '服务器的答复无法识别。',
  next: '请稍候再试一次。',
}

/** Asks the server of this page, without an account; with a body where the question is long. @throws AskFailed */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const asked: RequestInit | undefined = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const answer = await fetch(path, asked).catch(() => undefined)
  if (!answer) throw new AskFailed(unreachable)
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok && said !== undefined) return said as T
  throw new AskFailed(isProblem(said) ? said : unreadable)
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'message' in body && 'next' in body

export const problemIn = (error: unknown): Problem => (error instanceof AskFailed ? error.problem : unreadable)

/** An answer on its way, there, or not to be had. `again` asks once more. */
export type Asked<T> = { again(): void } & (
  | { state: 'asking' }
  | { state: 'there'; data: T }
  | { state: 'failed'; problem: Problem }
)

/** Asks when the path changes; a path left out asks nothing. An answer that comes late is dropped. */
export function useAsked<T>(path: string | undefined): Asked<T> {
  const [answer, setAnswer] = useState<{ path: string; data?: T; problem?: Problem }>()
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound(n => n + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same
  useEffect(() => {
    if (path === undefined) return
    let wanted = true
    ask<T>(path).then(
      data => wanted && setAnswer({ path, data }),
      error => wanted && setAnswer({ path, problem: problemIn(error) }),
    )
    return () => {
      wanted = false
    }
  }, [path, round])
  if (answer === undefined || answer.path !== path) return { state: 'asking', again }
  if (answer.problem) return { state: 'failed', problem: answer.problem, again }
  return { state: 'there', data: answer.data as T, again }
}
