import type { FastifyInstance } from 'fastify'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CaseWorld,
  caseWorld,
  publicCases,
  type RoadFacts,
  roadOf,
} from '#features/6-operation/case-handling/factory.ts'
import { claimedDatabase, createHttp, type Identity, systemClaims } from '#host'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { CasePayments, ImportReply, LineView, OrderView } from './contract.ts'
import { demonstrationTreasury, projectPayments } from './index.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity
const cases: { id: string; code: string; facts: RoadFacts }[] = []

/** A case from its source to the service of its decision: nothing paid yet. */
async function serve(facts: RoadFacts): Promise<void> {
  const { caseId, state } = await world.walk(roadOf(facts).filter(step => step.at < `${facts.days.served}T23:59`))
  cases.push({ id: caseId, code: state.decision!.payment!.code, facts })
}

beforeAll(async () => {
  test = await testDatabase()
  world = await caseWorld(claimedDatabase(test.pool), { listeners: [projectPayments], treasury: demonstrationTreasury })
  http = await createHttp({
    endpoints: endpoints(world.services),
    database: world.database,
    clock: world.clock,
    authenticate: async () => asker,
    version: '0.1.0',
  })
  await serve(publicCases['CASE-01']!)
  await serve(publicCases['CASE-08']!)
  asker = world.identity.finance
  world.clock.set('2025-06-27T02:00:00Z')
}, 120_000)
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const HEAD = '缴款识别码,金额(元),缴款日期,票据号码,流水号,付款人'
const file = (...rows: string[]): Buffer => Buffer.from([HEAD, ...rows].join('\r\n'))
let day = 0
const row = (code: string, yuan: string, reference: string, payer = '某公司') =>
  `${code},${yuan},2025-06-27,99${reference},${reference},${payer}`

const post = (url: string, payload: unknown, headers: Record<string, string> = {}) =>
  http.inject({ method: 'POST', url, payload: payload as Buffer, headers: { 'idempotency-key': newId(), ...headers } })
const bring = (bytes: Buffer, name = `对账${++day}.csv`) =>
  post(`/api/payments/statements?name=${encodeURIComponent(name)}`, bytes, { 'content-type': 'text/csv' })
const imported = async (bytes: Buffer): Promise<ImportReply> => {
  const answer = await bring(bytes)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const get = async <T>(url: string): Promise<T> => {
  const answer = await http.inject(url)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const linesOf = async (id: string) =>
  (await get<{ rows: LineView[] }>(`/api/payments/statements/${id}/lines?limit=200`)).rows
const tray = async () => (await get<{ rows: LineView[] }>('/api/payments/unmatched?limit=200')).rows
const paymentsOf = (caseId: string) => get<CasePayments>(`/api/cases/${caseId}/payments`)
const acts = async (type: string) =>
  (await world.database.read(systemClaims, c => c.query('select data from act where type = $1', [type]))).rows

describe('an order', () => {
  it('comes from the decision, and knows its last day once the decision is served', async () => {
    const { rows } = await get<{ rows: OrderView[] }>('/api/payments/orders')
    expect(rows[0]).toMatchObject({
      code: cases[1]!.code,
      caseId: cases[1]!.id,
      payer: '衡北县琴台歌舞娱乐有限公司',
      fineFen: 2_000_000,
      confiscationFen: 20_000,
      state: 'issued',
      decidedOn: '2025-06-20',
      servedOn: '2025-06-20',
      dueOn: '2025-07-07',
      overdueDays: 0,
      late: null,
    })
    expect(cases[1]!.code).toMatch(/^DEMO[0-9A-Z]{16}$/)
  })

  it('is found by its code, the number of the decision and the payer', async () => {
    const [order] = (await get<{ rows: OrderView[] }>('/api/payments/orders?limit=1')).rows
    for (const search of [order!.code, order!.decisionNumber, '琴台歌舞']) {
      const { rows } = await get<{ rows: OrderView[] }>(`/api/payments/orders?search=${encodeURIComponent(search)}`)
      expect(rows.map(r => r.code)).toContain(order!.code)
    }
    expect((await get<{ rows: OrderView[] }>('/api/payments/orders?search=墨池')).rows).toEqual([])
  })

  it('is read page by page without a gap', async () => {
    const first = await get<{ rows: OrderView[]; after: string }>('/api/payments/orders?limit=1')
    const second = await get<{ rows: OrderView[] }>(
      `/api/payments/orders?limit=1&after=${encodeURIComponent(first.after)}`,
    )
    expect([first.rows[0]!.code, second.rows[0]!.code]).toEqual([cases[1]!.code, cases[0]!.code])
  })

  it('tells what late payment would add, never more than the fine', async () => {
    const { rows } = await get<{ rows: OrderView[] }>('/api/payments/orders?overdue=true')
    // CASE-01: served 02-27, pay by 03-14, now 06-27
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      code: cases[0]!.code,
      dueOn: '2025-03-14',
      overdueDays: 105,
      late: { amountFen: 1_000_000, capFen: 1_000_000, capReachedOnDay: 34 },
    })
  })
})

describe('the bank file of the walk-through', () => {
  it('brings 20,000 and 200 to their case, in two rows of one code, and the file again has no effect', async () => {
    const { id, code } = cases[1]!
    const bytes = iconv.encode(
      file(
        row(code, '20,000.00'.replace(',', ''), 'B0627001'),
        row(code, '200.00', 'B0627002'),
        '合计,20200.00,,,,',
      ).toString(),
      'gb18030',
    )
    const first = await imported(bytes)
    expect(first).toMatchObject({ known: false, statement: { encoding: 'GB18030', lines: 3, unsettled: 0 } })
    expect(first.statement.counts).toMatchObject({ matched: 2, remark: 1, pending: 0 })
    const after = await paymentsOf(id)
    expect(after.orders[0]).toMatchObject({
      state: 'paid',
      settledOn: '2025-06-27',
      openFineFen: 0,
      openConfiscationFen: 0,
    })
    expect(after.received.map(r => [r.amountFen, r.receiptNumber, r.way])).toEqual([
      [2_000_000, '99B0627001', 'bank'],
      [20_000, '99B0627002', 'bank'],
    ])
    const again = await imported(bytes)
    expect(again).toMatchObject({ known: true, statement: { id: first.statement.id } })
    expect(await acts('paymentRecorded')).toHaveLength(2)
    expect(await paymentsOf(id)).toEqual(after)
    const state = await world.stateOf(id)
    expect(state.clocks.find(c => c.periodId === 'D-PEN-11')?.closed).toBe(true)
  })

  it('and the same payments in another file are seen, not paid again', async () => {
    const { code } = cases[1]!
    const { statement } = await imported(file(row(code, '20000', 'B0627001'), row(code, '20000', 'B0627009')))
    expect(statement.counts).toMatchObject({ seen: 1, amountDiffers: 1 })
    const [, repeated] = await linesOf(statement.id)
    expect(repeated!.reason).toContain('已经缴清')
    expect(await acts('paymentRecorded')).toHaveLength(2)
  })
})

describe('rows that do not fit', () => {
  it('stay with their reason, wait for a person, and can be taken as a file that runs nothing', async () => {
    const { code } = cases[0]!
    const { statement } = await imported(
      file(
        row(code, '5000', 'B1'),
        row('ZZ00000000000000000Z', '200', 'B2', '=HYPERLINK("http://x")'),
        row(code, '-10000', 'B3'),
        row(code, '1e9', 'B4'),
        row('ZZ00000000000000000Z', '200', 'B2', '=HYPERLINK("http://x")'),
        `${code},10,000.00,2025-06-27,99B5,B5,某`,
        row(code, '10860', 'B6').replace('2025-06-27', '2025-06-28'),
        row(code, '10860', 'B7').replace('2025-06-27', '2025-02-01'),
      ),
    )
    const lines = await linesOf(statement.id)
    expect(lines.map(l => l.outcome)).toEqual([
      'amountDiffers',
      'unknownCode',
      'unreadable',
      'unreadable',
      'seen',
      'unreadable',
      'refused',
      'refused',
    ])
    expect(lines[0]!.reason).toBe('本行5,000元，应缴余额为罚款10,000元、没收违法所得860元。')
    expect(lines[7]!.reason).toContain('早于决定日期')
    expect(statement.unsettled).toBe(7)
    expect((await tray()).filter(l => l.statementId === statement.id)).toHaveLength(7)
    const csv = await http.inject(`/api/payments/statements/${statement.id}/errors.csv`)
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body.startsWith('\ufeff行号,结果,原因')).toBe(true)
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(csv.body.trim().split('\r\n')).toHaveLength(9)
  })

  it('are settled by hand once, with a reason: assigned under the rules of the case, or set aside', async () => {
    const waiting = await tray()
    const find = (reference: string) => waiting.find(l => l.bankReference === reference && l.outcome !== 'seen')!
    const url = (l: LineView, what: string) => `/api/payments/statements/${l.statementId}/lines/${l.n}/${what}`
    const unknown = find('B2')
    // the wrong order refuses under its own rules, and nothing is half done
    const wrong = await post(url(unknown, 'assign'), { code: cases[1]!.code, reason: '付款人与当事人一致' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([409, 'caseHandling.nothingToPay'])
    const nobody = await post(url(unknown, 'assign'), { code: 'ZZ00000000000000000Z', reason: '付款人一致' })
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'payments.orderUnknown'])
    const key = newId()
    const body = { code: cases[0]!.code, reason: '银行来函更正识别码' }
    const right = await post(url(unknown, 'assign'), body, { 'idempotency-key': key })
    expect(right.statusCode, right.body).toBe(200)
    expect(right.json()).toMatchObject({ settled: 'assigned', settledReason: body.reason, caseId: cases[0]!.id })
    expect((await post(url(unknown, 'assign'), body, { 'idempotency-key': key })).body).toBe(right.body)
    expect((await post(url(unknown, 'assign'), body)).json().code).toBe('payments.lineSettled')
    expect((await paymentsOf(cases[0]!.id)).orders[0]).toMatchObject({ state: 'partly', openFineFen: 980_000 })
    const [negative] = waiting.filter(l => l.outcome === 'unreadable')
    expect((await post(url(negative!, 'assign'), body)).json().code).toBe('payments.lineUnreadable')
    const aside = await post(url(negative!, 'set-aside'), { reason: '银行冲正，已与国库核对' })
    expect(aside.json()).toMatchObject({ settled: 'setAside', settledBy: '钱文谦' })
    expect((await post(url(negative!, 'set-aside'), { reason: '再来一次' })).statusCode).toBe(409)
    expect(await tray()).toHaveLength(waiting.length - 2)
    expect(await acts('lineAssigned')).toMatchObject([{ data: { code: body.code, reason: body.reason } }])
    expect(await acts('lineSetAside')).toHaveLength(1)
  })
})

describe('two imports at the same moment', () => {
  it('of the same file are one statement and one payment', async () => {
    const { id, code } = cases[0]!
    const before = (await acts('paymentRecorded')).length
    const open = (await paymentsOf(id)).orders[0]!.openConfiscationFen
    const bytes = file(row(code, String(open / 100), 'C1'))
    const [a, b] = await Promise.all([bring(bytes), bring(bytes)])
    expect([a!.statusCode, b!.statusCode]).toEqual([200, 200])
    expect((a!.json() as ImportReply).statement.id).toBe((b!.json() as ImportReply).statement.id)
    expect((await acts('paymentRecorded')).length).toBe(before + 1)
  })

  it('of different files with the same payment have one effect; the other row is seen', async () => {
    const { id, code } = cases[0]!
    const open = (await paymentsOf(id)).orders[0]!.openFineFen
    const same = row(code, String(open / 100), 'C2')
    const before = (await acts('paymentRecorded')).length
    const answers = await Promise.all([bring(file(same, '')), bring(file('', same)), bring(file(same, ',,,,,'))])
    const counts = answers.map(a => (a.json() as ImportReply).statement.counts)
    expect(counts.map(c => c.matched).sort()).toEqual([0, 0, 1])
    expect(counts.map(c => c.seen).sort()).toEqual([0, 1, 1])
    expect((await acts('paymentRecorded')).length).toBe(before + 1)
    expect((await paymentsOf(id)).orders[0]!.state).toBe('paid')
  })

  it('and one that stopped in the middle goes on with the next import of its file', async () => {
    const bytes = file(row('QQ00000000000000000A', '1', 'D1'), row('QQ00000000000000000B', '2', 'D2'))
    const { statement } = await imported(bytes)
    // as a server leaves it that was killed before it took the second row
    await test.ownerPool.query(
      `update statement_line set outcome = 'pending', reason = '' where statement_id = $1 and n = 3`,
      [statement.id],
    )
    const again = await imported(bytes)
    expect(again).toMatchObject({ known: true, statement: { counts: { pending: 0, unknownCode: 2 } } })
  })
})

describe('files that are none', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])],
    ['UTF-16', Buffer.from(`\ufeff${HEAD}`, 'utf16le')],
    ['nothing', Buffer.alloc(0)],
    ['other columns', Buffer.from('姓名,电话\n张三,1')],
    ['JSON', Buffer.from('{"code":"1"}')],
    ['random bytes', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251))],
  ])('%s', async (_name, bytes) => {
    const answer = await bring(bytes)
    expect([answer.statusCode, answer.json().code]).toEqual([400, expect.stringMatching(/^payments\./)])
    expect(answer.json().next).toBeTruthy()
  })

  it('too large ones', async () => {
    const answer = await bring(Buffer.alloc(21 * 1_048_576, 'a\n'))
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'payments.fileTooLarge'])
  })

  it('names with a path or a formula are only names', async () => {
    const bytes = file(row('QQ00000000000000000C', '3', 'E1'))
    const answer = await bring(bytes, '..\\..\\etc/=cmd.csv')
    expect((answer.json() as ImportReply).statement.fileName).toBe('=cmd.csv')
  })
})

describe('罚缴分离', () => {
  const desk = [
    ['GET', '/api/payments/orders'],
    ['GET', '/api/payments/statements'],
    ['GET', '/api/payments/unmatched'],
    ['GET', '/api/payments/channel'],
    ['POST', '/api/payments/statements'],
    ['POST', '/api/payments/codes'],
    ['POST', '/api/payments/channel'],
  ] as const
  it('no handler, leader or reviewer opens the desk; they see what their case owes', async () => {
    for (const post of ['handler1', 'leader', 'review'] as const) {
      asker = world.identity[post]
      for (const [method, url] of desk) {
        const answer = await http.inject({ method, url, headers: { 'content-type': 'text/csv' } })
        expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'host.notPermitted'])
      }
      expect((await paymentsOf(cases[1]!.id)).orders).toHaveLength(1)
    }
    asker = world.identity.finance
  })

  it('an account that also handles cases writes nothing at the desk', async () => {
    asker = { ...world.identity.finance, duties: ['finance', 'handler'] }
    const answer = await bring(file(row(cases[0]!.code, '1', 'F1')))
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'payments.notSeparated', article: '行政处罚法第六十七条第一款' }),
    ])
    asker = world.identity.finance
  })

  it('another county sees no order, no file and no row, and cannot pay ours', async () => {
    asker = { ...world.identity.finance, region: '990103' }
    expect((await get<{ rows: OrderView[] }>('/api/payments/orders')).rows).toEqual([])
    expect((await get<{ rows: unknown[] }>('/api/payments/statements')).rows).toEqual([])
    expect(await tray()).toEqual([])
    expect((await paymentsOf(cases[1]!.id)).orders).toEqual([])
    asker = world.identity.finance
  })

  it('the application cannot change a payment, a file or what the bank wrote', async () => {
    for (const statement of [
      'update payment_received set amount_fen = 1',
      'delete from payment_received',
      'delete from statement_line',
      'update statement_line set amount_fen = 1',
      'update statement_line set raw = $$$$',
      'update bank_statement set lines = 0',
      'delete from payment_code',
    ]) {
      await expect(world.database.write(systemClaims, c => c.query(statement))).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('where payers pay', () => {
  const channel = {
    bank: '衡北农商行',
    bankAddress: '衡水路8号',
    accountName: '衡北县财政局',
    accountNumber: '6200 0001',
  }
  it('is set by finance, as an act; a stale page is refused', async () => {
    const first = await post('/api/payments/channel', { version: 0, data: channel })
    expect(first.json()).toMatchObject({ version: 1, channel, setBy: '钱文谦', demonstration: true })
    expect((await post('/api/payments/channel', { version: 0, data: channel })).json().code).toBe('host.stale')
    const both = await Promise.all([1, 1].map(version => post('/api/payments/channel', { version, data: channel })))
    expect(both.map(a => a.statusCode).sort()).toEqual([200, 409])
    expect(await acts('channelSet')).toHaveLength(2)
  })
})
