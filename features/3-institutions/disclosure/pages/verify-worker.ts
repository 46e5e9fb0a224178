import { type CheckStep, HASHES, parseKeyFile, toHex, utf8, verifyBundleZip } from '#ledger/verify'
import { verifyPublication } from '../rules/verify-publication.ts'

/** What the page asks of the checker, which works beside it so that nothing freezes. */
export type Question =
  | { kind: 'bundle'; zip: ArrayBuffer; keys: string }
  | {
      kind: 'publication'
      id: string
      shown: unknown
      proof: Parameters<typeof verifyPublication>[0]['proof']
      keys: string
    }
  | { kind: 'hash'; bytes: ArrayBuffer }

export type Finding =
  | { kind: 'steps'; genuine: boolean; steps: CheckStep[]; caseNumber?: string }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'hash'; sha256: string }

self.onmessage = ({ data }: MessageEvent<Question>) => {
  self.postMessage(answer(data))
}

function answer(question: Question): Finding {
  try {
    return find(question)
  } catch (error) {
    return { kind: 'unreadable', reason: (error as Error).message }
  }
}

function find(question: Question): Finding {
  if (question.kind === 'hash') return { kind: 'hash', sha256: toHex(HASHES.sha256(new Uint8Array(question.bytes))) }
  const keys = parseKeyFile(utf8(question.keys))
  if (question.kind === 'publication') {
    const steps = verifyPublication(question, keys)
    return { kind: 'steps', genuine: steps.every(step => step.ok), steps }
  }
  const verdict = verifyBundleZip(new Uint8Array(question.zip), { keys })
  if (verdict.verdict === 'unreadable') return { kind: 'unreadable', reason: verdict.reason }
  const { genuine, steps, caseNumber } = verdict
  return { kind: 'steps', genuine, steps, ...(caseNumber && { caseNumber }) }
}
