import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseNote, parseVerifierKey, signersOf, signNote } from '#ledger/verify'
import { loadOrCreateKeys, vkeysOf } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('keys are made once, for their owner alone, and sign', async () => {
  const keys = loadOrCreateKeys(folder)
  const vkeys = vkeysOf(keys, 'log.example')
  expect(vkeysOf(loadOrCreateKeys(folder), 'log.example')).toEqual(vkeys)
  expect(loadOrCreateKeys(folder).pseudonymSecret).toEqual(keys.pseudonymSecret)
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  const { sha256, sm3 } = keys.signers('log.example')
  const note = parseNote(await signNote('text\n', [sha256, sm3]))
  expect(signersOf(note, vkeys.map(parseVerifierKey)).map(key => key.name)).toEqual(['log.example', 'log.example/sm3'])
})

test('a head is remembered', () => {
  const head = { size: 7, roots: { sha256: 'aa', sm3: 'bb' } }
  expect(loadOrCreateKeys(folder).readHead!()).toBeUndefined()
  loadOrCreateKeys(folder).writeHead!(head)
  expect(loadOrCreateKeys(folder).readHead!()).toEqual(head)
})

test('a damaged or exposed file is refused', () => {
  loadOrCreateKeys(folder)
  chmodSync(join(folder, 'ledger-sm2.key'), 0o644)
  expect(() => loadOrCreateKeys(folder)).toThrow('ledger.keyExposed')
  chmodSync(join(folder, 'ledger-sm2.key'), 0o600)
  writeFileSync(join(folder, 'ledger-sm2.key'), 'abc\n')
  expect(() => loadOrCreateKeys(folder)).toThrow('ledger.keyDamaged')
})
