import { Suspense, useEffect, useRef } from 'react'
import { PublicSectionsProvider, preparedSections, usePlace } from '#screens/public'
import { Broken } from './broken.tsx'
import { findPage } from './find-page.ts'
import { Footer, Header } from './frame.tsx'
import { Home } from './home.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { portalPages } from './pages.ts'

const sections = preparedSections(portalPages.map(({ sections: own = {} }) => own))

/** The public site: its frame, and the page of the address. */
export function Portal() {
  const { path } = usePlace()
  const main = useRef<HTMLElement>(null)
  useNewPage(path, main)
  return (
    <>
      <a className="pt-skip" href="#main">
        跳到正文
      </a>
      <Header />
      <main id="main" className="pt-main" ref={main} tabIndex={-1}>
        <Broken key={path}>
          <Suspense fallback={<p className="pt-muted pt-asking">正在打开……</p>}>
            <PublicSectionsProvider sections={sections}>
              <PageAt path={path} />
            </PublicSectionsProvider>
          </Suspense>
        </Broken>
      </main>
      <Footer />
    </>
  )
}

function PageAt({ path }: { path: string }) {
  if (path === '/') return <Home />
  const found = findPage(path)
  return found ? <found.Page params={found.params} /> : <NoSuchPage />
}

/** Another page begins at its top, and whoever does not see it hears that it is another. */
function useNewPage(path: string, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [path, main])
}
