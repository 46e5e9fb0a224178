import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('options of the server', () => {
  it('listen on loopback with the data beside the program', () => {
    expect(readOptions([], {})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      empty: false,
      dataDir: 'var',
      publicAddress: 'http://127.0.0.1:8080',
    })
  })
  it('come from the command line and the environment', () => {
    expect(
      readOptions(['--port', '9000', '--host', '::1', '--empty'], {
        WENHENG_DATA: '/srv/w',
        DATABASE_URL: 'postgres://x',
        WENHENG_LEDGER_ORIGIN: 'ledger.example/1',
      }),
    ).toEqual({
      host: '::1',
      port: 9000,
      empty: true,
      dataDir: '/srv/w',
      publicAddress: 'http://[::1]:9000',
      databaseUrl: 'postgres://x',
      ledgerOrigin: 'ledger.example/1',
    })
  })
  it('take the address that outsiders use from the environment', () => {
    expect(readOptions([], { WENHENG_PUBLIC_ADDRESS: 'https://w.example' }).publicAddress).toBe('https://w.example')
  })
  it('believe the proxies that are named, addresses or networks, and nothing else', () => {
    const proxiesOf = (text: string) => readOptions([], { WENHENG_TRUSTED_PROXIES: text }).trustedProxies
    expect(proxiesOf('10.0.0.1, 192.168.0.0/16,fd00::/8')).toEqual(['10.0.0.1', '192.168.0.0/16', 'fd00::/8'])
    for (const odd of ['true', '10.0.0.1,', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy.example'])
      expect(() => proxiesOf(odd)).toThrow('WENHENG_TRUSTED_PROXIES')
  })
  it('may ask for a new password instead of a server', () => {
    expect(readOptions(['--reset-password', 'admin'], {})).toMatchObject({ resetPassword: 'admin' })
  })
  it('are refused when not understood', () => {
    expect(() => readOptions(['--port', 'x'], {})).toThrow('--port')
    expect(() => readOptions(['--prot', '1'], {})).toThrow()
  })
})
