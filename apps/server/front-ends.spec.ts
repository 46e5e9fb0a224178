import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFrontEnds } from './front-ends.ts'

let dist: string
let http: FastifyInstance

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'wenheng-front-'))
  for (const name of ['desk', 'portal']) {
    mkdirSync(join(dist, name, 'assets'), { recursive: true })
    writeFileSync(join(dist, name, 'index.html'), `<title>${name}</title>`)
    writeFileSync(join(dist, name, 'mark.svg'), '<svg/>')
    writeFileSync(join(dist, name, 'assets', 'main-abc.js'), 'plain')
    writeFileSync(join(dist, name, 'assets', 'main-abc.js.br'), 'compressed')
  }
  writeFileSync(join(dist, 'server.mjs'), 'not for the public')
  http = Fastify({ routerOptions: { ignoreTrailingSlash: true } })
  http.get('/api/known', async () => ({ known: true }))
  await serveFrontEnds(http, dist)
})
afterAll(async () => {
  await http.close()
  rmSync(dist, { recursive: true })
})

describe('the front ends', () => {
  it.each([
    ['/', 'desk'],
    ['/cases/1?tab=2', 'desk'],
    ['/portal', 'portal'],
    ['/portal/', 'portal'],
    ['/portal/decisions/7', 'portal'],
    ['/portals', 'desk'],
    ['/apiary', 'desk'],
  ])('%s is a page of the %s', async (url, name) => {
    const answer = await http.inject(url)
    expect([answer.statusCode, answer.body]).toEqual([200, `<title>${name}</title>`])
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.headers['cache-control']).toBe('no-cache')
  })

  it('let no foreign program run in a page', async () => {
    const policy = String((await http.inject('/')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
  })

  it.each(['/api', '/api/', '/api/nothing', '/api?x'])('%s is answered as the API does', async url => {
    const answer = await http.inject(url)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'host.noSuchAddress'])
  })

  it('leave the API alone', async () => expect((await http.inject('/api/known')).json()).toEqual({ known: true }))

  it('keep hashed files for ever, compressed where the browser can', async () => {
    const plain = await http.inject('/assets/main-abc.js')
    expect([plain.body, plain.headers['cache-control']]).toEqual(['plain', 'public, max-age=31536000, immutable'])
    const packed = await http.inject({ url: '/portal/assets/main-abc.js', headers: { 'accept-encoding': 'gzip, br' } })
    expect([packed.body, packed.headers['content-encoding']]).toEqual(['compressed', 'br'])
    expect(packed.headers['content-type']).toContain('javascript')
  })

  it('say 404 for a part of a program that is gone, and give nothing from outside', async () => {
    for (const url of ['/assets/..%2f..%2fserver.mjs', '/assets/%2e%2e/%2e%2e/server.mjs', '/..%2fserver.mjs'])
      expect((await http.inject(url)).body).not.toContain('not for the public')
    expect((await http.inject('/assets/gone-123.js')).statusCode).toBe(404)
  })

  it('serve other files under their own names', async () => {
    const mark = await http.inject('/portal/mark.svg')
    expect([mark.body, mark.headers['content-type']]).toEqual(['<svg/>', 'image/svg+xml'])
  })
})
