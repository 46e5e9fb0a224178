const LETTERS = /^[23456789ABCDEFGHJKMNPQRSTWXYZ]{12}$/

/**
 * A code as printed, from whatever somebody typed or scanned: lower case, full width, without dashes or with other ones.
 * Undefined when no code of ours can be meant; 0, O, 1, I, L, U and V never occur in one.
 */
export function normalisePaperCode(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.·/]/gu, '')
  return LETTERS.test(bare) ? bare.match(/.{4}/g)!.join('-') : undefined
}
