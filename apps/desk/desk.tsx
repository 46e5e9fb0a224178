import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { RouterProvider } from 'react-router'
import { ApiError, ApiProvider, createApi, type Me, MeProvider, ProblemNotice, problemOf, useApi } from '#screens'
import { ChangePasswordPage } from './change-password-page.tsx'
import { DeskCalendar } from './desk-calendar.tsx'
import { createDeskRouter } from './routes.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { SignInPage } from './sign-in-page.tsx'

interface Waiting {
  resolve(): void
  reject(reason: Error): void
}

/** The officials' app: who is signed in, the pages of his duties, and signing in again where he stands. */
export function Desk() {
  const [waiting, setWaiting] = useState<Waiting>()
  const api = useMemo(
    () =>
      createApi({
        fetch: (...request) => window.fetch(...request),
        signInAgain: () => new Promise((resolve, reject) => setWaiting({ resolve, reject })),
      }),
    [],
  )
  const end = (finish: () => void) => {
    setWaiting(undefined)
    finish()
  }
  return (
    <ApiProvider value={api}>
      <Session />
      {waiting && (
        <SignInAgain
          onSignedIn={() => end(waiting.resolve)}
          onCancel={() => end(() => waiting.reject(new Error('not signed in again')))}
        />
      )}
    </ApiProvider>
  )
}

/** Today moves on at midnight; a page left open learns of it within so many milliseconds. */
const ASK_TODAY_MS = 10 * 60_000

function Session() {
  const api = useApi()
  const client = useQueryClient()
  const me = useQuery({ queryKey: ['me'], queryFn: () => api.get<Me>('/api/me'), refetchInterval: ASK_TODAY_MS })
  const [router] = useState(createDeskRouter)
  // an ended session leaves the page as it is: the next thing that is asked of the server asks to sign in
  if (me.data?.mustChangePassword) {
    return <ChangePasswordPage me={me.data} onChanged={changed => client.setQueryData(['me'], changed)} />
  }
  if (me.data) {
    return (
      <MeProvider value={me.data}>
        <DeskCalendar today={me.data.today}>
          <RouterProvider router={router} />
        </DeskCalendar>
      </MeProvider>
    )
  }
  if (me.error instanceof ApiError && me.error.status === 401)
    return <SignInPage onSignedIn={found => client.setQueryData(['me'], found)} />
  if (me.error) {
    return (
      <main className="wh-alone">
        <ProblemNotice problem={problemOf(me.error)} />
        <Button onClick={() => me.refetch()}>再试一次</Button>
      </main>
    )
  }
  return <p className="wh-alone wh-muted">正在打开……</p>
}
