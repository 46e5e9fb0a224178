import { describe, expect, test } from 'vitest'
import { publicCases, type RoadFacts, roadOf } from '#features/6-operation/case-handling/story.ts'
import { findChromium } from '#testkit'
import { addVenue, tell } from './fixtures/brigade.ts'
import { dayByDay } from './fixtures/day-by-day.ts'
import { look } from './fixtures/look.ts'
import type { Official } from './fixtures/official.ts'

const PROVINCE_REVIEW = '990000-review'
const PROVINCE_LEADER = '990000-leader'
/** 娱乐场所不配合日常检查: known from memory until somebody reads the text. */
const UNREAD = 'CF-ENT-022'

const tiers = (light: string, general: string) => ({ '从轻止于（%）': light, '一般止于（%）': general })
const benchmark = {
  基准名称: '文衡省文化市场裁量基准',
  公布基准的文件: '文衡省文化市场行政处罚裁量权基准规定',
  '文号、公布日期': '文旅规〔2025〕3号，2025年4月20日公布',
  条款: '第六条',
  有上限和下限的罚款: tiers('25', '65'),
  只有上限的罚款: tiers('25', '65'),
  按倍数的罚款: tiers('25', '65'),
  施行日期: '2025-05-01',
  '所读的文本（公报、网址、版本）': '省文化和旅游厅公报2025年第4期',
}
const item = {
  领域: '娱乐场所',
  违法行为: '未按规定保存歌曲点播目录',
  依据的种类: '地方性法规',
  '地方性法规、规章的名称': '文衡省娱乐场所管理条例',
  '通过、修订的日期和文号': '2024年12月1日通过',
  违反的条款: '第八条第二款',
  处罚的条款: '第二十条',
  处罚种类: ['警告', '罚款'],
  罚款幅度: { '下限（元）': '1000', '上限（元）': '5000' },
  责令改正: true,
  当事人: ['单位'],
  '现场怎样检查、留什么证据': '打开点播系统查目录，拍摄最近三十日的记录',
  施行日期: '2025-01-01',
  '所读的文本（公报、网址、版本）': '省人大常委会公报2024年第6号',
}

/** What a place adds to the law, from the form of who drafts it to the proposal of a case under it (M1.10, M3.1b). */
describe.skipIf(!findChromium())('local law, in the browser', () => {
  const story = dayByDay('2025-05-06T09:00:00+08:00', async () => {}, { isStory: true })
  let itemCode = ''

  const press = (official: Official, name: string) => official.page.getByRole('button', { name, exact: true }).click()
  /** What stands in red under a field; in a group, under the field of that group. */
  const errorAt = (official: Official, label: string, group?: string) => {
    const within = group
      ? official.form.locator('fieldset').filter({ has: official.page.getByText(group, { exact: true }) })
      : official.form
    return within
      .locator('.ant-form-item')
      .filter({ has: official.page.locator('.ant-form-item-label label').filter({ hasText: label }) })
      .locator('.ant-form-item-explain-error')
      .first()
  }
  async function adopt(time: string, title: string) {
    const zheng = await story.on(time, PROVINCE_LEADER, '/local-rules')
    await zheng.page.getByRole('link', { name: title }).click()
    await press(zheng, '批准施行')
    await zheng.sees(/　施行$/)
    return zheng
  }

  test('a benchmark is drafted by the province: tiers that overlap are said at their field', async () => {
    const fang = await story.on('2025-05-06 09:10', PROVINCE_REVIEW, '/local-rules')
    await fang.sees('本地区还没有地方规定，适用全国统一的权力清单和裁量基准。')
    await look(fang.page, 'local-empty')
    await fang.page.goto(`${story.desk.url}/local-rules/profile`)
    await fang.fills({ ...benchmark, 只有上限的罚款: tiers('70', '30') })
    await press(fang, '提交批准')
    await errorAt(fang, '一般止于', '只有上限的罚款')
      .getByText(/从轻与一般在30%至70%之间重叠/)
      .waitFor()
    await look(fang.page, 'local-profile-wrong')
    await fang.fills({ 只有上限的罚款: tiers('50', '50') })
    await press(fang, '提交批准')
    await errorAt(fang, '一般止于', '只有上限的罚款')
      .getByText(/一般一档没有幅度/)
      .waitFor()
    await fang.fills({ 只有上限的罚款: tiers('25', '65') })
    await press(fang, '提交批准')
    await fang.sees('等待负责人批准。', /从轻 0～25%，一般 25%～65%，从重 65%～100%/)
    await look(fang.page, 'local-profile-draft')
  })

  test('another adopts it', async () => {
    const zheng = await adopt('2025-05-06 10:00', benchmark.基准名称)
    await look(zheng.page, 'local-profile-in-force')
  })

  test('an item of the province: what is wrong is said at its field, a second code for it is refused', async () => {
    const fang = await story.on('2025-05-06 10:30', PROVINCE_REVIEW, '/local-rules/item')
    await fang.fills({ ...item, 依据的种类: '地方政府规章', 处罚种类: ['责令停产停业', '罚款'] })
    await fang.fills({ 罚款幅度: { '下限（元）': '5000', '上限（元）': '1000' } })
    await press(fang, '提交批准')
    await errorAt(fang, '处罚种类')
      .getByText(/地方政府规章不能设定“责令停产停业”/)
      .waitFor()
    await errorAt(fang, '上限（元）')
      .getByText(/上限1,000元不高于下限5,000元/)
      .waitFor()
    await look(fang.page, 'local-item-wrong')
    await fang.fills({ 依据的种类: '地方性法规', 处罚种类: ['警告', '罚款'], 罚款幅度: item.罚款幅度 })
    await press(fang, '提交批准')
    await fang.sees('等待负责人批准。')
    itemCode = /LOC-990000-ENT-\d{3}/.exec(await fang.page.locator('main').innerText())?.[0] ?? ''
    expect(itemCode).toBe('LOC-990000-ENT-001')

    await fang.page.goto(`${story.desk.url}/local-rules/item`)
    await fang.fills(item)
    await press(fang, '提交批准')
    await errorAt(fang, '违法行为')
      .getByText(/已有依据.*同名事项，编码 LOC-990000-ENT-001/)
      .waitFor()
    const zheng = await adopt('2025-05-06 11:00', item.违法行为)
    await look(zheng.page, 'local-item-in-force')
  })

  test('a new case of a county uses both: the item, and the band of the province', async () => {
    const facts: RoadFacts & { venue: string } = {
      ...publicCases['CASE-08']!,
      ...{ power: itemCode, powerCodes: [itemCode], cause: '涉嫌未按规定保存歌曲点播目录' },
      ...{ facts: '当事人未保存最近三十日的歌曲点播目录。', amountsFen: {}, circumstances: ['firstInTwoYears'] },
    }
    const { minors: _m, preserved: _p, ...plain } = facts
    const road = roadOf(plain).filter(step => step.at < '2025-06-10')
    const caseId = await tell(story.desk, await addVenue(story.desk, plain), road)
    const zhou = await story.on('2025-06-10 09:30', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    const reasoned = zhou.page.getByRole('region', { name: '裁量' })
    await reasoned.getByText('2,000 元 至 3,600 元').waitFor()
    await reasoned.getByText(`（${benchmark.基准名称}）`).waitFor()
    await zhou.sees(itemCode, /文衡省娱乐场所管理条例》第二十条/)
    await look(zhou.page, 'local-proposal')
    // under the general benchmark it would be another band
    await zhou.fills({ 裁量基准: '三七分档' })
    await reasoned.getByText('2,200 元 至 3,800 元').waitFor()
  })

  test('a reading is withdrawn: its item waits again, and the open case says so', async () => {
    const fang = await story.on('2025-05-12 09:00', 'review', '/local-rules/confirm')
    await fang.fills({
      待核实的事项: UNREAD,
      '所读的文本（公报、网址、版本）': '国家规章库，2022年修订文本',
      '条款、处罚种类、罚款幅度、主管部门与文本一致': true,
    })
    await look(fang.page, 'local-confirm')
    await press(fang, '核实')
    await fang.sees('本辖区没有使用本事项的未决案件。')
    const address = fang.page.url()

    const { minors: _m, preserved: _p, ...known } = publicCases['CASE-08']!
    const facts: RoadFacts & { venue: string } = {
      ...known,
      ...{ power: UNREAD, powerCodes: [UNREAD], cause: '涉嫌不配合日常检查', facts: '当事人拒绝提供监控录像。' },
      ...{ amountsFen: {}, circumstances: [], venue: '衡北县流水歌舞厅', place: '文衡市衡北县流水街3号' },
      days: { ...known.days, inquired: '2025-06-05' },
    }
    const road = roadOf(facts).filter(step => step.at < '2025-06-10')
    const caseId = await tell(story.desk, await addVenue(story.desk, facts), road)

    const again = await story.on('2025-06-10 10:00', 'review', new URL(address).pathname)
    await again.sees('衡北县流水歌舞厅', /撤回核实的，这些案件的页面会提示/)
    await press(again, '撤回核实')
    const dialog = again.page.getByRole('dialog')
    await dialog.getByLabel('撤回的理由：核实错在哪里').fill('所读的是2022年修订前的文本，罚款幅度不同。')
    await dialog.getByRole('button', { name: '撤回核实' }).click()
    await again.sees(/已撤回$/, /所读的是2022年修订前的文本/)
    await look(again.page, 'local-withdrawn')

    const zhou = await story.on('2025-06-10 10:30', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    await zhou.page.getByRole('region', { name: '事项核实已经撤回' }).waitFor()
    await zhou.sees(/撤回了对.*CF-ENT-022.*的核实：所读的是2022年修订前的文本，罚款幅度不同。重新核实以前/, /未核实/)
    await look(zhou.page, 'local-withdrawn-case')
  })

  test('the list holds all of it', async () => {
    const fang = await story.on('2025-06-10 11:00', PROVINCE_REVIEW, '/local-rules')
    await fang.sees(benchmark.基准名称, item.违法行为, '已撤回')
    await look(fang.page, 'local-list')
  })

  test('what of the law is to be read again: by field and state, with what the place has added', async () => {
    const ji = await story.on('2026-07-10 09:00', '990000-system', '/')
    await ji.page.getByRole('link', { name: '法律数据复核' }).click()
    await ji.page.getByRole('region', { name: '汇总' }).getByText('逾期未复核（超过12个月）').waitFor()
    await ji.sees('powers/ENT/CF-ENT-018.yaml', '没有对照过文本')
    await ji.page.goto(`${story.desk.url}/law-review?f.state=overdue`)
    await ji.sees(`地方规定　${itemCode}`, '地方规定　local-990000-1')
    await look(ji.page, 'law-review')
    expect(story.desk.faults).toEqual([])
  })
})
