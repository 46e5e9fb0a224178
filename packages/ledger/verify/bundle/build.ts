import { canonicalJson, type Json } from '#kernel'
import { toHex, utf8 } from '../bytes.ts'
import { decodeEntry } from '../entry.ts'
import { HASHES, type TreeName } from '../hashes.ts'
import { type Signer, signNote } from '../note.ts'
import {
  actPaths,
  BUNDLE_FORMAT,
  CHECKPOINTS,
  KEYS,
  MANIFEST,
  MANIFEST_NOTE,
  type Manifest,
  manifestStatement,
} from './manifest.ts'
import { packZip } from './zip.ts'

export interface BundleAct {
  actId: string
  idx: number
  /** Canonical bytes of the leaf. */
  entry: Uint8Array
  /** Absent when lawfully erased. The payload has `caseId`, `seq` (from 1 without gaps), `type` (`case.` before it in the entry) and `at`. */
  opening?: { salt: Uint8Array; payload: string }
  /** tlog-proof texts under `checkpoints`. */
  proofs: Record<TreeName, string>
}

export interface BundleParts {
  caseId: string
  caseNumber: string
  origin: string
  volume: Uint8Array
  caseJson: Json
  /** `name` without folder, such as `0007-行政处罚决定书.pdf`. Each one's SHA-256 stands in `documents[].sha256` of an act. */
  documents: readonly { name: string; bytes: Uint8Array }[]
  acts: readonly BundleAct[]
  /** Signed notes. */
  checkpoints: Record<TreeName, string>
  /** Of the log; they also sign the manifest, because volume and case.json have no leaf of their own. */
  signers: Record<TreeName, Signer>
  /** Public keys of the log, as lines. */
  vkeys: readonly string[]
}

/** The files of a bundle by path, the manifest first. */
export async function bundleFiles(parts: BundleParts): Promise<Map<string, Uint8Array>> {
  const content = new Map<string, Uint8Array>([
    ['volume.pdf', parts.volume],
    ['case.json', utf8(canonicalJson(parts.caseJson))],
    ...parts.documents.map(({ name, bytes }) => [`documents/${name}`, bytes] as const),
    ...parts.acts.flatMap(filesOfAct),
    [CHECKPOINTS.sha256, utf8(parts.checkpoints.sha256)],
    [CHECKPOINTS.sm3, utf8(parts.checkpoints.sm3)],
    [KEYS, utf8(parts.vkeys.map(key => `${key}\n`).join(''))],
  ])
  const manifest = utf8(canonicalJson(manifestOf(parts, content)))
  const { sha256, sm3 } = parts.signers
  const note = await signNote(manifestStatement(parts.origin, manifest), [sha256, sm3])
  return new Map([[MANIFEST, manifest], [MANIFEST_NOTE, utf8(note)], ...content])
}

/** The bundle as a ZIP; the same parts give the same bytes but for the signatures. */
export const buildBundle = async (parts: BundleParts): Promise<Uint8Array> => packZip(await bundleFiles(parts))

function filesOfAct(act: BundleAct, n: number): [string, Uint8Array][] {
  const paths = actPaths(n)
  return [
    [paths.entry, act.entry],
    ...(act.opening ? [[paths.payload, utf8(act.opening.payload)] as [string, Uint8Array]] : []),
    [paths.proofs.sha256, utf8(act.proofs.sha256)],
    [paths.proofs.sm3, utf8(act.proofs.sm3)],
  ]
}

function manifestOf(parts: BundleParts, content: Map<string, Uint8Array>): Manifest {
  return {
    format: BUNDLE_FORMAT,
    caseId: parts.caseId,
    caseNumber: parts.caseNumber,
    origin: parts.origin,
    acts: parts.acts.map(({ actId, idx, entry, opening }) => {
      const { type, at } = decodeEntry(entry)
      return { actId, idx, type, at, salt: opening ? toHex(opening.salt) : null }
    }),
    files: [...content].map(([path, bytes]) => ({
      path,
      size: bytes.length,
      sha256: toHex(HASHES.sha256(bytes)),
      sm3: toHex(HASHES.sm3(bytes)),
    })),
  }
}
