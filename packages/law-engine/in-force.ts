import type { PlainDate } from '#kernel'

interface Versioned {
  from: PlainDate
  until?: PlainDate
}

export const isInForce = (item: Versioned, on: PlainDate): boolean =>
  item.from <= on && (item.until === undefined || on <= item.until)

/** The items of a list that apply on a day. */
export const inForceOn = <T extends Versioned>(items: readonly T[], on: PlainDate): T[] =>
  items.filter(item => isInForce(item, on))
