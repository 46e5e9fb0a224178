import type { TestProject } from 'vitest/node'
import { startTestServer, type TestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

type Running = Awaited<ReturnType<typeof startTestServer>>

/** Several vitest projects load this file separately, in one process: they share one server. */
const shared = globalThis as { wenhengTestServer?: { running: Promise<Running>; users: number } }

/** Vitest's global set-up of the projects that need a database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.wenhengTestServer ??= { running: startTestServer(), users: 0 }
  const ours = shared.wenhengTestServer
  ours.users++
  const { server, stop } = await ours.running
  project.provide('testServer', server)
  return async () => {
    if (--ours.users > 0) return
    delete shared.wenhengTestServer
    await stop()
  }
}
