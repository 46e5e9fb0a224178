import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sm2 } from 'sm-crypto-v2'
import { refuse } from '#kernel'
import {
  formatVerifierKey,
  fromHex,
  isKeyName,
  newVerifierKey,
  originOf,
  type Signer,
  SM2_SIGNER_ID,
  type TreeName,
  toHex,
  type VerifierKey,
} from '#ledger/verify'

/** Signs for one tree; its public half goes to everybody who checks. */
export interface TreeSigner extends Signer {
  key: VerifierKey
}

/** The last head that was signed, kept apart from the database: a database put back to an older day is noticed by it. */
export interface Head {
  size: number
  /** Hex. */
  roots: Record<TreeName, string>
}

/** What the appender needs; a security module stands behind it as well as key files do. */
export interface LedgerKeys {
  signers(origin: string): Record<TreeName, TreeSigner>
  /** For pseudonyms. Losing it breaks no proof, only the link between old and new entries about one thing. */
  pseudonymSecret: Uint8Array
  readHead?(): Head | undefined
  writeHead?(head: Head): void
}

/** The public keys as lines for `keys.txt` and for publication: SHA-256 tree first. */
export const vkeysOf = (keys: LedgerKeys, origin: string): string[] =>
  Object.values(keys.signers(origin)).map(signer => formatVerifierKey(signer.key))

/**
 * Key files in a folder, made at the first start, readable by their owner alone. Two processes that start at once end
 * up with the same keys.
 * @throws Refusal when a file is damaged or open to others
 */
export function loadOrCreateKeys(dir: string): LedgerKeys {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const edSecret = secretFrom(join(dir, 'ledger-ed25519.key'), () => ed25519.utils.randomSecretKey())
  const sm2Secret = secretFrom(join(dir, 'ledger-sm2.key'), () => fromHex(sm2.generateKeyPairHex().privateKey))
  const headFile = join(dir, 'ledger-head.json')
  return {
    pseudonymSecret: secretFrom(join(dir, 'ledger-pseudonyms.key'), () => randomBytes(32)),
    signers: origin => ({
      sha256: ed25519Signer(originOf(origin, 'sha256'), edSecret),
      sm3: sm2Signer(originOf(origin, 'sm3'), sm2Secret),
    }),
    readHead: () => readJson<Head>(headFile),
    writeHead: head => {
      const draft = `${headFile}.${process.pid}`
      writeDurably(draft, `${JSON.stringify(head)}\n`)
      renameSync(draft, headFile)
    },
  }
}

export function ed25519Signer(name: string, secret: Uint8Array): TreeSigner {
  const key = newVerifierKey(name, 'ed25519', ed25519.getPublicKey(secret))
  return { name, keyId: key.keyId, key, sign: bytes => ed25519.sign(bytes, secret) }
}

export function sm2Signer(name: string, secret: Uint8Array): TreeSigner {
  const privateKey = toHex(secret)
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  const key = newVerifierKey(name, 'sm2', fromHex(publicKey))
  const options = { hash: true, publicKey, userId: SM2_SIGNER_ID }
  return { name, keyId: key.keyId, key, sign: bytes => fromHex(sm2.doSignature(bytes, privateKey, options)) }
}

/** 32 bytes as hex in a file of their own. */
function secretFrom(path: string, create: () => Uint8Array): Uint8Array {
  const text = readText(path) ?? createOnce(path, `${toHex(create())}\n`)
  if (!/^[0-9a-f]{64}\n$/.test(text)) {
    refuse({
      code: 'ledger.keyDamaged',
      kind: 'unavailable',
      message: `账本密钥文件已损坏：${path}。`,
      next: '请从密钥备份恢复该文件；不要删除后重建，否则此前签发的检查点将无法由同一公钥核对。',
    })
  }
  return fromHex(text.trim())
}

/**
 * Name of the log, kept beside its keys from the first start on: every signature says it, so it can never change.
 * @param wanted name for a new log; for an existing one it may only repeat what is kept
 * @throws Refusal `ledger.originMalformed`, `ledger.originFixed`
 */
export function loadOrCreateOrigin(dir: string, wanted: string | undefined, forNewLog: () => string): string {
  if (wanted !== undefined) checkOrigin(wanted)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const path = join(dir, 'ledger-origin')
  const origin = (readText(path) ?? createOnce(path, `${wanted ?? forNewLog()}\n`)).trimEnd()
  if (wanted !== undefined && wanted !== origin) {
    refuse({
      code: 'ledger.originFixed',
      kind: 'unavailable',
      message: `账本名称已定为 ${origin}，不能改为 ${wanted}：已签发的检查点和证明都以原名签名。`,
      next: `请去掉 WENHENG_LEDGER_ORIGIN，或者设为 ${origin}；确需更名时另建账本。`,
    })
  }
  return origin
}

function checkOrigin(origin: string): void {
  if (isKeyName(origin) && origin.length <= 120 && !origin.endsWith('/sm3') && !/[/]$|:\/\//.test(origin)) return
  refuse({
    code: 'ledger.originMalformed',
    kind: 'unavailable',
    message: `账本名称不合格式：${origin}。`,
    next: '请用不带 https:// 的网址形式，例如 ledger.wenheng.gov.cn/2026，不含空格和加号，不以 /sm3 结尾。',
  })
}

function readText(path: string): string | undefined {
  try {
    const { mode } = statSync(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      refuse({
        code: 'ledger.keyExposed',
        kind: 'unavailable',
        message: `账本密钥文件可被其他用户读取：${path}。`,
        next: `请执行 chmod 600 ${path}，并评估密钥是否已泄露。`,
      })
    }
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The first to link wins; whoever comes second reads what the first wrote. */
function createOnce(path: string, text: string): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeDurably(draft, text)
  try {
    linkSync(draft, path)
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readText(path)!
  } finally {
    rmSync(draft)
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function readJson<T>(path: string): T | undefined {
  const text = readText(path)
  return text === undefined ? undefined : (JSON.parse(text) as T)
}
