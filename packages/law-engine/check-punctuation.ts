import type { LawFault } from './data-error.ts'

/** Chinese characters and the marks that go with them. */
const CHINESE = '\\u4e00-\\u9fff（）《》“”、，。；：！？'
const BESIDE = new RegExp(`[${CHINESE}][(),;:!?]|[(),;:!?][${CHINESE}]`)

/**
 * Half-width marks beside Chinese text are set wrongly in documents, and a search for the right ones does not find them.
 * Looks at every text of a parsed file.
 */
export function checkPunctuation(value: unknown, file: string, faults: LawFault[], key = ''): void {
  if (typeof value === 'string') {
    const found = BESIDE.exec(value)
    if (!found) return
    const around = value.slice(Math.max(0, found.index - 4), found.index + 6)
    const problem = `中文旁边用了半角标点“${around}”`
    faults.push({ file, key: key || '/', problem, remedy: '请改为全角标点（）：；，' })
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) checkPunctuation(item, file, faults, `${key}[${nameOf(item) ?? i}]`)
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value))
      checkPunctuation(item, file, faults, key ? `${key}.${name}` : name)
  }
}

/** A jurist finds an entry by its own name sooner than by its place. */
const nameOf = (item: unknown): unknown => (item as { id?: unknown } | null)?.id
