import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromium, findChromium, type TestDatabase, testDatabase } from './index.ts'

describe.skipIf(!findChromium())('a real browser', () => {
  let browser: Browser
  let database: TestDatabase

  beforeAll(async () => {
    browser = (await chromium())!
    database = await testDatabase()
  })

  afterAll(async () => {
    await browser.close()
    await database.drop()
  })

  test('shows a page, beside a database', async () => {
    const page = await browser.newPage()
    await page.setContent('<title>文衡</title><button>立案</button>')
    expect(await page.title()).toBe('文衡')
    expect(await page.getByRole('button', { name: '立案' }).isVisible()).toBe(true)
    expect((await database.pool.query(`select '衡' as text`)).rows).toEqual([{ text: '衡' }])
  })
})
