import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Passwords and place of an embedded cluster. Kept beside it, readable by the starting user only. */
export interface Secrets {
  /** Where the cluster lies, if not in the data folder itself. */
  cluster?: string
  adminPassword: string
  ownerPassword: string
  appPassword: string
}

const path = (dataDir: string) => join(dataDir, 'postgres.json')

export const newPassword = (): string => randomBytes(24).toString('base64url')

export function newSecrets(cluster?: string): Secrets {
  return {
    ...(cluster === undefined ? {} : { cluster }),
    adminPassword: newPassword(),
    ownerPassword: newPassword(),
    appPassword: newPassword(),
  }
}

export function findSecrets(dataDir: string): Secrets | undefined {
  return readPrivateJson<Secrets>(path(dataDir))
}

export function keepSecrets(dataDir: string, secrets: Secrets): void {
  writePrivateJson(path(dataDir), secrets)
}

export function readPrivateJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all, on disk before it returns: a lost password is lost data. */
export function writePrivateJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  const fd = openSync(draft, 'w', 0o600)
  try {
    writeSync(fd, `${JSON.stringify(value, null, 2)}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(draft, file)
}
