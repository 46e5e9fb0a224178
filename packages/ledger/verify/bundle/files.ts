import type { VerifierKey } from '../keys.ts'
import { fail } from '../step.ts'
import type { BundlePolicy } from './policy.ts'

/** Content of a bundle by path. */
export type Files = ReadonlyMap<string, Uint8Array>

export const fileOf = (files: Files, path: string): Uint8Array => files.get(path) ?? fail(`缺少文件 ${path}`)

/** Keys to check with, and whether they came from outside. */
export interface Trust {
  keys: readonly VerifierKey[]
  pinned: boolean
  policy: BundlePolicy
}
