import type { VerifierKey } from '../keys.ts'
import type { BundlePolicy } from './policy.ts'

/** Content of a bundle by path. */
export type Files = ReadonlyMap<string, Uint8Array>

/** One thing that was checked, for people: `name` and `detail` in Chinese. */
export interface BundleStep {
  name: string
  ok: boolean
  detail: string
  /** Nothing to check it with; neither good nor bad. */
  skipped?: true
}

/** What a check found wrong. */
export class StepFailure extends Error {}

export function fail(detail: string): never {
  throw new StepFailure(detail)
}

export const fileOf = (files: Files, path: string): Uint8Array => files.get(path) ?? fail(`缺少文件 ${path}`)

/** Keys to check with, and whether they came from outside. */
export interface Trust {
  keys: readonly VerifierKey[]
  pinned: boolean
  policy: BundlePolicy
}

/** Runs one check. Whatever it throws is its failure: a checker of foreign input has no other outcome. */
export function runStep(name: string, check: () => string | undefined): BundleStep {
  try {
    const detail = check()
    return detail === undefined
      ? { name, ok: true, skipped: true, detail: '没有给出这一公钥，未检验' }
      : { name, ok: true, detail }
  } catch (error) {
    if (error instanceof StepFailure) return { name, ok: false, detail: error.message }
    return { name, ok: false, detail: `格式不对，无法检验（${(error as Error).message}）` }
  }
}
