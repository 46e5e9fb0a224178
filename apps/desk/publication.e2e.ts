import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allEndpoints, repository, serveFrontEnds } from '#apps/server'
import {
  CASE_08,
  type DisclosureWorld,
  disclosureWorld,
  FACTS,
  HIDDEN,
  served,
} from '#features/3-institutions/disclosure/factory.ts'
import { chromium, findChromium } from '#testkit'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Where the pictures go, for whoever wants to look at them. */
const PICTURES = process.env.WENHENG_PICTURES

describe.skipIf(!findChromium())('公示 on the desk', () => {
  let here: DisclosureWorld
  let browser: Browser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    here = await disclosureWorld(services => allEndpoints('0.0.0', services))
    await serveFrontEnds(here.http, join(repository, 'dist'))
    const origin = await here.http.listen({ host: '127.0.0.1', port: 0 })
    await here.world.walk(served({ ...CASE_08, facts: FACTS }))
    here.world.clock.set('2025-06-27T02:00:00Z')
    here.as(here.world.identity.publish)
    browser = (await chromium())!
    page = await browser.newPage({ baseURL: origin, locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  })
  afterAll(async () => {
    await browser?.close()
    await here?.close()
  })

  async function picture(name: string) {
    if (!PICTURES) return
    for (const [size, width, height] of [
      ['desk', 1440, 900],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`), fullPage: true })
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  async function faults(): Promise<string[]> {
    await page.evaluate(axe)
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
    )
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`))
  }
  const facts = () => page.getByLabel('违法事实', { exact: true })
  const publish = () => page.getByRole('button', { name: '公示', exact: true })

  it('the queue says how much time is left', async () => {
    await page.goto('/publications')
    await page.getByText('待办（1）').waitFor()
    await page.getByText('还剩2个工作日').first().waitFor()
    await page.getByRole('button', { name: '核对并公示' }).waitFor()
    await picture('queue')
    expect(await faults()).toEqual([])
  })

  it('original and public text stand side by side, with what is hidden and why', async () => {
    await page.getByRole('button', { name: '核对并公示' }).click()
    await page.getByText('李晓东 → 未成年人甲').waitFor()
    expect(await page.locator('.dc-mark').count()).toBe(5)
    expect(await facts().inputValue()).toBe(HIDDEN)
    await picture('publication')
    expect(await faults()).toEqual([])
  })

  it('a name that comes back locks the button, and says where', async () => {
    await facts().fill(HIDDEN.replace('未成年人甲', '李 晓东'))
    await page.getByText('还有 1 处应当隐去').waitFor()
    await page.getByText('仍有未成年人“李 晓东”').waitFor()
    expect(await publish().isDisabled()).toBe(true)
    await picture('publication-standing')
    await facts().fill(HIDDEN)
    await page.getByText('还有 1 处应当隐去').waitFor({ state: 'detached' })
  })

  it('is published once it was checked', async () => {
    await page.getByLabel('已对照原文逐处核对隐去的内容').check()
    await publish().click()
    await page.getByText('公众看到的页面').waitFor()
    await page.getByText('核对隐去内容').waitFor()
    await picture('published')
    expect(await faults()).toEqual([])
    const { rows } = (await here.get('/api/public/decisions')).json()
    expect(rows).toMatchObject([{ party: CASE_08.venue }])
  })

  it('is corrected with a reason', async () => {
    await page.getByRole('button', { name: '更正公示内容' }).click()
    await page.getByLabel('违法行为类型（案由）').fill('允许未成年人进入歌舞娱乐场所')
    await page.getByLabel(/更正了什么/).fill('案由与权力清单一致。')
    await page.getByLabel('已对照原文逐处核对隐去的内容').check()
    await page.getByRole('button', { name: '公布更正' }).click()
    await page.getByText('更正：案由与权力清单一致。').waitFor()
    expect(await faults()).toEqual([])
  })

  it('is withdrawn within three working days of the change', async () => {
    await page.getByRole('button', { name: '登记决定的变化' }).click()
    await page.getByText('处罚决定被依法撤销').click()
    await page.getByLabel(/决定被变更、撤销、确认违法或者无效的日期/).fill('2025-06-27')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('撤回已公开处罚信息').first().waitFor()
    await picture('withdrawing')
    await page.getByLabel(/撤回的理由/).fill('行政复议决定撤销了处罚决定。')
    await page.getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByRole('heading', { name: '公示已经撤回' }).waitFor()
    await picture('withdrawn')
    expect(await faults()).toEqual([])
    expect((await here.get('/api/public/decisions')).json().rows).toEqual([])
  })

  it('nothing went wrong in the browser meanwhile', () => expect(errors).toEqual([]))
})
