import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PublicSection } from './sections.tsx'

/** What the address gives to a page. */
export interface PageProps {
  params: Readonly<Record<string, string>>
}

/** A page of the site and where it lies: `/decisions/:id`. Its program loads when it is opened. */
export interface PublicRoute {
  path: string
  load(): Promise<ComponentType<PageProps>>
}

/** What a feature gives to the public site. */
export interface PublicPages {
  /** Lines of the menu. */
  menu: readonly { to: string; label: string }[]
  routes: readonly PublicRoute[]
  /** Parts for the pages of others, by the kind of page: `power`. */
  sections?: Readonly<Record<string, readonly PublicSection[]>>
}

interface Route {
  parts: string[]
  Page: LazyExoticComponent<ComponentType<PageProps>>
}

/** Prepares routes once; the result finds the page of a path. */
export function routesOf(routes: readonly PublicRoute[]) {
  const known = routes.map(
    ({ path, load }): Route => ({ parts: partsOf(path), Page: lazy(async () => ({ default: await load() })) }),
  )
  return (path: string): { Page: Route['Page']; params: Record<string, string> } | undefined => {
    for (const route of known) {
      const params = match(route.parts, partsOf(path))
      if (params) return { Page: route.Page, params }
    }
    return undefined
  }
}

const partsOf = (path: string): string[] => path.split('/').filter(part => part !== '')

function match(wanted: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (let i = 0; i < wanted.length; i++) {
    const want = wanted[i]!
    if (want.charAt(0) === ':') params[want.slice(1)] = decoded(given[i]!)
    else if (want !== given[i]) return undefined
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
