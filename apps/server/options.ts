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
    ...(env.WENHENG_LEDGER_ORIGIN && { ledgerOrigin: env.WENHENG_LEDGER_ORIGIN }),
  }
}

/** An IPv6 address stands in brackets inside a URL. */
const inAddress = (host: string): string => (host.includes(':') ? `[${host}]` : host)
