import { describe, expect, test } from 'vitest'
import { type StoryCase, stories } from '#features/6-operation/case-handling/story.ts'
import { findChromium } from '#testkit'
import { addParty, tellUntil } from './fixtures/brigade.ts'
import { dayByDay } from './fixtures/day-by-day.ts'
import { look } from './fixtures/look.ts'

const told = (name: string, n = 0): StoryCase => stories[`INVENTED-${name}`]!.cases[n]!
const factsOf = (one: StoryCase, command: string): Record<string, never> =>
  one.steps
    .find(step => step.command === command && step.refused === undefined)!
    .data({ people: { handler1: {}, handler2: {} } } as never) as never

const picture = (name: string, shade: number) => ({
  name: `${name}.png`,
  mimeType: 'image/png',
  // a dot, whose last bytes tell one file from another
  buffer: Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.from([shade]),
  ]),
})

/** One case of each of the other fields, where its people look at the screen; what lies between is done by commands. */
describe.skipIf(!findChromium())('the other fields, in the browser', () => {
  const story = dayByDay('2025-09-01T08:00:00+08:00', async () => {})
  const on = (time: string, post: string, path: string) => story.on(time, post, path)

  test('伪基站: whose it is stands beside the finding; filing is refused; the cooperation request goes out and is answered', async () => {
    const one = told('BASE-STATION')
    const { recipientOrgan, requests, attachments } = factsOf(one, 'proposeHandover') as unknown as {
      recipientOrgan: string
      requests: string[]
      attachments: string[]
    }
    await addParty(story.desk, one)
    const wu = await on('2025-09-15 09:10', 'desk', '/cases/new')
    await wu.fills({ 线索来源: '投诉举报', 当事人: one.venue, 领域: '伪基站' })
    await wu.sees(/本领域不归本机关/, /擅自设置、使用无线电台/, /无线电管理机构/)
    await look(wu.page, 'station-finding')

    const caseId = await tellUntil(story.desk, { ...one, venue: '成某（另一辆车）' }, 'proposeHandover')
    const zhou = await on('2025-09-15 16:00', 'handler1', `/cases/${caseId}?step=requestFiling`)
    await zhou.fills({ 案由: '涉嫌擅自设置、使用无线电台（站）', 涉嫌违反的事项: ['擅自设置、使用无线电台'] })
    await zhou.sees('只配合查处', /综合执法机构只配合查处，不能给予行政处罚/, /发出协作函/)
    await look(zhou.page, 'station-filing')
    // what the law forbids cannot be pressed, and is refused to whoever asks all the same
    await expect.poll(() => zhou.page.getByRole('button', { name: /提交：提请立案$/ }).isDisabled()).toBe(true)
    expect(
      await zhou.tries('request-filing', { cause: '涉嫌违法', facts: '事实', powerCodes: ['CF-FBS-001'] }),
    ).toMatchObject({ status: 409, code: 'caseHandling.assistOnly' })
    await zhou.page.getByRole('button', { name: '起草协作函' }).click()
    await zhou.page.getByRole('heading', { name: '提请移送、协作', exact: true, level: 2 }).waitFor()
    await expect.poll(() => zhou.page.getByLabel('接收机关').inputValue()).toBe('无线电管理机构')
    await zhou.sees(/^请求对方协作的事项/)
    await zhou.fills({
      接收机关: recipientOrgan,
      请求对方协作的事项: requests,
      希望答复的日期: '2025-09-22',
      随函材料: attachments,
    })
    await zhou.seesPreviewOf('协作函')
    await look(zhou.page, 'station-letter')
    await zhou.submits('提请移送、协作')

    const lin = await on('2025-09-15 16:40', 'leader', '/')
    await lin.takesUp('批准移送、协作')
    await lin.seesPreviewOf('协作函')
    await lin.submits('批准移送、协作')
    await lin.sees(/文综协字〔2025〕第1号/)

    await on('2025-09-15 17:20', 'handler1', '/').then(async he => {
      await he.takesUp('登记函件发出')
      await he.fills({ 发出方式: '直接送交', 对方签收人: '何某' })
      await he.submits('登记函件发出')
    })
    const back = await on('2025-09-17 10:00', 'handler1', '/')
    await back.takesUp('登记对方答复')
    await back.fills({ 答复结果: '受理', 对方文号: '文无管函〔2025〕31号', 答复内容: '已受理，到场查获设备1套。' })
    await back.submits('登记对方答复')
    await back.sees('已协助', '文无管函〔2025〕31号')
    await look(back.page, 'station-assisted')
    expect(await back.tries('approve-filing', {})).toMatchObject({ status: 403 })
  })

  test('a broadcaster: the finding says whose it is, filing is closed, the transfer is what the page opens with', async () => {
    const one = told('BROADCASTER')
    await addParty(story.desk, one)
    const wu = await on('2025-09-16 09:00', 'desk', '/cases/new')
    await wu.fills({ 线索来源: '投诉举报', 当事人: one.venue, 领域: '广播电视' })
    await wu.fills({ '机构类型（广播电视播出、制作、传输机构）': '广播电台、电视台' })
    await wu.sees('不在执法范围', /由广播电视行政部门管辖/)
    await look(wu.page, 'broadcaster-finding')
    const caseId = await tellUntil(story.desk, { ...one, venue: '衡北县融媒体中心' }, 'proposeHandover')
    const zhou = await on('2025-09-17 09:30', 'handler1', `/cases/${caseId}`)
    await zhou.page.getByRole('heading', { name: '提请移送、协作', exact: true, level: 2 }).waitFor()
    await zhou.sees(/按行为发生时/)
    await zhou.fills({ 涉嫌违反的事项: ['CF-RTV-004'], 接收机关: '衡北县广播电视行政部门', 随函材料: ['举报记录1份'] })
    await zhou.seesPreviewOf('案件移送单')
    await zhou.sees('不在执法范围', /请不予立案，将线索移送广播电视行政部门/)
    await look(zhou.page, 'broadcaster-letter')
  })

  test('a satellite receiver: up to 5,000 for a person, no warning, nothing to seize', async () => {
    const caseId = await tellUntil(story.desk, told('SATELLITE'), 'proposeOutcome')
    const zhou = await on('2025-09-09 09:30', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    await zhou.sees(/5,000\s*元/, '本领域的法律、法规没有规定查封、扣押；证据可能灭失的，先行登记保存。')
    await zhou.fills({ 警告: true, 理由: '自用1套，当场拆除。' })
    await zhou.isRefused('提出处理意见', /没有规定警告/)
    await look(zhou.page, 'satellite-proposal')
  })

  /** As the boxes are called, in three fields. */
  const ITEMS = ['发行、放映未取得电影公映许可证', '擅自从事电影摄制', '未经许可复制、发行']

  test('films at a stall: three items of three fields are offered for one act, the fine is that of the highest', async () => {
    const one = told('STREET-FILMS')
    const filing = await tellUntil(story.desk, one, 'requestFiling')
    const zhou = await on('2025-11-05 09:00', 'handler1', `/cases/${filing}?step=requestFiling`)
    await zhou.fills({ 案由: '涉嫌放映未取得电影公映许可证的电影', 涉嫌违反的事项: ['发行、放映未取得电影公映许可证'] })
    await zhou.sees(/同一行为还可能符合.*CF-CPR-001.*CF-FILM-001/, '归本机关')
    await zhou.fills({ 涉嫌违反的事项: ITEMS })
    await look(zhou.page, 'films-filing')
    await zhou.submits('提请立案')
    const caseId = await tellUntil(story.desk, { ...one, venue: '莫云生（另案）' }, 'proposeOutcome')
    const again = await on('2025-11-12 09:30', 'handler1', `/cases/${caseId}?step=proposeOutcome`)
    await again.sees(/500,000\s*元/, /适用“发行、放映未取得电影公映许可证的电影”/)
    await look(again.page, 'films-proposal')
  })

  test('pirate books above the figures: the panel says so, a plain conclusion is refused; the police’s answer is awaited', async () => {
    const one = told('PIRATE-BOOKS', 1)
    const conclusion = factsOf(one, 'concludeInvestigation') as unknown as { facts: string; opinion: string }
    const caseId = await tellUntil(story.desk, one, 'concludeInvestigation')
    const zhou = await on('2025-10-14 15:00', 'handler1', `/cases/${caseId}?step=concludeInvestigation`)
    await zhou.fills({
      查明的违法事实: conclusion.facts,
      裁量情节: ['同时损害公共利益'],
      查明的数额: { 违法所得: '52000', 违法经营额: '130000' },
      与追诉标准有关的数量: [{ 数量: '侵权复制品（份（张））', 查明的数: '2400' }],
      '与追诉标准有关的情形（已查实的）': ['侵犯他人著作权'],
      是否涉嫌犯罪的判断及理由: '数额、数量达到追诉标准。',
      承办人处理意见: conclusion.opinion,
    })
    await zhou.sees(/达到：侵犯著作权罪/, /达到：销售侵权复制品罪/)
    await look(zhou.page, 'books-thresholds')
    await zhou.isRefused('调查终结', /须先决定是否移送司法机关/, /第二十七条/)

    const decided = await tellUntil(
      story.desk,
      { ...one, venue: '衡北县万卷图书分店', steps: later(one) },
      'dispatchHandover',
    )
    const sent = await on('2025-10-20 16:00', 'handler1', `/cases/${decided}`)
    await sent.page.getByRole('heading', { name: '登记函件发出', exact: true, level: 2 }).waitFor()
    await sent.sees('涉嫌犯罪案件移送书', '批准后向公安移送')
    await sent.fills({ '发出（送交）时间': '2025-10-20 15:30', 发出方式: '直接送交', 对方签收人: '值班民警' })
    await look(sent.page, 'books-sending')
    await sent.submits('登记函件发出')
    await sent.sees(/开始计时：公安审查决定立案/)
    await look(sent.page, 'books-sent')
  })

  test('an online game: pages are captured with address, time and hash, and the record stands beside the form', async () => {
    const caseId = await tellUntil(story.desk, told('ONLINE-GAME'), 'recordRemoteInspection')
    const zhou = await on('2025-11-11 15:40', 'handler1', `/cases/${caseId}?step=recordRemoteInspection`)
    await zhou.fills({
      '勘验对象（网站、应用、账号）': '“星河棋局”网站',
      勘验地点: '本机关电子取证室',
      勘验开始时间: '2025-11-11 14:05',
      勘验结束时间: '2025-11-11 15:20',
      '设备、网络环境和清洁性检查': '取证计算机HB-QZ-02，清除缓存，检查主机文件；专线上网，未使用代理。',
      设备显示时间: '2025-11-11 14:03',
      对照的标准时间: '2025-11-11 14:03',
      勘验过程: '打开浏览器，访问首页和充值页面，逐页截取，全程录屏。',
      截取的内容: [
        {
          名称: '首页',
          网址: 'xinghe.example',
          截取时间: '2025-11-11 14:12',
          '截图、录屏或者网页存档': picture('首页', 1),
          证明事项: '没有审批文号',
        },
        {
          名称: '充值页面',
          网址: 'https://xinghe.example/pay?item=crystal-128&lang=zh-CN',
          截取时间: '2025-11-11 14:41',
          '截图、录屏或者网页存档': picture('充值页面', 2),
          证明事项: '收费运营',
        },
      ],
    })
    await zhou.isRefused('远程勘验', /网址不完整/)
    await zhou.fills({ 截取的内容: [{ 网址: 'https://xinghe.example/index.html' }, {}] })
    await zhou.isRefused('远程勘验', /没有见证人，也没有全程录屏/)
    await zhou.fills({ 全程录屏: picture('录屏', 3) })
    await zhou.seesPreviewOf('远程勘验笔录')
    await look(zhou.page, 'game-remote')
    await zhou.submits('远程勘验')
    await zhou.sees(/远程勘验笔录（“星河棋局”网站）/)
  })
})

/** The same books on days of their own: nobody sits in two inquiries at once. */
const later = (one: StoryCase): StoryCase['steps'] =>
  one.steps.map(step =>
    step.command === 'recordInquiry'
      ? {
          ...step,
          at: '2025-10-11T13:50:00+08:00',
          data: known =>
            ({
              ...(step.data(known) as object),
              from: '2025-10-11T13:00:00+08:00',
              until: '2025-10-11T13:40:00+08:00',
            }) as never,
        }
      : step,
  )
