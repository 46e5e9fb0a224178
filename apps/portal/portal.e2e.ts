import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repository, serveFrontEnds } from '#apps/server'
import { endpoints as disclosure } from '#features/3-institutions/disclosure/api.ts'
import {
  CASE_08,
  type DisclosureWorld,
  disclosureWorld,
  FACTS,
  HIDDEN,
  served,
} from '#features/3-institutions/disclosure/factory.ts'
import { endpoints as powerList } from '#features/3-institutions/power-list/api.ts'
import { ledgerEndpoints, loadActs, systemClaims } from '#host'
import { packZip, readZip } from '#ledger/verify'
import { chromium, findChromium } from '#testkit'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
  { name: 'small', width: 320, height: 640 },
] as const
/** Where the pictures go, for whoever wants to look at them. */
const PICTURES = process.env.WENHENG_PICTURES

describe.skipIf(!findChromium())('the public site', () => {
  let here: DisclosureWorld
  let browser: Browser
  let origin: string
  let id: string
  let code: string
  let bundle: Uint8Array
  const errors: string[] = []

  beforeAll(async () => {
    here = await disclosureWorld(services => [...disclosure(services), ...powerList(services), ...ledgerEndpoints])
    await serveFrontEnds(here.http, join(repository, 'dist'))
    origin = await here.http.listen({ host: '127.0.0.1', port: 0 })
    browser = (await chromium())!
    await publish()
  })
  afterAll(async () => {
    await browser?.close()
    await here?.close()
  })

  async function publish() {
    const { caseId, state } = await here.world.walk(served({ ...CASE_08, facts: FACTS }))
    here.world.clock.set('2025-06-30T02:00:00Z')
    here.as(here.world.identity.publish)
    id = (await here.get('/api/publications')).json().rows[0].id
    const { texts } = (await here.get(`/api/publications/${id}`)).json()
    const data = { texts, confirmed: [], redactionChecked: true }
    await here.post(`/api/publications/${id}/publish`, { version: state.version, data })
    here.as()
    const decision = (await here.get(`/api/public/decisions/${id}`)).json()
    code = decision.record.paperCode
    const acts = await here.world.database.read(systemClaims, c => loadActs(c, caseId))
    bundle = await here.ledger.caseBundle({
      caseId,
      caseNumber: state.caseNumber!,
      volume: new TextEncoder().encode('%PDF-1.7'),
      caseJson: { caseId },
      documents: [],
      actIds: acts.map(act => act.id),
    })
  }

  async function open(path: string, size: (typeof SIZES)[number] = SIZES[0]): Promise<Page> {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: size.width, height: size.height } })
    page.on('pageerror', error => errors.push(`${path}: ${error.message}`))
    page.on('console', message => message.type() === 'error' && errors.push(`${path}: ${message.text()}`))
    await page.goto(`${origin}/portal${path}`)
    await page.waitForFunction(() => document.querySelector('.pt-asking') === null)
    return page
  }

  const picture = (page: Page, name: string) =>
    PICTURES ? page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true }) : undefined

  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
    )
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`))
  }

  it('the first load is under 100 kB', () => {
    const folder = join(repository, 'dist', 'portal')
    const html = readFileSync(join(folder, 'index.html'), 'utf8')
    const first = [...html.matchAll(/\/portal\/(assets\/[\w.-]+)/g)].map(found => found[1]!)
    expect(first.length).toBeGreaterThan(1)
    const bytes = ['index.html', ...first].reduce(
      (sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length,
      0,
    )
    console.log(`portal, first load: ${(bytes / 1000).toFixed(1)} kB gzip`)
    expect(bytes).toBeLessThan(100_000)
    // the checker is not part of it
    expect(readdirSync(join(folder, 'assets')).some(name => name.startsWith('verify-worker'))).toBe(true)
    expect(first.join()).not.toContain('worker')
  })

  const pages: [name: string, path: () => string, ready: string][] = [
    ['home', () => '/', '处罚公开可查'],
    ['search', () => '/decisions', CASE_08.venue],
    ['decision', () => `/decisions/${id}`, '金额怎样得出'],
    ['check', () => '/check', '核验码印在文书首页'],
    ['genuine', () => `/check/${code}`, '有这份文书'],
    ['unknown', () => '/check/2222-3333-4444', '没有核验码为'],
    ['bundle', () => '/bundle', '文件只在您的设备上核验'],
    ['data', () => '/data', '更正和撤回'],
    ['powers', () => '/powers', 'CF-ENT-015'],
    ['power', () => '/powers/CF-ENT-015', '开始试算'],
    ['missing', () => '/nothing', '没有这个页面'],
  ]
  describe.each(SIZES)('at $width pixels', size => {
    it.each(pages)('%s fits, also in large text, and axe finds nothing', async (name, path, ready) => {
      const page = await open(path(), size)
      const wide = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      await page.getByText(ready).first().waitFor()
      expect(await wide()).toBe(0)
      await picture(page, `${name}-${size.name}`)
      if (size.name !== 'small') expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: '大字' }).click()
      expect(await wide()).toBe(0)
      await picture(page, `${name}-${size.name}-large`)
      if (size.name === 'small') expect(await faultsOf(page)).toEqual([])
      await page.close()
    })
  })

  it('dark and high contrast pass axe too', async () => {
    for (const [name, path] of pages.slice(0, 5)) {
      const page = await browser.newPage({ colorScheme: 'dark' })
      await page.goto(`${origin}/portal${path()}`)
      await page.waitForFunction(() => document.querySelector('.pt-asking') === null)
      await picture(page, `${name}-dark`)
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: '高对比' }).click()
      await picture(page, `${name}-contrast`)
      expect(await faultsOf(page)).toEqual([])
      await page.close()
    }
  })

  it('a citizen finds a decision from the first page and has it checked on his own device', async () => {
    const page = await open('/')
    await page.getByLabel('当事人、案由、文号').fill('琴台')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: CASE_08.venue }).click()
    await page.getByText(HIDDEN).waitFor()
    expect(await page.textContent('body')).not.toMatch(/李晓东|王子轩|13800001234/)
    await page.getByRole('button', { name: '在本机核验本页' }).click()
    await page.getByText('本页内容与账本一致，未被改动。').waitFor()
    expect(await page.locator('.pt-steps li').count()).toBe(4)
    await picture(page, 'decision-checked')
    expect(await faultsOf(page)).toEqual([])
    await page.goBack()
    await page.getByText('已显示 1 项').waitFor()
    expect(page.url()).toBe(`${origin}/portal/decisions?search=${encodeURIComponent('琴台')}`)
    await page.close()
  })

  it('the page of an item tells how published fines are spread, and nothing of a small group', async () => {
    const early = await open(`/powers/${CASE_08.power}`)
    await early.getByText('公示中适用本事项的罚款决定不足5件，不公布分布').waitFor()
    await early.close()
    // as often again, by other organs: three by one, nine and twelve by two others
    await here.test.ownerPool.query(
      `insert into public_decision (id, state, region, organ_name, number, decided_on, published_on, field_code, party_name, cause, record,
         searched, terms, act_id, changed_on)
       select gen_random_uuid(), p.state, o.region, o.name, p.number || n, p.decided_on, p.published_on, p.field_code, p.party_name,
         p.cause, jsonb_set(p.record, '{fineFen}', to_jsonb(o.fen + n * 10000)), p.searched, p.terms, gen_random_uuid(), p.changed_on
       from public_decision p, (values ('990101', '琴台大队', 9, 1500000), ('990103', '墨池大队', 12, 1800000), ('990104', '衡南大队', 3, 4900000))
         as o (region, name, cases, fen), generate_series(1, o.cases) n where p.state = 'published' and p.id = $1`,
      [id],
    )
    for (const size of SIZES) {
      const page = await open(`/powers/${CASE_08.power}`, size)
      await page.getByText(/决定25件，中位数18,400元/).waitFor()
      for (const summary of ['按决定年份', '按作出决定的机构']) await page.getByText(summary).click()
      const rows = page.getByRole('region', { name: '按作出决定的机构' }).getByRole('row')
      // one here and three there would be the rest of the whole: together fewer than five, so that nine go with them
      expect((await rows.allInnerTexts()).slice(1).map(row => row.split(/\s+/)[0])).toEqual(['墨池大队'])
      expect(await page.textContent('body')).not.toContain('衡南大队')
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0)
      await picture(page, `fines-${size.name}`)
      expect(await faultsOf(page)).toEqual([])
      await page.close()
    }
    await here.test.ownerPool.query(`delete from public_decision where id <> $1`, [id])
  })

  it('somebody says what happened, reads what may follow, and reckons it himself', async () => {
    const page = await open('/powers', SIZES[1])
    await page.getByLabel('发生了什么事').fill('无证网吧')
    await page.keyboard.press('Enter')
    await page.getByText('相符的词').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('link', { name: '擅自从事互联网上网服务经营活动' }).click()
    await page.getByRole('heading', { name: '您的权利' }).waitFor()
    await page.getByRole('button', { name: '开始试算' }).click()
    await page.getByLabel('违法经营额').fill('20000')
    await page.getByText('裁量情节').click()
    await page.getByText('主动消除或者减轻').first().click()
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByRole('heading', { name: '怎样得出' }).waitFor()
    await page.getByText('100,000 元至 200,000 元').waitFor()
    await picture(page, 'reckoned')
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('违法经营额').fill('30000')
    expect(await page.getByRole('heading', { name: '怎样得出' }).count()).toBe(0)
    await page.goto(`${origin}/portal/powers/fitting?q=xyzzy`)
    await page.getByText('没有找到与“xyzzy”相符的事项').waitFor()
    await page.close()
  })

  it('a page that was changed on the way does not pass', async () => {
    const page = await open('/')
    await page.route(`**/api/public/decisions/${id}`, async route => {
      const answer = await route.fetch()
      await route.fulfill({
        body: (await answer.text()).replaceAll('2000000', '200000'),
        contentType: 'application/json',
      })
    })
    await page.goto(`${origin}/portal/decisions/${id}`)
    await page.getByRole('button', { name: '在本机核验本页' }).click()
    await page.getByText('本页显示的内容与存证的内容不一致').waitFor()
    await page.getByText('本页内容没有通过核验。').waitFor()
    await page.close()
  })

  it('a stranger follows the QR code, and compares the file he was given', async () => {
    const page = await open(`/check/${code.toLowerCase().replaceAll('-', '')}`)
    await page.getByRole('link', { name: '决定已向社会公示' }).waitFor()
    const { rows } = await here.test.ownerPool.query('select sha256 from case_document where paper_code = $1', [code])
    const copy = Buffer.from(await here.world.services.files.readFile(rows[0].sha256))
    await page
      .getByLabel('选择 PDF 文件')
      .setInputFiles({ name: '决定书.pdf', mimeType: 'application/pdf', buffer: copy })
    await page.getByText('与原件逐字节一致').waitFor()
    const changed = Buffer.concat([copy, Buffer.from(' ')])
    await page
      .getByLabel('选择 PDF 文件')
      .setInputFiles({ name: '改过.pdf', mimeType: 'application/pdf', buffer: changed })
    await page.getByText('与原件不一致').waitFor()
    await picture(page, 'genuine-compared')
    await page.close()
  })

  it('a bundle is checked step by step under the published keys; one changed byte shows', async () => {
    const page = await open('/bundle')
    const give = (name: string, bytes: Uint8Array) =>
      page.getByLabel('选择案卷包').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) })
    await give('案卷.zip', bundle)
    await page.getByText('案卷包真实、完整，未被改动。').waitFor()
    expect(await page.locator('.pt-steps li').count()).toBeGreaterThan(9)
    await picture(page, 'bundle-genuine')
    expect(await faultsOf(page)).toEqual([])
    const { files } = readZip(bundle)
    files.set('case.json', new TextEncoder().encode('{"caseId":"x"}'))
    await give('改过.zip', packZip(files))
    await page.getByText('案卷包不真实，或者已被改动。').waitFor()
    await picture(page, 'bundle-altered')
    await give('别的.zip', new TextEncoder().encode('no archive'))
    await page.getByText('别的.zip 不能核验。').waitFor()
    await page.close()
  })

  it('remembers 大字, works by keyboard, and says so when the server is away', async () => {
    const page = await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.getByRole('button', { name: '大字' }).click()
    await page.reload()
    expect(await page.getByRole('button', { name: '大字' }).getAttribute('aria-pressed')).toBe('true')
    await page.route('**/api/public/decisions*', route => route.abort())
    await page.getByRole('link', { name: '查处罚' }).first().click()
    await page.getByText('连接不上服务器。').waitFor()
    await page.unroute('**/api/public/decisions*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('link', { name: CASE_08.venue }).waitFor()
    await page.close()
  })

  it('nothing went wrong in the browser meanwhile', () => {
    const expected = /net::ERR_FAILED|404/
    expect(errors.filter(error => !expected.test(error))).toEqual([])
  })
})
