import { type ComponentType, createContext, lazy, type ReactNode, Suspense, useContext, useId } from 'react'

/** A part that one feature adds to the page of another: the published fines of an item, on the page of the item. */
export interface PublicSection {
  key: string
  title: string
  load(): Promise<ComponentType<{ id: string }>>
}

type Prepared = Record<string, { key: string; title: string; Part: ComponentType<{ id: string }> }[]>

const SectionsContext = createContext<Prepared>({})

/** Prepares the parts of all features once, by the kind of page they belong on. */
export function preparedSections(all: readonly Readonly<Record<string, readonly PublicSection[]>>[]): Prepared {
  const prepared: Prepared = {}
  for (const sections of all) {
    for (const page of Object.keys(sections)) {
      const parts = sections[page]!.map(({ key, title, load }) => ({
        key,
        title,
        Part: lazy(async () => ({ default: await load() })),
      }))
      prepared[page] = (prepared[page] ?? []).concat(parts)
    }
  }
  return prepared
}

export const PublicSectionsProvider = ({ sections, children }: { sections: Prepared; children: ReactNode }) => (
  <SectionsContext.Provider value={sections}>{children}</SectionsContext.Provider>
)

/** The parts others have for this page. Without any, nothing. */
export function PublicSections({ of, id }: { of: string; id: string }) {
  const prefix = useId()
  const sections = useContext(SectionsContext)[of] ?? []
  return (
    <>
      {sections.map(({ key, title, Part }) => (
        <section key={key} aria-labelledby={`${prefix}${key}`}>
          <h2 id={`${prefix}${key}`}>{title}</h2>
          <Suspense fallback={<p className="pt-muted pt-asking">正在打开……</p>}>
            <Part id={id} />
          </Suspense>
        </section>
      ))}
    </>
  )
}
