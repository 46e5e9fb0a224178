import { type RefObject, useEffect, useState } from 'react'

/** Where j, k and the other keys lead, given the row that is chosen. Undefined: the key means nothing here. */
export function moveChoice(key: string, chosen: number, rows: number): number | undefined {
  if (rows === 0) return undefined
  if (key === 'j') return Math.min(rows - 1, chosen + 1)
  if (key === 'k') return Math.max(0, chosen - 1)
  return undefined
}

/** `/` to search, j and k to walk, Enter to open; silent while somebody types. */
export function useTableKeys(rows: number, search: RefObject<HTMLInputElement | null>, open: (row: number) => void) {
  const [chosen, setChosen] = useState(-1)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isElsewhere(event.target)) return
      if (event.key === '/') {
        event.preventDefault()
        search.current?.focus()
        search.current?.select()
      } else if (event.key === 'Enter' && chosen >= 0 && chosen < rows && !isPressable(event.target)) {
        open(chosen)
      } else {
        const next = moveChoice(event.key, chosen, rows)
        if (next !== undefined) setChosen(next)
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [rows, chosen, search, open])
  return [chosen, setChosen] as const
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Enter on a link or button does what that says. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button') !== null

/** What lies over the page has keys of its own. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role=dialog], [role=tooltip]') !== null
