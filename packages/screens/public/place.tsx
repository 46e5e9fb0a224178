import { type AnchorHTMLAttributes, type MouseEvent, useMemo, useSyncExternalStore } from 'react'

/** Where the public site lies on the server. */
export const BASE = '/portal'

/** An address inside the site: path without the base, and its query. */
export interface Place {
  path: string
  query: URLSearchParams
}

const MOVED = 'wh-moved'

function listen(onMove: () => void): () => void {
  window.addEventListener('popstate', onMove)
  window.addEventListener(MOVED, onMove)
  return () => {
    window.removeEventListener('popstate', onMove)
    window.removeEventListener(MOVED, onMove)
  }
}

/** The whole address as text, so that React can compare it. */
const here = (): string => window.location.pathname + window.location.search

export function usePlace(): Place {
  const address = useSyncExternalStore(listen, here)
  return useMemo(() => placeOf(address), [address])
}

function placeOf(address: string): Place {
  const [path = '', query = ''] = address.split('?')
  const inside = path.slice(BASE.length).replace(/\/+$/, '')
  return { path: inside === '' ? '/' : inside, query: new URLSearchParams(query) }
}

/** Opens another page of the site without loading it anew. */
export function go(to: string, options: { replace?: boolean } = {}): void {
  const address = BASE + to
  if (options.replace) window.history.replaceState(null, '', address)
  else window.history.pushState(null, '', address)
  window.dispatchEvent(new Event(MOVED))
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Inside the site, such as `/decisions`. */
  to: string
}

/** A link that works without the program too: another tab, a copy of the address, a press with the middle button. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plain || rest.target) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={BASE + to} onClick={follow} />
}
