import type { BundleVerdict } from './bundle/check.ts'
import type { CheckStep } from './step.ts'

/** A step as a line for people. */
export const stepLine = ({ ok, skipped, name, detail }: CheckStep): string =>
  `${skipped ? '–' : ok ? '✓' : '✗'} ${name}：${detail}`

/** Why nobody should rely on a bundle or log that brought its own keys. */
export const UNPINNED =
  '注意：没有给出公钥，用的是它自带的公钥，只能证明其自身前后一致，不能证明出自何处。请向发布机关索取公钥后用 --key 再核验一次。'

/**
 * The outcome of checking a bundle as lines for people: each step with ✓, ✗ or – (not checked), then the conclusion.
 * For the command line and for a page alike.
 */
export function verdictLines(verdict: BundleVerdict): string[] {
  if (verdict.verdict === 'unreadable') return [`✗ 无法读取：${verdict.reason}`]
  return [...verdict.steps.map(stepLine), ...conclusionLines(verdict.steps, verdict.pinned, '案卷包')]
}

/** What follows from the steps; `what` was checked. */
export function conclusionLines(steps: readonly CheckStep[], pinned: boolean, what: string): string[] {
  const failed = steps.filter(step => !step.ok)
  if (failed.length > 0) {
    return [`结论：${what}不真实，或者已被改动。未通过：${failed.map(step => step.name).join('、')}。`]
  }
  return [`结论：${what}真实、完整，未被改动。`, ...(pinned ? [] : [UNPINNED])]
}
