import { fromHex, fromUtf8, toHex } from '../bytes.ts'
import { commitTo } from '../commitment.ts'
import { decodeEntry, type Entry, parseCanonical } from '../entry.ts'
import { HASHES } from '../hashes.ts'
import { fail } from '../step.ts'
import { type Files, fileOf } from './files.ts'
import { actPaths, MANIFEST, MANIFEST_NOTE, type Manifest } from './manifest.ts'

/** Every file is listed, every listed file is there, and each is unchanged. */
export function checkFiles(files: Files, manifest: Manifest): string {
  const listed = new Set(manifest.files.map(file => file.path))
  if (listed.size !== manifest.files.length) fail('清单中有重复的文件')
  for (const path of files.keys()) {
    if (path !== MANIFEST && path !== MANIFEST_NOTE && !listed.has(path)) fail(`多出清单之外的文件 ${path}`)
  }
  for (const { path, size, sha256, sm3 } of manifest.files) {
    const bytes = fileOf(files, path)
    if (bytes.length !== size || toHex(HASHES.sha256(bytes)) !== sha256) fail(`${path} 的内容与清单不符（SHA-256）`)
    if (toHex(HASHES.sm3(bytes)) !== sm3) fail(`${path} 的内容与清单不符（SM3）`)
  }
  return `${manifest.files.length} 个文件齐全，内容与清单一致`
}

/** Entries are well formed and say what the manifest says of them. */
export function checkEntries(files: Files, manifest: Manifest): string {
  manifest.acts.forEach((act, n) => {
    const { number } = actPaths(n)
    const entry = entryOf(files, n)
    if (entry.type !== act.type || entry.at !== act.at) fail(`第 ${number} 个行为的条目与清单不符`)
  })
  return `${manifest.acts.length} 个条目格式正确，与清单一致`
}

/** Payloads are what the entries commit to. */
export function checkPayloads(files: Files, manifest: Manifest): string {
  let erased = 0
  manifest.acts.forEach((act, n) => {
    const { number, payload } = actPaths(n)
    if (act.salt === null) {
      if (files.has(payload)) fail(`第 ${number} 个行为有内容而无盐值`)
      erased++
      return
    }
    const text = fromUtf8(fileOf(files, payload))
    if (toHex(commitTo(fromHex(act.salt), text)) !== entryOf(files, n).commit)
      fail(`第 ${number} 个行为的内容与账本中的承诺不符`)
  })
  const note = erased > 0 ? `；${erased} 个行为的内容已依法删除，只留存证` : ''
  return `${manifest.acts.length - erased} 个行为的内容与账本中的承诺一致${note}`
}

/**
 * Acts are those of this case, counted from 1 without gaps, in the order of the ledger. Each entry points at the one
 * before about the same case, so a missing one shows even where contents were erased; only whether later ones follow
 * after the last, a bundle cannot show.
 */
export function checkOrder(files: Files, manifest: Manifest): string {
  if (manifest.acts.length === 0) fail('案卷包中没有行为')
  const object = entryOf(files, 0).objectPseudonym
  let before: number | null = null
  for (const [n, { idx }] of manifest.acts.entries()) {
    const { number } = actPaths(n)
    const { prevObjectIdx, objectPseudonym } = entryOf(files, n)
    if (before !== null && idx <= before) fail(`第 ${number} 个行为在账本中的位置不在前一个之后`)
    if (objectPseudonym !== object) fail(`第 ${number} 个行为的条目属于另一案件`)
    if (prevObjectIdx !== before)
      fail(`第 ${number} 个行为之前缺少行为：账本中本案的上一条是 ${prevObjectIdx ?? '（无）'}`)
    before = idx
    const payload = payloadOf(files, manifest, n)
    if (payload) checkPlace(payload, manifest, n)
  }
  return `${manifest.acts.length} 个行为从 1 起连续，属于同一案件`
}

/** The content says of itself what its entry and its place in the bundle say. */
function checkPlace(payload: Record<string, unknown>, { caseId, acts }: Manifest, n: number): void {
  const { number } = actPaths(n)
  const { type, at } = acts[n]!
  if (payload.caseId !== caseId) fail(`第 ${number} 个行为不属于本案`)
  if (payload.seq !== n + 1) fail(`行为不连续：第 ${number} 个行为的顺序号应为 ${n + 1}，现为 ${payload.seq}`)
  if (payload.at !== at || type !== `case.${payload.type}`) fail(`第 ${number} 个行为的内容与条目所称的类型、时间不符`)
}

/** Each document was recorded, with its hash, by an act of the case. */
export function checkDocuments(files: Files, manifest: Manifest): string {
  const recorded = new Set<string>()
  manifest.acts.forEach((_, n) => {
    collectDocuments(payloadOf(files, manifest, n), recorded)
  })
  const documents = [...files].filter(([path]) => path.startsWith('documents/'))
  for (const [path, bytes] of documents) {
    if (!recorded.has(toHex(HASHES.sha256(bytes)))) fail(`${path} 没有登记在本案的任何行为中`)
  }
  return `${documents.length} 份文书都登记在案（行为中共登记 ${recorded.size} 份）`
}

const entryOf = (files: Files, n: number): Entry => decodeEntry(fileOf(files, actPaths(n).entry))

function payloadOf(files: Files, manifest: Manifest, n: number): Record<string, unknown> | undefined {
  if (manifest.acts[n]!.salt === null) return undefined
  const { payload, number } = actPaths(n)
  const value = parseCanonical(fileOf(files, payload))
  if (typeof value !== 'object' || value === null) fail(`第 ${number} 个行为的内容不是对象`)
  return value as Record<string, unknown>
}

/** SHA-256 of everything under a `documents` list, wherever it stands. */
function collectDocuments(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'documents' && Array.isArray(inner)) {
      for (const document of inner) if (typeof document?.sha256 === 'string') found.add(document.sha256)
    }
    collectDocuments(inner, found)
  }
}
