import { useEffect, useRef } from 'react'
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { type Duty, dutyNames } from '#host/identity'
import { AppShell, EmptyState, holdsDuty, type Section, SectionsProvider, useApi, useMe } from '#screens'
import { deskPages } from './pages.ts'

const menu = deskPages.flatMap(pages => pages.menu)
const sections = mergeSections()

/** What stands around every page. */
export function Frame() {
  const me = useMe()
  const api = useApi()
  const isOpening = useNavigation().state !== 'idle'
  useFocusOnNewPage()
  // the first page belongs to those who handle cases; administrators begin at theirs
  const { pathname } = useLocation()
  const isForOthers = pathname === '/' && menu.some(item => item.to === '/' && !holdsDuty(me, item.duties))
  const signOut = async () => {
    await api.post('/api/sign-out', {}).catch(() => {})
    // from the server anew: nothing of this person stays in the page
    window.location.assign('/')
  }
  return (
    <AppShell
      me={me}
      menu={menu}
      duties={me.duties.map(duty => dutyNames[duty as Duty] ?? duty).join('、')}
      ownPage="/me"
      onSignOut={signOut}
    >
      <div className={isOpening ? 'wh-opening' : undefined} aria-busy={isOpening}>
        <SectionsProvider sections={sections}>{isForOthers ? <HomeWithoutPage /> : <Outlet />}</SectionsProvider>
      </div>
      <ScrollRestoration />
    </AppShell>
  )
}

/** Who does not see the page hears that it is another: the focus goes to its beginning. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

/** Where no page stands at the beginning, the first one of the person's duties does. */
export function HomeWithoutPage() {
  const me = useMe()
  const first = menu.find(item => item.to !== '/' && holdsDuty(me, item.duties))
  if (first) return <Navigate to={first.to} replace />
  return <EmptyState title="您的岗位还没有可以办理的事项。" />
}

/** What every feature adds to the pages of others, in the order of the registry. */
function mergeSections(): Record<string, Section[]> {
  const merged: Record<string, Section[]> = {}
  for (const { sections = {} } of deskPages)
    for (const [page, added] of Object.entries(sections)) merged[page] = [...(merged[page] ?? []), ...added]
  return merged
}
