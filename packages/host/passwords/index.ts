import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes (the OWASP minimum): about 30 ms here, on libuv's threads, not in the request's way. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Compared when there is no such account, so that an unknown login takes as long as a wrong password. */
let decoy: Promise<string> | undefined

/** False also for what is no hash: an account that nobody signs in to. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such account')
  const known = stored?.startsWith('$argon2') === true
  const matches = await verify(known ? stored : await decoy, password)
  return matches && known
}
