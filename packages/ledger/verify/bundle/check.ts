import { parseKeyFile } from '../keys.ts'
import { type CheckStep, runStep } from '../step.ts'
import { checkDocuments, checkEntries, checkFiles, checkOrder, checkPayloads } from './content.ts'
import { type Files, fileOf, type Trust } from './files.ts'
import { KEYS, MANIFEST, type Manifest, parseManifest } from './manifest.ts'
import type { BundlePolicy } from './policy.ts'
import { checkCheckpoint, checkKeys, checkManifestNote, checkProofs, checkWitnesses } from './signed.ts'
import { readZip, UnreadableArchive } from './zip.ts'

export interface BundleReport {
  genuine: boolean
  /** Whether the keys came from outside the bundle. If not, only whoever made it vouches for it. */
  pinned: boolean
  caseNumber?: string
  /** In the order they were checked; after a failed manifest nothing further can be. */
  steps: CheckStep[]
}

/** Checks the files of a case bundle. Trusts none of them; never throws. */
export function verifyBundle(files: Files, policy: BundlePolicy = {}): BundleReport {
  const pinned = policy.keys !== undefined
  const steps: CheckStep[] = []
  const step = (name: string, check: () => string | undefined) => {
    const done = runStep(name, check)
    steps.push(done)
    return done.ok
  }
  let manifest: Manifest | undefined
  const readable = step('清单', () => {
    manifest = parseManifest(fileOf(files, MANIFEST))
    return `案号 ${manifest.caseNumber}，${manifest.acts.length} 个行为，账本 ${manifest.origin}`
  })
  if (!readable || !manifest) return { genuine: false, pinned, steps }
  const found = manifest
  let trust: Trust = { keys: [], pinned, policy }
  step('公钥', () => {
    trust = { ...trust, keys: policy.keys ?? parseKeyFile(fileOf(files, KEYS)) }
    return checkKeys(trust, found)
  })
  step('清单签名', () => checkManifestNote(files, found, trust))
  step('文件', () => checkFiles(files, found))
  step('检查点（SHA-256）', () => checkCheckpoint(files, found, trust, 'sha256'))
  step('检查点（国密 SM3）', () => checkCheckpoint(files, found, trust, 'sm3'))
  const { witnesses } = policy
  if (witnesses) step('见证', () => checkWitnesses(files, witnesses))
  step('账本条目', () => checkEntries(files, found))
  step('行为内容', () => checkPayloads(files, found))
  step('存证证明（SHA-256）', () => checkProofs(files, found, trust, 'sha256'))
  step('存证证明（国密 SM3）', () => checkProofs(files, found, trust, 'sm3'))
  step('行为顺序', () => checkOrder(files, found))
  step('文书', () => checkDocuments(files, found))
  return { genuine: steps.every(each => each.ok), pinned, caseNumber: found.caseNumber, steps }
}

export type BundleVerdict =
  | ({ verdict: 'genuine' | 'notGenuine' } & BundleReport)
  /** In Chinese. */
  | { verdict: 'unreadable'; reason: string }

/** Checks a bundle as it lies on disk. Never throws. */
export function verifyBundleZip(zip: Uint8Array, policy: BundlePolicy = {}): BundleVerdict {
  try {
    const { files, packing } = readZip(zip)
    if (!files.has(MANIFEST)) return { verdict: 'unreadable', reason: `不是案卷包：其中没有 ${MANIFEST}` }
    const report = verifyBundle(files, policy)
    const steps = [packingStep(packing), ...report.steps]
    const genuine = steps.every(each => each.ok)
    return { ...report, verdict: genuine ? 'genuine' : 'notGenuine', genuine, steps }
  } catch (error) {
    if (error instanceof UnreadableArchive) return { verdict: 'unreadable', reason: error.message }
    return { verdict: 'unreadable', reason: `读取时出错（${(error as Error).message}）` }
  }
}

function packingStep(packing: 'exact' | 'altered' | 'repacked'): CheckStep {
  const details = {
    exact: '压缩包与导出时的格式逐字节一致',
    repacked: '由其他程序重新压缩过，只核对其中的内容',
    altered: '压缩包的打包信息被改动',
  }
  return { name: '压缩包', ok: packing !== 'altered', detail: details[packing] }
}
