import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveChecker } from './checker.ts'

let dist: string
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'wenheng-checker-'))
})
afterAll(() => rmSync(dist, { recursive: true }))

const ask = async () => {
  const http = Fastify()
  http.get('/ledger/*', async () => 'a file of the log')
  serveChecker(http, dist)
  const answer = await http.inject('/ledger/verify.mjs')
  await http.close()
  return answer
}

test('the checker lies beside the log once the build has made it', async () => {
  expect((await ask()).body).toBe('a file of the log')
  writeFileSync(join(dist, 'verify.mjs'), '// 核验')
  const answer = await ask()
  expect(answer.body).toBe('// 核验')
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-disposition': 'attachment; filename="verify.mjs"',
  })
})
