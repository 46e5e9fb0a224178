import { describe, expect, it } from 'vitest'
import { draftsOf } from './drafts.ts'

/** As a browser's storage, without a browser. */
function storage(): Storage {
  const map = new Map<string, string>()
  return {
    get length() {
      return map.size
    },
    key: i => [...map.keys()][i] ?? null,
    clear: () => map.clear(),
    getItem: key => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: key => void map.delete(key),
  }
}

const at = (iso: string) => () => new Date(iso)
const values = { name: '琴台', people: [{ name: '周' }] }

describe('drafts', () => {
  it('come back as they were, with the time they were kept', () => {
    const drafts = draftsOf(storage(), 'zhou', at('2025-06-20T02:00:00Z'))
    expect(drafts.keep('new', values)).toBe(true)
    expect(drafts.find('new')).toEqual({ savedAt: '2025-06-20T02:00:00.000Z', values })
    drafts.drop('new')
    expect(drafts.find('new')).toBeUndefined()
  })
  it('are not seen by somebody else at the same desk', () => {
    const shared = storage()
    draftsOf(shared, 'zhou', at('2025-06-20T02:00:00Z')).keep('new', values)
    expect(draftsOf(shared, 'xu', at('2025-06-20T02:00:00Z')).find('new')).toBeUndefined()
  })
  it('are gone after thirty days', () => {
    const shared = storage()
    draftsOf(shared, 'zhou', at('2025-06-20T02:00:00Z')).keep('new', values)
    expect(draftsOf(shared, 'zhou', at('2025-07-20T02:00:00Z')).find('new')).toBeDefined()
    expect(draftsOf(shared, 'zhou', at('2025-07-20T02:00:01Z')).find('new')).toBeUndefined()
    expect(shared.length).toBe(0)
  })
  it.each(['nonsense', '{}', '{"savedAt":"x","values":{}}', '{"savedAt":"2025-06-20T02:00:00Z","values":null}'])(
    'are none in %s',
    text => {
      const shared = storage()
      draftsOf(shared, 'zhou', at('2025-06-20T02:00:00Z')).keep('new', values)
      shared.setItem(shared.key(0)!, text)
      expect(draftsOf(shared, 'zhou', at('2025-06-20T02:00:00Z')).find('new')).toBeUndefined()
    },
  )
  it('say so where the device keeps nothing', () => {
    const full: Storage = {
      ...storage(),
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('full')
      },
      removeItem: () => {
        throw new Error('forbidden')
      },
    }
    const drafts = draftsOf(full, 'zhou', at('2025-06-20T02:00:00Z'))
    expect(drafts.keep('new', values)).toBe(false)
    expect(drafts.find('new')).toBeUndefined()
    expect(() => drafts.drop('new')).not.toThrow()
  })
})
