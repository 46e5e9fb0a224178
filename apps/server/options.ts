import { isIP } from 'node:net'
import { parseArgs } from 'node:util'

export interface ServerOptions {
  host: string
  port: number
  /** A real installation: no demonstration city, one administrator to begin with. */
  empty: boolean
  /** A login that gets a temporary password instead of the server starting. */
  resetPassword?: string
  dataDir: string
  databaseUrl?: string
  databaseAppUrl?: string
  /** Where outsiders reach this installation: printed in the codes on documents. */
  publicAddress: string
  /** Addresses or networks (CIDR) of the proxies in front, whose `x-forwarded-for` is believed; limits count by it. */
  trustedProxies?: readonly string[]
  /** Where the built front ends and the checker lie; `dist` of the repository when left out. */
  dist?: string
  /** Name of the ledger, like a URL without scheme; fixed by the first start. */
  ledgerOrigin?: string
}

/** Reads the command line and the environment. @throws Error with a Chinese message for what cannot be understood. */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv): ServerOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      host: { type: 'string' },
      port: { type: 'string' },
      empty: { type: 'boolean' },
      'reset-password': { type: 'string' },
    },
    strict: true,
  })
  const port = Number(values.port ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port 应为 0 至 65535 的整数：${values.port}`)
  return {
    host: values.host ?? '127.0.0.1',
    port,
    empty: values.empty ?? false,
    ...(values['reset-password'] !== undefined && { resetPassword: values['reset-password'] }),
    publicAddress: env.WENHENG_PUBLIC_ADDRESS ?? `http://${inAddress(values.host ?? '127.0.0.1')}:${port}`,
    dataDir: env.WENHENG_DATA ?? 'var',
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.DATABASE_APP_URL && { databaseAppUrl: env.DATABASE_APP_URL }),
    ...(env.WENHENG_TRUSTED_PROXIES && { trustedProxies: readProxies(env.WENHENG_TRUSTED_PROXIES) }),
    ...(env.WENHENG_LEDGER_ORIGIN && { ledgerOrigin: env.WENHENG_LEDGER_ORIGIN }),
  }
}

function readProxies(text: string): string[] {
  const proxies = text.split(',').map(part => part.trim())
  const odd = proxies.find(proxy => !isAddressOrNetwork(proxy))
  if (odd !== undefined)
    throw new Error(`WENHENG_TRUSTED_PROXIES 应为以逗号分隔的地址或者网段（如 10.0.0.1,192.168.0.0/16）：${odd}`)
  return proxies
}

function isAddressOrNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** An IPv6 address stands in brackets inside a URL. */
const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host)
