import { describe, expect, test } from 'vitest'
import { roadOf } from '#features/6-operation/case-handling/story.ts'
import { findChromium } from '#testkit'
import { addVenue, earlierCase, tell } from './fixtures/brigade.ts'
import { facts } from './fixtures/case-08.ts'
import { type DayByDay, dayByDay } from './fixtures/day-by-day.ts'
import { look } from './fixtures/look.ts'

const REASON = '场所距中学不足二百米，未成年人逗留至深夜，社会危害程度明显高于同类案件。'

/** An amount out of line, from the officer who proposes it to the supervisor who looks at it (M3.1b). */
describe.skipIf(!findChromium())('like cases alike, in the browser', () => {
  let caseId = ''
  const story = dayByDay('2025-03-03T09:00:00+08:00', prepare, { isStory: true })
  const on = (time: string, post: string, path = `/cases/${caseId}`) => story.on(time, post, path)

  /** One case decided here, and forty like it in the district beside, whose cases nobody here may read. */
  async function prepare({ desk, database }: DayByDay) {
    const other = { ...facts, venue: '衡北县流水歌舞厅', place: '文衡市衡北县流水街3号', manager: '孙玉成' }
    await tell(desk, await addVenue(desk, other), earlierCase(other))
    await database.ownerPool.query(
      `insert into fine_tally (power_code, region, organ_id, year, tier, party_kind, min_fen, max_fen, fine_fen, cases)
       select f.power_code, o.region, o.id, y, f.tier, f.party_kind, f.min_fen, f.max_fen, f.fine_fen + d * 100000, 10
       from fine_tally f, organ o, (values (2024, 0), (2024, 2), (2025, -2), (2025, 1)) as v (y, d) where o.region = '990101'`,
    )
    const road = roadOf(facts).filter(step => step.at < '2025-06-10T09')
    caseId = await tell(desk, await addVenue(desk, facts), road)
  }

  test('06-10 the officer sees where the amount stands while it is typed', async () => {
    const zhou = await on('2025-06-10 09:30', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    const beside = zhou.page.getByRole('region', { name: '与同类案件比较' })
    await zhou.fills({ 罚款: '18000' })
    await beside
      .getByText(/罚款18,000元，低于41件同类案件中的48%，高于其中的24%/)
      .first()
      .waitFor()
    expect(await zhou.page.getByLabel('偏离同类案件的理由').count()).toBe(0)
    await zhou.fills({ 罚款: '34000', 理由: facts.reasons })
    await beside
      .getByText(/数额偏高：高于第95百分位（20,000元）/)
      .first()
      .waitFor()
    await zhou.opens('按年份、按机构看')
    const rows = beside.getByRole('region', { name: '按机构和年份' }).getByRole('row')
    await expect.poll(() => rows.count()).toBe(6)
    const said = (await rows.allInnerTexts()).map(row => row.split(/\s+/).slice(0, 3).join(' '))
    // in the order of the divisions; the one case of this county shows no amount
    expect(said.slice(1)).toEqual([
      '文衡市琴台区文化市场综合执法大队',
      '2025 20 17,500元',
      '2024 20 19,000元',
      '文衡市衡北县文化市场综合执法大队',
      '2025 1 不列',
    ])
    await look(zhou.page, 'consistency-proposal')
  })

  test('06-10 it is refused without a reason, and goes on with one', async () => {
    const zhou = await on('2025-06-10 09:40', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    await zhou.page.getByLabel('偏离同类案件的理由').waitFor()
    await zhou.page.getByRole('button', { name: '提交：提出处理意见' }).click()
    await zhou.sees('请填写偏离同类案件的理由')
    await look(zhou.page, 'consistency-refused')
    // nor does the server take it, whatever a page sends
    const { power, confiscationFen, reasons } = facts
    const body = { outcome: 'penalty', power, warning: true, fineFen: 3_400_000, confiscationFen, reasons }
    expect(await zhou.tries('propose-outcome', body)).toMatchObject({
      status: 409,
      code: 'caseHandling.outlierUnreasoned',
      article: '行政处罚法第五条',
    })
    await zhou.fills({ 偏离同类案件的理由: REASON })
    await zhou.submits('提出处理意见')
  })

  test('06-10 the leader reads comparison and reason on the case', async () => {
    const lin = await on('2025-06-10 15:00', 'leader')
    await lin.sees('与同类案件比较', /数额偏高/, REASON)
    await look(lin.page, 'consistency-case')
    await lin.submits('同意处理意见')
  })

  test('06-10 the supervisor is alerted, looks, and says so', async () => {
    const yan = await on('2025-06-10 16:00', '990100-supervise', '/supervision')
    await yan.page.getByRole('link', { name: '量罚提示' }).click()
    await yan.sees('1条待查看', facts.venue, '偏高', /高于全部41件同类案件/)
    expect(await yan.page.locator('body').innerText()).not.toContain(REASON)
    await look(yan.page, 'alerts')
    await yan.page.getByRole('button', { name: '查看理由' }).click()
    await yan.sees(REASON, /比较范围：本省（区、市）2021年至2025年/)
    await look(yan.page, 'alert-opened')
    const note = yan.page.getByRole('button', { name: '记下已查看' })
    await yan.fills({ 查看意见: '已查阅案卷，理由成立。' })
    await note.click()
    await yan.sees('没有待查看的量罚提示。')
    await look(yan.page, 'alerts-none')
    const { rows } = await story.database.ownerPool.query(
      `select count(*)::int as n from access_log where object_id = $1 and purpose = '查看量罚提示'`,
      [caseId],
    )
    expect(rows[0].n).toBe(1)
    const { body } = await yan.asks('/api/discretion-alerts?state=noted')
    expect(body.rows).toMatchObject([{ caseId, stage: 'proposed', notedBy: expect.any(String) }])
  })
})
