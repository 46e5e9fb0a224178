import { dayOf, timeOf } from '#kernel'

/** An ISO instant, minutes kept, China's offset written out: `2025-05-26T10:30:00+08:00`. */
export type ChinaInstant = string

/** China's day and time of an instant, as a calendar shows it (`2025-05-26T10:30`); undefined for what is no instant. */
export function civilOf(instant: unknown): string | undefined {
  if (typeof instant !== 'string' || Number.isNaN(Date.parse(instant))) return undefined
  return `${dayOf(instant)}T${timeOf(instant)}`
}

/** The instant of a day and time in China, whatever the zone of the device. */
export const chinaInstant = (day: string, time: string): ChinaInstant => `${day}T${time}:00+08:00`
