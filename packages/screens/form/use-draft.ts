import { useContext, useMemo, useRef, useState } from 'react'
import { MeContext } from '../session.tsx'
import { type Draft, type Drafts, draftsOf } from './drafts.ts'
import type { Values } from './values.ts'

export interface KeptDraft {
  /** The draft the form began with, until it is dropped. */
  restored: Draft | undefined
  /** False once this device refused to keep one. */
  keeps: boolean
  /** Keeps the values at once: neither a crash nor a closed tab gives a second chance. */
  note(values: Values): void
  /** Keeps what was noted last once more; false when the device does not. */
  keepNow(): boolean
  /** What was accepted, or is not wanted, needs no draft. */
  drop(): void
}

/** The draft of one form on this device: found once at the start, kept with every change. */
export function useDraft(key: string): KeptDraft {
  const owner = useContext(MeContext)?.userId ?? 'visitor'
  const drafts = useMemo<Drafts>(() => draftsOf(deviceStorage(), owner, () => new Date()), [owner])
  const [restored, setRestored] = useState(() => drafts.find(key))
  const [keeps, setKeeps] = useState(true)
  const noted = useRef<Values>(undefined)

  const actions = useMemo(() => {
    const keepNow = () => {
      if (!noted.current) return true
      const kept = drafts.keep(key, noted.current)
      setKeeps(kept)
      return kept
    }
    return {
      keepNow,
      note(values: Values) {
        noted.current = values
        keepNow()
      },
      drop() {
        noted.current = undefined
        drafts.drop(key)
        setRestored(undefined)
      },
    }
  }, [drafts, key])
  return { restored, keeps, ...actions }
}

/** Some browsers forbid even to ask for the storage; then nothing is kept, and the form says so. */
function deviceStorage(): Storage {
  try {
    return window.localStorage
  } catch {
    return NO_STORAGE
  }
}

const NO_STORAGE: Storage = {
  length: 0,
  clear() {},
  key: () => null,
  getItem: () => null,
  removeItem() {},
  setItem() {
    throw new Error('this device keeps nothing')
  },
}
