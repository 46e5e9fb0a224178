import type { Fen } from '#kernel'

/** `percent` of an amount, to the nearest fen, exact for every safe integer: no float touches the large part. */
export const share = (amount: Fen, percent: number): Fen =>
  Math.trunc(amount / 100) * percent + Math.round(((amount % 100) * percent) / 100)
