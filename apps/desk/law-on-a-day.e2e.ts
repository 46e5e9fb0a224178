import { describe, expect, test } from 'vitest'
import { findChromium } from '#testkit'
import { tell } from './fixtures/brigade.ts'
import { dayByDay } from './fixtures/day-by-day.ts'
import { look } from './fixtures/look.ts'
import { addShop, findingOf, investigationOf, type RelicShop } from './fixtures/relics.ts'

const before: RelicShop = {
  name: '衡北县旧藏古玩店',
  manager: '陆怀远',
  place: '文衡市衡北县古槐街6号',
  sold: '2024-06-01',
  inspected: '2025-05-06',
}
const after: RelicShop = {
  name: '衡北县新藏古玩店',
  manager: '秦书白',
  place: '文衡市衡北县古槐街18号',
  sold: '2025-04-12',
  inspected: '2025-05-12',
}

/** The law of the day of the act, unless the later is lighter (行政处罚法第三十七条): relic fines before and after 2025-03-01. */
describe.skipIf(!findChromium())('law in force on a day, in the browser', () => {
  const story = dayByDay('2025-05-06T09:00:00+08:00', async () => {})

  /** The handler registers what was found; the brigade investigates; the handler opens the proposal. */
  async function proposalOf(shop: RelicShop) {
    const subjectId = await addShop(story.desk, shop)
    const at = (time: string) => `${shop.inspected} ${time}`
    const zhou = await story.on(at('09:10'), 'handler1', '/cases/new')
    await zhou.fills({
      线索来源: '现场检查发现',
      当事人: shop.name,
      领域: '文物经营与文物保护',
      违法行为开始日期: shop.sold,
      违法行为终了日期: shop.sold,
      线索内容: findingOf(shop),
    })
    await zhou.page.getByRole('button', { name: '登记线索' }).click()
    await zhou.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
    const caseId = zhou.page.url().split('/').at(-1)!
    const steps = investigationOf(shop)
    await tell(story.desk, subjectId, steps, caseId)
    const concluded = steps.at(-1)!.at.slice(0, 10)
    return story.on(`${concluded} 17:00`, 'handler1', `/cases/${caseId}?step=proposeOutcome`)
  }

  test('an act of 2024: both amounts, the old law applies because the new one is heavier', async () => {
    const zhou = await proposalOf(before)
    const compared = zhou.page.getByRole('region', { name: '新旧规定比较' })
    await compared.waitFor()
    const [old, now] = [compared.locator('.wh-version').nth(0), compared.locator('.wh-version').nth(1)]
    expect(await old.innerText()).toMatch(
      /旧法（行为时）\s*适用\s*20,000 元 至 100,000 元[\s\S]*文物保护法》第七十二条/,
    )
    expect(await now.innerText()).toMatch(/新法（决定时）\s*80,000 元 至 400,000 元[\s\S]*文物保护法》第八十九条/)
    expect(await compared.innerText()).toMatch(
      /上限400,000元高于100,000元，较重，适用行为时的规定[\s\S]*行政处罚法》第三十七条/,
    )
    await look(zhou.page, 'law-old')
  })

  test('an act of 2025: the new law alone, with the higher range', async () => {
    const zhou = await proposalOf(after)
    await zhou.sees('80,000 元 至 400,000 元', /2025年3月1日\s*起施行/)
    expect(await zhou.page.getByRole('region', { name: '新旧规定比较' }).count()).toBe(0)
    await look(zhou.page, 'law-new')
  })

  test('the page of the item tells both versions, the difference, and what held on a day', async () => {
    const zhou = await story.on('2025-05-20 09:00', 'handler1', '/powers/CF-RELIC-021')
    const versions = zhou.page.getByRole('region', { name: '版本与变化' })
    await versions.getByText('较以前加重').waitFor()
    await versions.getByText('不足起点的罚款上限由100,000元提高到250,000元').waitFor()
    await versions.getByText('《文物保护法》第七十二条', { exact: true }).waitFor()
    await look(zhou.page, 'law-power')
    await zhou.page.getByLabel('查看某日的规定').fill('2024-06-01')
    await zhou.page.getByLabel('查看某日的规定').press('Enter')
    await zhou.page.getByRole('heading', { name: '2024年6月1日施行的规定' }).waitFor()
    await zhou.sees('没有违法经营额或者不足50,000元的：处20,000元以上100,000元以下罚款')
    await zhou.page.goto(`${story.desk.url}/powers/CF-ENT-015?on=2021-05-31`)
    await zhou.sees('本事项只录入了一个版本，没有变化可以比较', /该日没有施行的版本/)
  })

  test('the public site tells the same', async () => {
    const page = await story.desk.stranger('/portal/powers/CF-RELIC-021')
    await page.getByRole('heading', { name: /2025年3月1日起：较以前加重/ }).waitFor()
    await page.getByText('违法经营额按倍数计罚的起点由50,000元改为30,000元').waitFor()
    await look(page, 'law-portal')
    expect(story.desk.faults).toEqual([])
  })
})
