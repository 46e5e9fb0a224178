import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newSigner } from './fixtures/signers.ts'
import { concat, fromHex, newVerifierKey, SM2_SIGNER_ID, toBase64, toHex, utf8, verifySignature } from './index.ts'

const curves = spawnSync('openssl', ['ecparam', '-list_curves'], { encoding: 'utf8' })
const present = curves.status === 0 && curves.stdout.includes('SM2')
if (!present) console.warn('未检验：本机没有支持 SM2 的 openssl，国密签名未与其交叉验证。')

/** SubjectPublicKeyInfo of an SM2 key before its 65 bytes: sequence, ecPublicKey, curve 1.2.156.10197.1.301, bit string. */
const SPKI_HEAD = fromHex('3059301306072a8648ce3d020106082a811ccf5501822d034200')

/** One number of a DER signature: two's complement, so a leading 1-bit gets a zero byte before it. */
function derInteger(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex(byte => byte !== 0)
  const short = bytes.slice(start)
  const value = short[0]! >= 0x80 ? concat(Uint8Array.of(0), short) : short
  return concat(Uint8Array.of(2, value.length), value)
}

function toDer(signature: Uint8Array): Uint8Array {
  const body = concat(derInteger(signature.slice(0, 32)), derInteger(signature.slice(32)))
  return concat(Uint8Array.of(0x30, body.length), body)
}

function fromDer(der: Uint8Array): Uint8Array {
  const read = (at: number): Uint8Array => der.slice(at + 2, at + 2 + der[at + 1]!)
  const r = read(2)
  const s = read(4 + r.length)
  const pad = (n: Uint8Array) => fromHex(toHex(n).slice(-64).padStart(64, '0'))
  return concat(pad(r), pad(s))
}

describe.skipIf(!present)('SM2 agrees with openssl', () => {
  let folder: string
  const file = (name: string) => join(folder, name)
  const distid = `distid:${SM2_SIGNER_ID}`

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sm2-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('openssl accepts what is signed here, and not another text', async () => {
    const signer = newSigner('log.example', 'sm2')
    const spki = toBase64(concat(SPKI_HEAD, signer.key.publicKey))
    writeFileSync(file('ours.pub'), `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`)
    const verdict = () =>
      spawnSync('openssl', [
        ...['pkeyutl', '-verify', '-rawin', '-digest', 'sm3', '-pubin', '-inkey', file('ours.pub')],
        ...['-in', file('text'), '-sigfile', file('signature'), '-pkeyopt', distid],
      ]).status
    for (let i = 0; i < 8; i++) {
      writeFileSync(file('text'), `文衡 ${i}\n`)
      writeFileSync(file('signature'), toDer(await signer.sign(utf8(`文衡 ${i}\n`))))
      expect(verdict()).toBe(0)
    }
    writeFileSync(file('text'), 'another\n')
    expect(verdict()).not.toBe(0)
  })

  test('what openssl signs is accepted here, and not another text', () => {
    execFileSync('openssl', ['genpkey', '-algorithm', 'SM2', '-out', file('theirs.key')], { stdio: 'ignore' })
    const spki = execFileSync('openssl', ['pkey', '-in', file('theirs.key'), '-pubout', '-outform', 'DER'])
    const key = newVerifierKey('log.example', 'sm2', Uint8Array.from(spki.subarray(-65)))
    writeFileSync(file('text'), 'checkpoint\n')
    const der = execFileSync('openssl', [
      ...['pkeyutl', '-sign', '-rawin', '-digest', 'sm3', '-inkey', file('theirs.key')],
      ...['-in', file('text'), '-pkeyopt', distid],
    ])
    const signature = fromDer(Uint8Array.from(der))
    expect(verifySignature(key, 'checkpoint\n', signature)).toBe(true)
    expect(verifySignature(key, 'checkpoinT\n', signature)).toBe(false)
  })
})
