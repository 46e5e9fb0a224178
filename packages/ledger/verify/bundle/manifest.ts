import { toBase64 } from '../bytes.ts'
import { parseCanonical } from '../entry.ts'
import { HASHES } from '../hashes.ts'

/**
 * A case bundle, version 1: a ZIP of
 * - `manifest.json` (canonical) and `manifest.note`, its hashes signed by the keys of both trees
 * - `volume.pdf`, `case.json`, `documents/*.pdf`
 * - per act, numbered from 0001: `entries/NNNN.json` (the leaf), `acts/NNNN.json` (the payload, absent when lawfully
 *   erased), `proofs/NNNN.tlog-proof`, `proofs-sm3/NNNN.tlog-proof`
 * - `checkpoint`, `sm3/checkpoint`, `keys.txt` (public keys of the log, one a line)
 */
export const BUNDLE_FORMAT = 'wenheng.org/case-bundle@v1'

export interface Manifest {
  format: typeof BUNDLE_FORMAT
  caseId: string
  caseNumber: string
  /** Of the SHA-256 tree. */
  origin: string
  /** In their order. */
  acts: ManifestAct[]
  /** Every file but the manifest and its signature. */
  files: ManifestFile[]
}

export interface ManifestAct {
  actId: string
  idx: number
  type: string
  at: string
  /** Hex; null when the payload was lawfully erased. */
  salt: string | null
}

export interface ManifestFile {
  path: string
  size: number
  sha256: string
  sm3: string
}

export const MANIFEST = 'manifest.json'
export const MANIFEST_NOTE = 'manifest.note'
export const KEYS = 'keys.txt'
export const CHECKPOINTS = { sha256: 'checkpoint', sm3: 'sm3/checkpoint' } as const

/** Where the files of the n-th act lie; n from 0. */
export function actPaths(n: number) {
  const number = String(n + 1).padStart(4, '0')
  return {
    number,
    entry: `entries/${number}.json`,
    payload: `acts/${number}.json`,
    proofs: { sha256: `proofs/${number}.tlog-proof`, sm3: `proofs-sm3/${number}.tlog-proof` },
  }
}

/** What the keys sign for a bundle. Its second line is no number, so it can never pass for a checkpoint. */
export const manifestStatement = (origin: string, manifest: Uint8Array): string =>
  `${BUNDLE_FORMAT}\n${origin}\n${toBase64(HASHES.sha256(manifest))}\n${toBase64(HASHES.sm3(manifest))}\n`

/** Throws on bytes that are not a manifest in its canonical form. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const value = parseCanonical(bytes)
  if (!isManifest(value)) throw new RangeError('not a manifest')
  return value
}

type Fields = Record<string, (value: unknown) => boolean>

const text = (value: unknown): boolean => typeof value === 'string'
const count = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const hash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const ACT: Fields = { actId: text, idx: count, type: text, at: text, salt: value => value === null || hash(value) }
const FILE: Fields = { path: text, size: count, sha256: hash, sm3: hash }
const ALL: Fields = {
  format: value => value === BUNDLE_FORMAT,
  caseId: text,
  caseNumber: text,
  origin: text,
  acts: value => Array.isArray(value) && value.every(act => hasFields(act, ACT)),
  files: value => Array.isArray(value) && value.every(file => hasFields(file, FILE)),
}

const isManifest = (value: unknown): value is Manifest => hasFields(value, ALL)

/** Exactly these fields, each as it should be. */
function hasFields(value: unknown, fields: Fields): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const record = value as Record<string, unknown>
  return (
    Object.keys(record).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, holds]) => Object.hasOwn(record, name) && holds(record[name]))
  )
}
