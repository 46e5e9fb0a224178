import { describe, expect, test } from 'vitest'
import { roadOf } from '#features/6-operation/case-handling/story.ts'
import { findChromium } from '#testkit'
import { addVenue, tell } from './fixtures/brigade.ts'
import { facts, inspection } from './fixtures/case-08.ts'
import { dayByDay } from './fixtures/day-by-day.ts'

const VIDEO = {
  name: '留置送达.mp4',
  mimeType: 'video/mp4',
  buffer: Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
}

/** What the case of the walk-through must survive as well; each begins where the road has led by commands. */
describe.skipIf(!findChromium())('variations of CASE-08, in the browser', () => {
  const story = dayByDay('2025-05-26T09:00:00+08:00', async () => {})
  const on = (time: string, post: string, path: string) => story.on(time, post, path)
  let told = 0

  /** The same case at a venue of its own, told up to an instant. Nobody sits in two inquiries at once. */
  async function caseUntil(instant: string): Promise<string> {
    const days = {
      ...facts.days,
      inquired: ['2025-06-04', '2025-06-05', '2025-06-06', '2025-06-03', '2025-06-07'][told++]!,
    }
    const venue = { ...facts, venue: `衡北县${'元春夏秋冬'[told]}歌舞厅`, days }
    const road = roadOf(venue).filter(step => step.at < instant)
    return tell(story.desk, await addVenue(story.desk, venue), road)
  }

  test('the party refuses to sign: said so, with a witness', async () => {
    const caseId = await caseUntil('2025-05-26T20')
    const zhou = await on('2025-05-26 22:30', 'handler1', `/cases/${caseId}?step=recordInspection`)
    await zhou.fills({ ...inspection, 签名: { 已签名: false } })
    await zhou.isRefused('现场检查', /签名/)
    await zhou.fills({ 签名: { 拒绝签名的情况: '郑广明看后拒绝签名，未说明理由。', 见证人: '吴桂珍' } })
    await zhou.submits('现场检查')
  })

  test('one handler is recused: filing waits for a second', async () => {
    const caseId = await caseUntil('2025-05-28T09')
    const lin = await on('2025-05-28 08:30', 'leader', `/cases/${caseId}`)
    await lin.chooses('决定回避')
    await lin.fills({ 办案人员: '许明澈', 提出人: '本人申请', 回避事由: '与当事人的股东系同学。', 同意回避: true })
    await lin.submits('决定回避')
    const zhou = await on('2025-05-28 09:00', 'handler1', `/cases/${caseId}`)
    await zhou.sees(/不少于2人/)
    expect(await zhou.page.getByRole('button', { name: '提请立案', exact: true }).isDisabled()).toBe(true)
  })

  test('8,000 is a lighter tier, which needs its circumstance', async () => {
    const caseId = await caseUntil('2025-06-10T09')
    const zhou = await on('2025-06-10 09:30', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    await zhou.sees('15,000 元 至 35,000 元')
    await zhou.fills({ 罚款: '8000', 理由: facts.reasons })
    await zhou.isRefused('提出处理意见', /8,000元/, /从轻/)
  })

  test('06-20 is reached with the defence unread: no decision', async () => {
    const caseId = await caseUntil('2025-06-17T09')
    const lin = await on('2025-06-20 09:30', 'leader', `/cases/${caseId}`)
    await lin.opens(/项(现在不能|由其他岗位)办理/)
    expect(await lin.page.getByRole('button', { name: '作出决定' }).isDisabled()).toBe(true)
    await lin.sees(/陈述申辩.*复核/)
    expect(await lin.tries('decide', {})).toMatchObject({ status: 409, code: 'caseHandling.defenceUnread' })
  })

  test('the network dies between “decide” and its answer: the second press has one effect; then left in place', async () => {
    const caseId = await caseUntil('2025-06-20T09')
    const lin = await on('2025-06-20 09:30', 'leader', `/cases/${caseId}?step=decide`)
    let pressed = 0
    await lin.page.route('**/decide', async route => {
      pressed++
      if (pressed > 1) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    const press = lin.page.getByRole('button', { name: '提交：作出决定' })
    await press.click()
    await lin.page.locator('.wh-problem').first().waitFor()
    await press.click()
    await lin.sees('已办理：作出决定')
    expect(pressed).toBe(2)
    const { body } = await lin.asks(`/api/cases/${caseId}`)
    expect(body.slips.filter((slip: { type: string }) => slip.type === 'decided')).toHaveLength(1)
    expect(body.state.decision.number).toBe('（衡北）文综罚字〔2025〕第1号')

    const zhou = await on('2025-06-20 16:30', 'handler1', `/cases/${caseId}?step=serveDecision`)
    await zhou.fills({
      送达: { 送达方式: '留置送达', 送达时间: '2025-06-20 16:00', 拒收或者不在场的情况: '郑广明拒绝签收。' },
    })
    await zhou.isRefused('送达决定书', /见证|录像/)
    await zhou.fills({ 送达: { 见证人: '吴桂珍（知音社区居民委员会）', 送达过程录像: VIDEO } })
    await zhou.submits('送达决定书')
    await zhou.sees(/2025年7月7日\s*届满/)
  })
})
