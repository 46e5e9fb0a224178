import type { Fen } from '#kernel'

/**
 * Yuan as typed (`20,000.5`) to fen, without passing through fractions.
 * @returns undefined for what is not an amount, or has more than two decimals.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s]/g, ''))
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
