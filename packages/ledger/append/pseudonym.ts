import { createHmac } from 'node:crypto'

/**
 * A name for a person or thing that only this installation can tell: the same one for the same, 128 bits. Keyed,
 * because a bare hash of an identity number is found by trying all of them.
 */
export const pseudonymOf = (secret: Uint8Array, kind: 'actor' | 'object', id: string): string =>
  createHmac('sha256', secret).update(`${kind}\0${id}`).digest('hex').slice(0, 32)
