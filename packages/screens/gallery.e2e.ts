import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeViolations, chromium, findChromium, type TestDatabase, testDatabase } from '#testkit'
import { type ServedGallery, serveGallery } from './fixtures/serve-gallery.ts'

/** Runs in the page; tests are typed for Node and the page alike. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id)

describe.skipIf(!findChromium())('the pieces in a browser', () => {
  let browser: Browser
  let database: TestDatabase
  let gallery: ServedGallery
  let context: BrowserContext
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    browser = (await chromium())!
    database = await testDatabase()
    gallery = await serveGallery(database)
  })
  afterAll(async () => {
    await browser?.close()
    await gallery?.close()
    await database?.drop()
  })
  beforeEach(async () => {
    faults.length = 0
    context = await browser.newContext({ locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] })
    page = await context.newPage()
    page.on('pageerror', error => faults.push(error.message))
  })
  afterEach(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  const open = async (path: string) => {
    await page.goto(gallery.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const form = () => page.locator('form').first()
  const live = async () => JSON.parse((await page.getByLabel('将要提交').textContent()) ?? 'null')

  describe('a form', () => {
    const fillIn = async (name: string) => {
      await form().getByLabel('名称').fill(name)
      await form().getByLabel('检查日期').fill('2025-06-19')
      await page.keyboard.press('Enter')
      await form().getByLabel('姓名').fill('李四')
    }

    test('sends exactly what is filled in, and shows it live before', async () => {
      await open('/form')
      expect(await live()).toEqual({
        agreed: false,
        kind: 'organisation',
        people: [{}],
        place: {},
        locked: 'ENT',
      })
      await fillIn(' 琴台歌舞厅 ')
      await form().getByLabel('经过').fill('第一行\n第二行')
      await form().getByLabel('检查时间').fill('2025-06-19 20:40')
      await page.keyboard.press('Enter')
      await form().getByRole('textbox', { name: '罚款' }).fill('20,000.5')
      await form().getByLabel('件数').fill('3')
      await form().getByLabel('当事人在场').check()
      await form().getByLabel('警告').check()
      await form()
        .getByRole('group', { name: '备注（选填）', exact: true })
        .getByRole('button', { name: '增加一项' })
        .click()
      await form().getByRole('textbox', { name: '备注第1项' }).fill('已拍照')
      await form().getByLabel('身份').fill('店长')
      await form().getByLabel('街道').fill('知音路1号')
      await form().getByLabel('执法人员').selectOption('xu')
      const whole = {
        name: '琴台歌舞厅',
        story: '第一行\n第二行',
        on: '2025-06-19',
        at: '2025-06-19T20:40:00+08:00',
        fineFen: 2_000_050,
        pieces: 3,
        agreed: true,
        kind: 'organisation',
        penalties: ['warning'],
        notes: ['已拍照'],
        people: [{ name: '李四', role: '店长' }],
        place: { street: '知音路1号' },
        officer: 'xu',
        locked: 'ENT',
      }
      expect(await live()).toEqual(whole)
      expect(await form().getByText('贰万元伍角').isVisible()).toBe(true)
      // Enter in a field sends nothing
      const before = gallery.accepted.length
      await form().getByLabel('街道').press('Enter')
      expect(gallery.accepted).toHaveLength(before)
      await form().getByRole('button', { name: '提交' }).click()
      await page.getByLabel('已经提交').getByText('琴台歌舞厅').waitFor()
      expect(gallery.accepted.slice(before)).toEqual([{ key: expect.stringMatching(/^[0-9a-f-]{36}$/), body: whole }])
      // accepted: the form begins anew, and there is no draft to restore
      expect(await form().getByLabel('名称').inputValue()).toBe('')
      await page.reload()
      expect(await page.getByText('保存在本机的草稿').count()).toBe(0)
    })

    test('takes nothing more while it is on its way', async () => {
      await open('/form')
      await fillIn('慢慢送')
      let letGo = () => {}
      const held = new Promise<void>(resolve => {
        letGo = resolve
      })
      await page.route('**/api/**', async route => {
        if (route.request().method() === 'POST') await held
        await route.continue()
      })
      await form().getByLabel('名称').focus()
      await form().getByRole('button', { name: '提交' }).click()
      await form().locator('[aria-busy=true]').waitFor()
      await page.keyboard.type('不会丢的字')
      await form()
        .getByLabel('名称')
        .click({ timeout: 500 })
        .then(
          () => expect.fail('a field was pressed'),
          () => {},
        )
      expect(await form().getByLabel('名称').inputValue()).toBe('慢慢送')
      letGo()
      await page.getByLabel('已经提交').getByText('慢慢送').waitFor()
      expect(await form().locator('[aria-busy=true]').count()).toBe(0)
    })

    test('asks for what is missing before it is sent, and goes there', async () => {
      await open('/form')
      const before = gallery.accepted.length
      await form().getByRole('button', { name: '提交' }).click()
      await form().getByText('请填写名称').waitFor()
      expect(await form().getByText('请选择检查日期').isVisible()).toBe(true)
      expect(
        await form()
          .getByLabel('名称')
          .evaluate(field => field === document.activeElement),
      ).toBe(true)
      expect(await form().getByLabel('名称').getAttribute('aria-invalid')).toBe('true')
      expect(gallery.accepted).toHaveLength(before)
    })

    test('shows a refusal at its field, with its article and what to do; the same content keeps its key', async () => {
      await open('/form')
      const sent = gallery.keys.length
      await fillIn('重名')
      await form().getByRole('button', { name: '提交' }).click()
      const notice = form().locator('.wh-problem')
      await notice.waitFor()
      expect((await notice.innerText()).split(/\n+/)).toEqual([
        '已有同名主体。',
        '依据：行政处罚法第五十九条',
        '请使用已有档案。',
      ])
      await form().locator('.ant-form-item', { hasText: '名称' }).getByText('已有同名主体。').waitFor()
      await form().getByRole('button', { name: '提交' }).click()
      await expect.poll(() => gallery.keys.length - sent).toBe(2)
      await form().getByLabel('名称').fill('不重名')
      await form().getByLabel('姓名').fill('张三')
      await form()
        .getByRole('group', { name: '在场人员', exact: false })
        .first()
        .getByRole('button', { name: '增加一项' })
        .click()
      await form().getByLabel('姓名').nth(1).fill('生人')
      await form().getByRole('button', { name: '提交' }).click()
      await form().getByText('没有这个人。').first().waitFor()
      const second = form().getByRole('group', { name: '在场人员第2项' })
      await second.getByText('没有这个人。').waitFor()
      const [first, again, changed] = gallery.keys.slice(sent)
      expect(again).toBe(first)
      expect(changed).not.toBe(first)
    })

    test('asks only what fits what was chosen, and does not send what it no longer asks', async () => {
      await open('/form')
      expect(await form().getByLabel('监护人').count()).toBe(0)
      await form().getByLabel('个人').check()
      await form().getByLabel('监护人').fill('王五')
      expect(await live()).toMatchObject({ kind: 'person', minor: '王五' })
      await form().getByLabel('单位').check()
      expect(await live()).not.toHaveProperty('minor')
    })

    test('keeps its draft through a closed tab, and drops it when told', async () => {
      await open('/form')
      await form().getByLabel('名称').fill('草稿歌舞厅')
      await form().getByLabel('街道').fill('知音路2号')
      await page.close()
      page = await context.newPage()
      await open('/form')
      await page.getByText('保存在本机的草稿').waitFor()
      expect(await form().getByLabel('名称').inputValue()).toBe('草稿歌舞厅')
      expect(await live()).toMatchObject({ name: '草稿歌舞厅', place: { street: '知音路2号' } })
      await page.getByRole('button', { name: '不用草稿，重新填写' }).click()
      expect(await form().getByLabel('名称').inputValue()).toBe('')
      await page.reload()
      await form().getByLabel('名称').waitFor()
      expect(await page.getByText('保存在本机的草稿').count()).toBe(0)
    })

    test('keeps its draft on Ctrl-S and says so', async () => {
      await open('/form')
      await form().getByLabel('名称').fill('即存')
      await page.keyboard.press('Control+s')
      await page.getByText('草稿已保存在本机').waitFor()
      const kept = await page.evaluate(() => localStorage.getItem('wenheng.draft.zhou.gallery'))
      expect(JSON.parse(kept!).values.name).toBe('即存')
    })

    test('is locked with the reasons beside the button', async () => {
      await open('/form')
      const button = page.getByRole('button', { name: '作出决定' })
      expect(await button.isDisabled()).toBe(true)
      const reasons = page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`)
      expect(await reasons.getByRole('listitem').allInnerTexts()).toEqual(['告知书尚未送达', '法制审核尚未完成'])
      expect(await form().getByLabel('领域').isDisabled()).toBe(true)
      expect(await form().getByText('不能修改：随许可证确定').isVisible()).toBe(true)
    })

    test('sends a file at once and shows its digest', async () => {
      await open('/form')
      const content = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
      await form().getByLabel('照片').setInputFiles({ name: '门头.png', mimeType: 'image/png', buffer: content })
      const sha256 = createHash('sha256').update(content).digest('hex')
      await form().getByText(sha256).waitFor()
      expect(await live()).toMatchObject({ photo: sha256 })
      await form()
        .getByLabel('照片')
        .setInputFiles({ name: '假.png', mimeType: 'image/png', buffer: Buffer.from('x') })
      await form().locator('.wh-problem').waitFor()
      expect(await live()).toMatchObject({ photo: sha256 })
    })

    test('marks days of rest in its calendar', async () => {
      await open('/form')
      await form().getByLabel('检查日期').click()
      const rest = page.locator('.ant-picker-dropdown:visible .wh-date-rest')
      await rest.first().waitFor()
      expect(await page.locator('.ant-picker-dropdown:visible [title="端午节"]').first().innerText()).toMatch(/休/)
    })

    test('passes axe', async () => {
      await open('/form')
      await form().getByRole('button', { name: '提交' }).click()
      await form().getByText('请填写名称').waitFor()
      expect(await axeViolations(page)).toEqual([])
    })
  })

  describe('a table', () => {
    const rows = () => page.locator('.wh-table tbody tr')
    const names = async () => (await rows().locator('td:first-child').allInnerTexts()).map(name => name.slice(0, 2))

    test('is worked from the keyboard: / j k Enter', async () => {
      await open('/table')
      await rows().first().waitFor()
      await page.keyboard.press('/')
      expect(await focused(page)).toBe('当事人')
      await page.keyboard.type('歌舞')
      await page.keyboard.press('Escape')
      await page.waitForURL(/q=/)
      await expect.poll(names).toEqual(['琴台', '知音', '墨池'])
      for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
      expect(await page.locator('tr[aria-current=true]').innerText()).toContain('知音')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/rows/2')
      await page.goBack()
      await rows().first().waitFor()
      expect(await page.getByRole('searchbox').inputValue()).toBe('歌舞')
    })

    test('asks the server when typing rests, not for every letter', async () => {
      await open('/table')
      await rows().first().waitFor()
      const before = gallery.searches.length
      await page.getByRole('searchbox').pressSequentially('松风歌舞', { delay: 20 })
      await expect.poll(names).toEqual(['松风'])
      expect(gallery.searches.slice(before)).toEqual(['松风歌舞'])
    })

    test('goes on after the last row, orders, filters, and says when nothing is found', async () => {
      await open('/table')
      await rows().first().waitFor()
      await page.getByRole('button', { name: '继续显示' }).click()
      await expect.poll(names).toHaveLength(6)
      const head = page.getByRole('columnheader', { name: '当事人' })
      await head.getByRole('button').click()
      await head.getByRole('button').click()
      await expect.poll(names).toEqual(['梅坞', '松风', '竹里'])
      expect(await head.getAttribute('aria-sort')).toBe('descending')
      await page.getByRole('combobox', { name: '阶段' }).click()
      await page.getByTitle('已结案').click()
      await expect.poll(names).toEqual(['梅坞', '兰亭', '琴台'])
      await page.getByRole('searchbox').fill('知音')
      await page.getByText('没有找到“知音”。').waitFor()
      await page.getByRole('button', { name: '清除查询条件' }).click()
      await expect.poll(names).toEqual(['梅坞', '松风', '竹里'])
    })

    test('is copied as CSV, with the columns that are shown', async () => {
      await open('/table')
      await rows().first().waitFor()
      await page.getByRole('button', { name: '显示列' }).click()
      await page.getByRole('checkbox', { name: '编号' }).check()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '复制为 CSV' }).click()
      await page.getByText('已复制 3 行').waitFor()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied.split(/\r?\n/)).toEqual([
        '当事人,阶段,编号',
        '琴台歌舞厅,closed,1',
        '知音歌舞厅,filed,2',
        '墨池歌舞厅,filed,3',
      ])
      await page.reload()
      await page.getByRole('columnheader', { name: '编号' }).waitFor()
    })

    test('keeps filters by name', async () => {
      await open('/table?f.stage=closed')
      await expect.poll(names).toEqual(['琴台', '兰亭', '梅坞'])
      await page.getByRole('button', { name: '常用筛选' }).click()
      await page.getByLabel('为当前筛选命名').fill('办结的')
      await page.keyboard.press('Enter')
      await open('/table')
      await expect.poll(names).toEqual(['琴台', '知音', '墨池'])
      await page.getByRole('button', { name: '常用筛选' }).click()
      await page.getByRole('button', { name: '办结的', exact: true }).click()
      await expect.poll(names).toEqual(['琴台', '兰亭', '梅坞'])
    })

    test('passes axe', async () => {
      await open('/table')
      await rows().first().waitFor()
      expect(await axeViolations(page)).toEqual([])
    })
  })

  describe('what a reader checks with his own eyes', () => {
    test('the strip says how each day counts, to the mouse, the keys, and in one sentence', async () => {
      await open('/pieces')
      const strip = page.getByRole('figure', { name: '听证申请期：2025年5月29日起，2025年6月5日届满，还剩2个工作日。' })
      expect(await strip.getByRole('listitem').count()).toBe(8)
      const said = strip.locator('.wh-strip-detail')
      expect(await said.innerText()).toContain('端午节不计入（行政处罚法第六十四条未核实）')
      await strip.getByRole('listitem').nth(2).hover()
      expect(await said.innerText()).toBe('2025年5月31日（周六）端午节，不计入')
      await strip.getByRole('list').focus()
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight', 'End']) await page.keyboard.press(key)
      expect(await said.innerText()).toBe('2025年6月5日（周四）第4个工作日，届满日')
      // a period too long to draw is a bar, and over time is said
      expect(await page.getByText('已逾期4天').isVisible()).toBe(true)
    })

    test('a slip says who, when, under which article; a missing one is a gap', async () => {
      await open('/pieces')
      await page.getByRole('button', { name: /立案/ }).click()
      await page.getByText('立案：2025年5月26日10:30，林文谦，依据行政处罚法第五十四条。').waitFor()
      const missing = page.getByRole('button', { name: /缺 ?法制审核/ })
      expect(await missing.getAttribute('class')).toContain('wh-slip-missing')
    })

    test('closed gates come first, with what opens them', async () => {
      await open('/pieces')
      const items = page.getByRole('list', { name: '办理条件' }).getByRole('listitem')
      expect(await items.first().innerText()).toContain('未满足')
      expect(await items.first().innerText()).toContain('送达行政处罚事先告知书。')
    })

    test('the seal shows its proof when pressed', async () => {
      await open('/pieces')
      await page.getByRole('button', { name: /账本第 42 号，按下查看证明/ }).click()
      await page.getByText('ab'.repeat(32)).waitFor()
      expect(await page.getByRole('link', { name: '下载证明文件' }).getAttribute('href')).toBe('/api/x')
    })

    test('pages of a document are pictures in which nothing runs', async () => {
      await open('/pieces')
      const first = page.getByRole('img', { name: '行政处罚决定书，第1页，共2页' })
      await expect.poll(() => first.evaluate(img => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
      expect(await page.title()).toBe('界面构件')
    })

    test('passes axe, in the dark too, and nothing is wider than a phone', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await open('/pieces')
        expect(await axeViolations(page)).toEqual([])
      }
      await page.setViewportSize({ width: 390, height: 844 })
      for (const path of ['/pieces', '/form', '/table']) {
        await open(path)
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(wider, path).toBeLessThanOrEqual(0)
      }
    })
  })
})
