/** What a form keeps on this device until it has been accepted. */
export interface Draft {
  savedAt: string
  values: Record<string, unknown>
}

export interface Drafts {
  find(key: string): Draft | undefined
  /** False when this device keeps nothing (private window, full storage): the form then says so. */
  keep(key: string, values: Record<string, unknown>): boolean
  drop(key: string): void
}

const PREFIX = 'wenheng.draft.'
const KEPT_DAYS = 30

/**
 * Drafts of one person on this device: somebody else at the same desk does not see them. What is older than thirty days
 * is dropped when it is met.
 */
export function draftsOf(storage: Storage, userId: string, now: () => Date): Drafts {
  const nameOf = (key: string) => `${PREFIX}${userId}.${key}`
  return {
    find(key) {
      const draft = parse(read(storage, nameOf(key)))
      if (!draft) return undefined
      const age = now().getTime() - Date.parse(draft.savedAt)
      if (age <= KEPT_DAYS * 86_400_000) return draft
      this.drop(key)
      return undefined
    },
    keep(key, values) {
      try {
        storage.setItem(nameOf(key), JSON.stringify({ savedAt: now().toISOString(), values } satisfies Draft))
        return true
      } catch {
        return false
      }
    },
    drop(key) {
      try {
        storage.removeItem(nameOf(key))
      } catch {
        // a storage that cannot be written holds nothing to drop
      }
    },
  }
}

function read(storage: Storage, name: string): string | null {
  try {
    return storage.getItem(name)
  } catch {
    return null
  }
}

/** What is not a draft of ours counts as none. */
function parse(text: string | null): Draft | undefined {
  if (text === null) return undefined
  try {
    const draft = JSON.parse(text) as Draft
    const isDraft =
      typeof draft?.values === 'object' && draft.values !== null && !Number.isNaN(Date.parse(draft.savedAt))
    return isDraft ? draft : undefined
  } catch {
    return undefined
  }
}
