import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from 'react'
import { holdsDuty, useMe } from './session.tsx'

/** A part that one feature adds to the page of another: the cases of a subject, on the page of the subject. */
export interface Section {
  key: string
  /** Without one the part stands alone, and may be nothing at all: a line that is only there when it is due. */
  title?: string
  /** Only for who holds one of them; nobody is shown a part that would refuse him. */
  duties?: readonly string[]
  /** Best lazy, so that it loads with the page. */
  Component: ComponentType<{ id: string }>
}

/** By the kind of page they belong on: `subject`, `case`, `caseNotices` (above everything on the page of a case) … */
export type SectionsByPage = Readonly<Record<string, readonly Section[]>>

const SectionsContext = createContext<SectionsByPage>({})

export const SectionsProvider = ({ sections, children }: { sections: SectionsByPage; children: ReactNode }) => (
  <SectionsContext value={sections}>{children}</SectionsContext>
)

/** The parts others have for this page. Without any, nothing. */
export function Sections({ of, id }: { of: string; id: string }) {
  const me = useMe()
  const sections = (useContext(SectionsContext)[of] ?? []).filter(section => holdsDuty(me, section.duties))
  return sections.map(({ key, title, Component }) =>
    title === undefined ? (
      <Suspense key={key} fallback={null}>
        <Component id={id} />
      </Suspense>
    ) : (
      <section key={key} className="wh-sheet" aria-label={title}>
        <h2>{title}</h2>
        <Suspense fallback={<p className="wh-muted">正在打开……</p>}>
          <Component id={id} />
        </Suspense>
      </section>
    ),
  )
}
