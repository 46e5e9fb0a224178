import { useContext, useState } from 'react'
import { MeContext } from './session.tsx'

/** Something a person likes to find again on this device: columns shown, saved filters. Lost without harm. */
export function usePreference<T>(name: string, otherwise: T): [T, (value: T) => void] {
  const owner = useContext(MeContext)?.userId ?? 'visitor'
  const key = `wenheng.preference.${owner}.${name}`
  const [value, setValue] = useState<T>(() => read(key) ?? otherwise)
  const set = (next: T) => {
    setValue(next)
    try {
      window.localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // it holds until the page is closed
    }
  }
  return [value, set]
}

function read<T>(key: string): T | undefined {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
