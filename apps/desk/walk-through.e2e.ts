import { describe, expect, test } from 'vitest'
import { findChromium } from '#testkit'
import { addOfficer, addVenue, alsoGrant, earlierCase, tell } from './fixtures/brigade.ts'
import * as said from './fixtures/case-08.ts'
import { facts } from './fixtures/case-08.ts'
import { type DayByDay, dayByDay } from './fixtures/day-by-day.ts'
import { look } from './fixtures/look.ts'
import { checkAlone, checkOnPortal } from './fixtures/stranger.ts'

/** One case, day by day, as its people live it in the browser: each row of the walk-through, with what it refuses. */
describe.skipIf(!findChromium())('CASE-08 from its source to its archive, in the browser', () => {
  let venueId = ''
  let caseId = ''
  /** The case bundle and the code on the decision, as the party has them. */
  let bundle = ''
  let paperCode = ''
  const story = dayByDay('2025-03-03T09:00:00+08:00', prepare, { isStory: true })

  async function prepare({ desk, database }: DayByDay) {
    await addOfficer(desk, { post: 'handler4', name: '韩映雪', duties: ['handler'] })
    await alsoGrant(database, 'handler2', 'legalReviewer')
    venueId = await addVenue(desk, facts)
    const other = { ...facts, venue: '衡北县流水歌舞厅', place: '文衡市衡北县流水街3号', manager: '孙玉成' }
    await tell(desk, await addVenue(desk, other), earlierCase(other))
  }

  /** On the page of the case where no address is given. */
  const on = (time: string, post: string, path = `/cases/${caseId}`) => story.on(time, post, path)

  test('05-26 09:00 an officer declares that a relative works at the venue', async () => {
    const han = await on('2025-05-26 09:00', 'handler4', '/officers/conflicts')
    await han.fills({ 当事人: facts.venue, 关系: '本人的堂兄在该单位任值班经理' })
    await han.page.getByRole('button', { name: '申报', exact: true }).click()
    await han.sees('已申报')
  })

  test('05-26 09:10 the city’s desk registers the tip that was handed down, for the county', async () => {
    const wu = await on('2025-05-26 09:10', 'desk', '/')
    await wu.page.getByRole('button', { name: '登记线索' }).click()
    await wu.fills({
      线索来源: '上级交办',
      '来源编号（举报编号、移送或者交办文号）': facts.reference!,
      当事人: '琴台歌舞',
    })
    // the venue is known, and so are its place, its field and whose it is
    await wu.sees('主体档案', facts.manager, /文衡北娱/, '没有其他案件，也没有行政处罚。')
    await expect.poll(() => wu.page.getByLabel('违法行为发生地').inputValue()).toBe(facts.place)
    await expect.poll(() => wu.page.getByRole('radio', { name: /衡北县/ }).isChecked()).toBe(true)
    await wu.fills({ 违法行为开始日期: '2025-05-23' })
    await expect.poll(() => wu.page.getByLabel('违法行为终了日期').inputValue()).toBe('2025-05-23')
    await wu.fills({
      线索内容: facts.facts,
      '举报人（保密）': { 姓名: said.REPORTER, 电话: '13900001234', 要求答复: true },
    })
    await look(wu.page, '0526-finding')
    await wu.page.getByRole('button', { name: '登记线索' }).click()
    await wu.page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
    caseId = wu.page.url().split('/').at(-1)!
    // its receipt number
    await wu.sees('（衡北）文综受字〔2025〕第2号', '尚未立案', '案件在等待负责人办理“指派办案人员”。')
  })

  test('05-26 09:15 the same conduct is not registered twice', async () => {
    const wu = await on('2025-05-26 09:15', 'desk', '/cases/new')
    await wu.fills({ 当事人: '琴台歌舞' })
    await wu.sees('请先核对是否为同一行为：同一行为只立一案。')
    await expect.poll(() => wu.page.getByRole('radio', { name: /衡北县/ }).isChecked()).toBe(true)
    await wu.fills({ 违法行为开始日期: '2025-05-23', 线索内容: '同一件事。' })
    await wu.page.getByRole('button', { name: '登记线索' }).click()
    await wu.page
      .locator('.wh-problem')
      .getByText(/同一当事人在这些日期已有案件/)
      .waitFor()
  })

  test('05-26 10:30 the leader assigns two officers; who may not act is not offered, with the reason', async () => {
    const lin = await on('2025-05-26 10:30', 'leader', '/')
    await lin.takesUp('指派办案人员')
    const offered = (name: RegExp) => lin.form.getByRole('checkbox', { name })
    expect(await offered(/^沈清和.*2025年5月20日到期/).isDisabled()).toBe(true)
    expect(await offered(/^韩映雪.*应当回避/).isDisabled()).toBe(true)
    await look(lin.page, '0526-assign')
    await lin.fills({ 办案人员: ['周砚秋'] })
    await lin.isRefused('指派办案人员', /不少于2人/, /第四十二条/)
    await lin.fills({ 办案人员: ['周砚秋', '许明澈'] })
    await lin.submits('指派办案人员')
    await lin.sees('许明澈、周砚秋')
    // it stands on the desk of those two
    await on('2025-05-26 10:40', 'handler2', '/').then(xu => xu.sees(facts.venue, '现场检查'))
  })

  test('05-26 20:40 the pair inspects and preserves the recorder, approved by phone; sealing is refused', async () => {
    const zhou = await on('2025-05-26 22:30', 'handler1', '/')
    await zhou.takesUp('现场检查')
    await zhou.opens('检查要点')
    await zhou.page
      .getByRole('checkbox', { name: /不符合：.*未成年人/ })
      .first()
      .check()
    await zhou.sees(/项，不符合1项/, '复制不符合的1项')
    await zhou.fills(said.inspection)
    await zhou.seesPreviewOf('现场检查（勘验）笔录')
    await look(zhou.page, '0526-inspection')
    await zhou.submits('现场检查')
    // this field's law gives no power to seal
    await zhou.opens(/项(现在不能|由其他岗位)办理/)
    expect(await zhou.page.getByRole('button', { name: '查封、扣押' }).isDisabled()).toBe(true)
    await zhou.sees(/请改用先行登记保存（行政处罚法第五十六条）。/)
    await zhou.chooses('先行登记保存')
    await zhou.fills(said.preservation)
    await zhou.submits('先行登记保存')
    await zhou.sees('（衡北）文综登保字〔2025〕第1号', '物品清单')
    // seven working days: the Dragon Boat holiday is not counted
    await zhou.sees(/先行登记保存处理决定（硬盘录像机）/, /2025年6月5日\s*届满/)
    await look(zhou.page, '0526-preserved')
    // who reported is nobody's business here
    expect(await zhou.page.locator('body').innerText()).not.toContain(said.REPORTER)
    expect(await zhou.asks(`/api/cases/${caseId}/reporter?purpose=看看`)).toMatchObject({ status: 403 })
    const lin = await on('2025-05-26 23:00', 'leader', '/')
    await lin.takesUp('补签批准')
    await lin.submits('补签批准')
  })

  test('05-27 the copy equals the original; the recorder goes back and its clock stops', async () => {
    const zhou = await on('2025-05-27 11:00', 'handler1')
    await zhou.chooses('提取电子数据')
    await zhou.fills({ ...said.extraction, '原始数据的 SHA-256': '0'.repeat(64) })
    await zhou.isRefused('提取电子数据', '副本的校验值与原始数据不一致，副本不完整或者已被改动。')
    await zhou.fills({ '原始数据的 SHA-256': said.copyHash })
    await zhou.submits('提取电子数据')
    await zhou.chooses('处理保存物品')
    await zhou.fills({
      处理决定: '复制、提取证据后返还',
      处理时间: '2025-05-27 10:30',
      处理情况: '提取所需录像后，原物返还。',
      签名: { 已签名: true },
    })
    await zhou.submits('处理保存物品')
    await zhou.sees(/停止计时：.*硬盘录像机/, /登处字〔2025〕第1号/)
  })

  test('05-28 filing is asked for and approved: ninety days until 08-26', async () => {
    const zhou = await on('2025-05-28 09:00', 'handler1', '/')
    await zhou.takesUp('提请立案')
    await zhou.fills({ 案由: facts.cause, 初步查明的事实: facts.facts, 涉嫌违反的事项: ['CF-ENT-015'] })
    // what the same act fits besides, and until when it may be pursued
    await zhou.sees(/同一行为还可能符合“歌舞娱乐场所接纳未成年人”（CF-ENT-005）/, /追责期限至2027年5月23日/)
    await zhou.fills({ 涉嫌违反的事项: facts.powerCodes })
    await zhou.submits('提请立案')
    const lin = await on('2025-05-28 15:00', 'leader', '/')
    await lin.takesUp('批准立案')
    await lin.submits('批准立案')
    await lin.sees(
      '开始计时：作出处罚决定期限，',
      /2025年8月26日\s*届满/,
      /机关自身期限不顺延/,
      /（衡北）文综立字〔2025〕第2号/,
    )
    await look(lin.page, '0528-filed')
  })

  test('05-28 the reporter is told that it was taken up, by the desk alone, in words that name nobody', async () => {
    const wu = await on('2025-05-28 17:00', 'desk', '/')
    await wu.takesUp('答复举报人')
    await wu.sees('举报人（保密）', '何人、何时、为何查看，都会记录。')
    expect(await wu.page.locator('body').innerText()).not.toContain(said.REPORTER)
    await wu.page.getByRole('button', { name: '查看联系方式' }).click()
    await wu.sees(said.REPORTER, '13900001234')
    await look(wu.page, '0528-reporter')
    await wu.fills({ 答复方式: '电话', 答复要点: `已电话告知${said.REPORTER}。` })
    await wu.isRefused('答复举报人', '答复要点中写有举报人的姓名、电话或者地址。')
    await wu.fills({ 答复要点: '您反映的问题已经立案，正在依法调查。' })
    await wu.submits('答复举报人')
    const zhou = await on('2025-05-28 17:30', 'handler1')
    await zhou.sees('答复举报人')
    expect(await zhou.page.locator('body').innerText()).not.toContain(said.REPORTER)
  })

  test('06-04 the manager is heard by two; two minors beside their guardians, nobody at the same time', async () => {
    const zhou = await on('2025-06-04 16:00', 'handler1')
    // what is still unproven
    await zhou.sees('当事人的陈述', '责令改正')
    await zhou.chooses('调查询问')
    const manager = said.inquiry(facts.manager, '当事人（法定代表人、负责人、经营者）', '09:00', '10:20')
    await zhou.fills({ ...manager, ...said.managerSays, 询问人员: ['周砚秋'] })
    await zhou.isRefused('调查询问', /不少于2人/)
    await zhou.fills({ 询问人员: ['周砚秋', '许明澈'] })
    await zhou.submits('调查询问')
    const [first, second] = facts.minors!
    await zhou.fills({
      出生日期: first!.birth,
      ...said.inquiry(first!.name, '证人', '10:00', '11:40'),
      ...said.minorSays,
    })
    await zhou.isRefused('调查询问', /同一执法人员不能同时进行两次询问/)
    await zhou.fills({ 询问开始时间: '2025-06-04 11:00' })
    await zhou.isRefused('调查询问', /监护人/)
    await look(zhou.page, '0604-minor')
    const beside = (guardian: string) => ({ '在场的监护人（合适成年人）': guardian, 监护人与被询问人的关系: '父亲' })
    await zhou.fills(beside(first!.guardian))
    await zhou.submits('调查询问')
    await zhou.fills({ 出生日期: second!.birth, ...said.inquiry(second!.name, '证人', '14:00', '14:40') })
    await zhou.fills({ ...beside(second!.guardian), ...said.minorSays })
    await zhou.submits('调查询问')
  })

  test('06-04 permit copy and takings are established; the venue is told to correct', async () => {
    const xu = await on('2025-06-04 16:30', 'handler2')
    await xu.chooses('登记证据')
    await xu.fills(said.permitCopy)
    await xu.submits('登记证据')
    await xu.chooses('责令改正')
    await xu.fills({ 改正内容: '立即停止接纳未成年人，落实查验身份证件制度。', 责令时间: '2025-06-04 16:10' })
    await xu.submits('责令改正')
  })

  test('06-09 the report: both items that fit, corrected at once, no crime', async () => {
    const zhou = await on('2025-06-09 15:00', 'handler1')
    await zhou.chooses('复查改正情况')
    await zhou.fills({ 复查时间: '2025-06-09 11:00', 已经改正: true, 复查情况: '违法行为已经停止，制度已经落实。' })
    await zhou.submits('复查改正情况')
    await zhou.chooses('调查终结')
    await zhou.fills(said.report)
    await look(zhou.page, '0609-report')
    await zhou.submits('调查终结')
  })

  test('06-09 range, band, suggestion and similar cases beside the amount; 80,000 is refused', async () => {
    const zhou = await on('2025-06-09 16:00', 'handler1', '/')
    await zhou.takesUp('提出处理意见')
    await zhou.sees('15,000 元 至 35,000 元', /0 元 至 50,000 元（可以不并处）/, /贰万伍仟元整/, /两次以上罚款/)
    await zhou.sees(/没有认定“拒不改正或者情节严重”/)
    const similar = zhou.page.getByRole('region', { name: '同类案件' })
    await similar.getByText('衡北县流水歌舞厅').waitFor()
    await similar.getByText('18,000 元').waitFor()
    await look(zhou.page, '0609-proposal')
    await zhou.fills({ 罚款: '80000', 理由: facts.reasons })
    await zhou.isRefused('提出处理意见', /80,000元超出法定幅度/, /适用加重档须先认定“拒不改正或者情节严重”/)
  })

  test('06-10 warning, confiscation and 20,000 are proposed and agreed; nothing is decided before the notice', async () => {
    const zhou = await on('2025-06-10 09:30', 'handler1', '/')
    await zhou.takesUp('提出处理意见')
    await zhou.fills({ 警告: true, 罚款: '20000', 没收违法所得: '200', 理由: facts.reasons })
    await zhou.submits('提出处理意见')
    const lin = await on('2025-06-10 16:00', 'leader', '/')
    await lin.takesUp('同意处理意见')
    await lin.submits('同意处理意见')
    await lin.sees('案件现处于“待送达事先告知”。', '案件在等待办案人员办理“送达事先告知书”。')
    expect(await lin.page.getByRole('button', { name: '作出决定' }).count()).toBe(0)
    expect(await lin.tries('decide', {})).toMatchObject({ status: 409, code: 'caseHandling.notInThisStage' })
  })

  test('06-11 the notice is served hand to hand: no hearing to be had, the party may speak until 06-18', async () => {
    const zhou = await on('2025-06-11 10:30', 'handler1', '/')
    await zhou.takesUp('送达事先告知书')
    await zhou.fills({ 送达: { 送达时间: '2025-06-11 10:00', 收件人与当事人的关系: '法定代表人' } })
    await zhou.seesPreviewOf('行政处罚事先告知书')
    await zhou.submits('送达事先告知书')
    await zhou.sees('（衡北）文综罚告字〔2025〕第2号', /2025年6月18日\s*届满/, /未核实/)
    expect(await zhou.page.locator('.ch-side').innerText()).not.toContain('听证')
    await look(zhou.page, '0611-noticed')
    const fang = await on('2025-06-12 09:00', 'review')
    await fang.opens(/项(现在不能|由其他岗位)办理/)
    await fang.sees(/陈述申辩期至2025年6月18日，当事人没有明确放弃。/)
  })

  test('06-16 the party speaks; 06-17 the amount may not rise, and is kept with reasons', async () => {
    let zhou = await on('2025-06-16 10:00', 'handler1', '/')
    await zhou.takesUp('记录陈述申辩')
    await zhou.fills({ 收到时间: '2025-06-16 09:30', '陈述（申辩）人': facts.manager, 陈述申辩内容: facts.defence! })
    await zhou.submits('记录陈述申辩')
    await zhou.sees(/停止计时：/)
    zhou = await on('2025-06-17 15:00', 'handler1', '/')
    await zhou.takesUp('复核陈述申辩')
    await zhou.fills({ ...said.assessment, '复核后的罚款（只能维持或者减少）': '25000' })
    await zhou.isRefused('复核陈述申辩', /不得因当事人陈述申辩而给予更重的处罚/, /第四十五条/)
    await zhou.fills({ '复核后的罚款（只能维持或者减少）': '20000' })
    await zhou.submits('复核陈述申辩')
  })

  test('06-18 the file is read in order and passed; not by who handled the case, not by the unqualified', async () => {
    const xu = await on('2025-06-18 09:00', 'handler2')
    await xu.sees(/许明澈办理过本案，不能审核本案。/)
    const jiang = await on('2025-06-18 09:10', 'publish')
    const opinion = { passed: true, opinions: [{ matter: '程序', opinion: '合法。' }], suggestion: '无' }
    expect(await jiang.tries('review-legally', opinion)).toMatchObject({ status: 403, code: 'host.notPermitted' })
    expect(await jiang.page.getByRole('button', { name: '法制审核' }).count()).toBe(0)
    const fang = await on('2025-06-18 11:00', 'review', '/')
    await fang.takesUp('法制审核')
    await fang.page.getByRole('button', { name: '阅卷' }).click()
    const file = fang.page.getByRole('dialog')
    await file.getByRole('img').first().waitFor()
    await file.getByRole('button', { name: /关闭|Close/ }).click()
    await fang.fills(said.review)
    await fang.submits('法制审核')
    const lin = await on('2025-06-18 17:00', 'leader')
    await lin.sees(/陈述申辩期至2025年6月18日/, '请在期满的次日以后作出决定。')
  })

  test('06-20 the leader decides: number, amounts in words, payment code; the text is final', async () => {
    const lin = await on('2025-06-20 09:30', 'leader', '/')
    await lin.takesUp('作出决定')
    await lin.seesPreviewOf('行政处罚决定书')
    await lin.submits('作出决定')
    await lin.sees('行政处罚决定书　（衡北）文综罚字〔2025〕第2号', '缴款通知　（衡北）文综缴字〔2025〕第2号')
    await lin.sees(/2025年7月1日\s*届满/)
    await lin.sees(/DEMO[A-Z0-9]{12,}/, '贰万元整', '贰佰元整')
    const state = (await lin.asks(`/api/cases/${caseId}`)).body.state
    paperCode = state.documents.find((document: { form: string }) => document.form === '25').paperCode
    expect(state.legalReview.fileState).toMatch(/^[0-9a-f]{64}$/)
    const edit = story.database.pool.query("update case_document set title = '改' where form = '25'")
    await expect(edit).rejects.toThrow(/permission denied/)
  })

  test('06-20 16:00 served on the manager: pay by 07-07, remedies until 08-19 and 12-22; no cash', async () => {
    const zhou = await on('2025-06-20 16:20', 'handler1', '/')
    await zhou.takesUp('送达决定书')
    await zhou.fills({ 送达: { 送达时间: '2025-06-20 16:00', 收件人与当事人的关系: '法定代表人' } })
    await zhou.submits('送达决定书')
    await zhou.sees('送达回证（行政处罚决定书、缴款通知）')
    await zhou.sees(/顺延至2025年7月7日/, /2025年8月19日\s*届满/, /2025年12月22日\s*届满/)
    await zhou.opens(/项(现在不能|由其他岗位)办理/)
    expect(await zhou.page.getByRole('button', { name: '当场收缴罚款' }).isDisabled()).toBe(true)
    await zhou.sees(/执法人员不得收取/)
    // nor is it closed while money is owed
    await zhou.sees(/尚欠20,200元。/)
    expect(await zhou.tries('request-closing', { performance: '已执行。', opinion: '结案。' })).toMatchObject({
      status: 409,
      message: expect.stringContaining('尚欠20,200元'),
    })
  })

  test('06-27 finance imports the bank’s file: both amounts by their code; a handler cannot open that desk', async () => {
    const zhou = await on('2025-06-27 09:00', 'handler1', '/payments')
    await zhou.sees('您的岗位没有这项权限。')
    expect(await zhou.page.getByRole('navigation', { name: '主菜单' }).getByText('缴款核对').count()).toBe(0)
    const qian = await on('2025-06-27 10:00', 'finance', '/payments')
    const code = await qian.page
      .getByRole('row')
      .filter({ hasText: facts.venue })
      .locator('.wh-code')
      .first()
      .innerText()
    await qian.page.getByRole('link', { name: '对账文件' }).click()
    await qian.page.locator('input[type=file]').setInputFiles(said.bankFile(code))
    await qian.page.waitForURL(/statements\/[0-9a-f-]+$/)
    await qian.sees('2025-06-27对账.csv', 'B2025062700011', 'B2025062700012')
    expect(await qian.page.getByText('已入账', { exact: true }).count()).toBeGreaterThanOrEqual(2)
    const paid = await on('2025-06-27 10:10', 'handler1')
    await paid.sees('990120250627001', '990120250627002')
    // the publication is still to come
    await paid.sees(/公示/)
    expect(await paid.tries('request-closing', { performance: '已缴清。', opinion: '结案。' })).toMatchObject({
      status: 409,
    })
  })

  test('06-30 redaction is checked and the decision published; a minor’s name locks the button', async () => {
    const jiang = await on('2025-06-30 10:00', 'publish', '/publications')
    await jiang.page.getByRole('button', { name: '核对并公示' }).first().click()
    await jiang.page.getByRole('heading', { name: '公示内容' }).waitFor()
    const text = jiang.page.getByLabel('违法事实', { exact: true })
    const publish = jiang.page.getByRole('button', { name: '公示', exact: true })
    const redacted = await text.inputValue()
    await text.fill(`${redacted}其中一人为${facts.minors![0]!.name}。`)
    await jiang.sees(`仍有未成年人“${facts.minors![0]!.name}”`)
    expect(await publish.isDisabled()).toBe(true)
    await text.fill(redacted)
    await jiang.page.getByText('仍有未成年人').first().waitFor({ state: 'detached' })
    await jiang.page.getByLabel('已对照原文逐处核对隐去的内容').check()
    await publish.click()
    await jiang.sees('公众看到的页面', '向社会公示')
  })

  test('07-01 closed; the penalty stands on the venue’s record', async () => {
    const zhou = await on('2025-07-01 09:30', 'handler1', '/')
    await zhou.takesUp('提请结案')
    await zhou.fills({ 执行情况: '罚没款已经缴清，违法行为已经改正。', 结案理由: '处罚决定执行完毕，建议结案。' })
    await zhou.submits('提请结案')
    const lin = await on('2025-07-01 15:00', 'leader', '/')
    await lin.takesUp('批准结案')
    await lin.submits('批准结案')
    await lin.sees(/2025年7月31日/)
    const subject = await on('2025-07-01 16:00', 'handler1', `/subjects/${venueId}`)
    await subject.sees(/行政处罚：警告、罚款、没收违法所得/, /（衡北）文综罚字〔2025〕第2号/)
  })

  test('07-02 archived: volume, score with what was lost, bundle; and then nothing more', async () => {
    const early = await on('2025-07-02 09:00', 'archive')
    await early.opens(/项(现在不能|由其他岗位)办理/)
    await early.sees('举报人要求答复，还没有答复办理结果。')
    const wu = await on('2025-07-02 09:10', 'desk', '/')
    await wu.takesUp('答复举报人')
    await wu.fills({ 答复方式: '电话', 答复要点: '您反映的问题已经依法处罚，决定已经公示。' })
    await wu.submits('答复举报人')
    const shi = await on('2025-07-02 10:00', 'archive', '/')
    await shi.takesUp('归档')
    await shi.fills({ 归档时间: '2025-07-02 09:30', 保管期限: '30年' })
    await shi.submits('归档')
    await shi.sees(/案卷评查：98分，优秀/)
    await shi.opens(/案卷评查/)
    await shi.sees('先行登记保存扣2分：先行登记保存系电话批准后补签')
    await shi.sees('案件已归档，没有要办理的事项。')
    bundle = await shi.downloads('下载案卷包（ZIP，可核验）')
    expect(await shi.asks(`/api/cases/${caseId}/volume`)).toMatchObject({ status: 200, type: 'application/pdf' })
    const { body } = await shi.asks(`/api/cases/${caseId}/steps`)
    expect(body.steps).toEqual([])
  })

  test('any day a stranger checks the code on the paper, the publication and the bundle', async () => {
    story.desk.clock.set('2025-07-20T20:00:00+08:00')
    const names = facts.minors!.map(minor => minor.name)
    await checkOnPortal(story.desk, { paperCode, bundle, party: '琴台歌舞', names })
  })

  test('and with the stand-alone checker: genuine; one byte changed, refused', async () => {
    await checkAlone(story.desk, bundle)
    expect(story.desk.faults).toEqual([])
  })
})
