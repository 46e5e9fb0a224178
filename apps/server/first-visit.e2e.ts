import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { endpoints as certificates } from '#features/2-officers/certificates/api.ts'
import { endpoints as powerList } from '#features/3-institutions/power-list/api.ts'
import { authenticator, endpoints as tenancy } from '#features/4-platform/tenancy/api.ts'
import { claimedDatabase, createHttp } from '#host'
import { systemClock } from '#kernel'
import { loadLaw } from '#law-engine/load'
import { chromium, findChromium, type TestDatabase, testDatabase } from '#testkit'
import { type FirstAccount, setUpEmpty } from './demonstration/first-accounts.ts'
import { serveFrontEnds } from './front-ends.ts'

const repository = resolve(import.meta.dirname, '../..')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

describe.skipIf(!findChromium())('the first visit to a real installation', () => {
  let browser: Browser
  let page: Page
  let db: TestDatabase
  let http: FastifyInstance
  let url: string
  let first: FirstAccount
  const complaints: string[] = []

  beforeAll(async () => {
    const law = loadLaw(join(repository, 'law'))
    db = await testDatabase()
    const database = claimedDatabase(db.pool)
    first = (await setUpEmpty(database))[0]!
    http = await createHttp({
      endpoints: [...tenancy, ...certificates, ...powerList({ law, lawIn: async () => law })],
      database,
      clock: systemClock,
      authenticate: authenticator(database, systemClock),
      version: '0.1.0',
    })
    await serveFrontEnds(http, join(repository, 'dist'))
    url = await http.listen({ host: '127.0.0.1', port: 0 })
    browser = (await chromium())!
    page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
    page.on('pageerror', error => complaints.push(error.message))
  })
  afterAll(async () => {
    await browser?.close()
    await http?.close()
    await db?.drop()
  })

  // where to look when something went wrong
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.error(page.url(), await page.locator('body').innerText(), complaints)
  })

  const open = () => page.locator('details[open]')
  const heading = (name: string) => open().getByRole('heading', { name })

  async function signIn(login: string, password: string) {
    await page.goto(url)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('口令').fill(password)
    await page.getByRole('button', { name: /登\s*录/ }).click()
  }

  async function changePassword(from: string, to: string) {
    await page.getByLabel('现在的口令').fill(from)
    await page.getByLabel('新口令', { exact: true }).fill(to)
    await page.getByLabel('再填一次新口令').fill(to)
    const answered = page.waitForResponse('**/api/me/password')
    await page.getByRole('button', { name: '修改口令' }).click()
    await answered
  }

  async function signOut() {
    await page.getByRole('button', { name: /退\s*出/ }).click()
    await page.getByRole('button', { name: /登\s*录/ }).waitFor()
  }

  async function pick(label: string | RegExp, option: string) {
    const box = open().getByRole('combobox', { name: label })
    await box.click()
    await box.fill(option)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click()
    await page.keyboard.press('Escape')
  }

  async function account(login: string, name: string, button: string): Promise<string> {
    await open().getByLabel('账号', { exact: true }).fill(login)
    await open().getByLabel('姓名', { exact: true }).fill(name)
    await open().getByRole('button', { name: button, exact: true }).click()
    const password = await open().locator('.wh-handover code').last().textContent()
    await page.getByRole('button', { name: '已经交接' }).click()
    return password!
  }

  async function seriousFaults(): Promise<string[]> {
    await page.evaluate(AXE)
    return page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> } })
        .axe
      const { violations } = await axe.run()
      return violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id)
    })
  }

  const passwords: Record<string, string> = {}

  test('begins with a password of one’s own', async () => {
    await signIn(first.login, first.password)
    await page.getByRole('heading', { name: '请先修改口令' }).waitFor()
    await page.goto(`${url}/admin/accounts`)
    await page.getByRole('heading', { name: '请先修改口令' }).waitFor()
    expect(await seriousFaults()).toEqual([])
    await changePassword(first.password, first.password)
    await page.getByRole('alert').getByText('用过的口令相同').first().waitFor()
    await changePassword(first.password, 'Qin-qi-2026-shu')
    await page.getByRole('link', { name: '初次设置' }).waitFor()
    // no password is kept on the device
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).not.toContain('Qin-qi')
  })

  test('leads through divisions, an organ and the other two administrators', async () => {
    await page.goto(url)
    await heading('行政区划').waitFor()
    const region = async (code: string, name: string) => {
      await open().getByLabel('行政区划代码').fill(code)
      await open().getByLabel('名称', { exact: true }).fill(name)
      await open().getByRole('button', { name: '登记行政区划' }).click()
    }
    await region('430421', '衡阳县')
    await open().getByRole('alert').getByText('请先登记地级行政区划 430400').waitFor()
    for (const [code, name] of [
      ['430000', '湖南省'],
      ['430400', '衡阳市'],
      ['430421', '衡阳县'],
    ] as const) {
      await region(code, name)
      await open().getByRole('list', { name: '已登记的行政区划' }).getByText(name).waitFor()
    }
    expect(await seriousFaults()).toEqual([])
    await page.getByRole('button', { name: '下一步' }).click()
    await heading('机构').waitFor()
    await pick('行政区划', '衡阳县')
    for (const [label, value] of [
      ['机构全称', '衡阳县文化市场综合行政执法大队'],
      ['简称', '衡阳县大队'],
      ['文号地区简称', '衡'],
      ['文号机构代字', '文综'],
      ['地址', '衡阳县西渡镇'],
      ['电话', '0734-6810000'],
    ] as const)
      await open().getByLabel(label, { exact: true }).fill(value)
    await open().getByRole('button', { name: '登记机构' }).click()
    await heading('安全管理员').waitFor()
    passwords.anquan = await account('anquan', '安宁', '建立账号并指定')
    await heading('审计管理员').waitFor()
    passwords.shenji = await account('shenji', '查理', '建立账号并指定')
    await heading('工作人员').waitFor()
    await pick('机构', '衡阳县文化市场')
    await pick(/拟任岗位/, '办案人员')
    passwords.zhou = await account('zhou', '周砚秋', '建立账号')
    await signOut()
  })

  test('lets the security administrator grant, and nobody else', async () => {
    await signIn('anquan', passwords.anquan!)
    await changePassword(passwords.anquan!, 'Qin-qi-2026-hua')
    await page.getByRole('link', { name: '待授予岗位的账号' }).click()
    await page.getByRole('link', { name: '周砚秋' }).click()
    await page.getByRole('button', { name: '授予所选岗位' }).click()
    await page.getByText('岗位已变更').waitFor()
    expect(await seriousFaults()).toEqual([])
    const menu = page.getByRole('navigation', { name: '主菜单' })
    expect(await menu.getByRole('link', { name: '账号' }).count()).toBe(0)
    await signOut()
    await signIn('zhou', passwords.zhou!)
    await changePassword(passwords.zhou!, 'Qin-qi-2026-yan')
    await menu.getByRole('link', { name: '执法人员' }).waitFor()
    await signOut()
  })

  test('and the audit administrator reads what they did', async () => {
    await signIn('shenji', passwords.shenji!)
    await changePassword(passwords.shenji!, 'Qin-qi-2026-mo')
    await page.getByRole('heading', { name: '审计日志' }).waitFor()
    await page.getByText('账号：zhou；原岗位：无；现岗位：办案人员').waitFor()
    expect(await seriousFaults()).toEqual([])
    const menu = page.getByRole('navigation', { name: '主菜单' })
    expect(await menu.getByRole('link', { name: '岗位和锁定' }).count()).toBe(0)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
  })
})
