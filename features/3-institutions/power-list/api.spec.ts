import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedDatabase, createHttp, type Identity } from '#host'
import { newId } from '#kernel'
import { reason } from '#law-engine'
import { loadLaw } from '#law-engine/load'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../law'))
const handler: Identity = {
  userId: newId(),
  name: '周',
  organId: newId(),
  organName: '衡北',
  region: '990102',
  duties: ['handler'],
}
let asker: Identity | undefined
let test: TestDatabase
let app: FastifyInstance

beforeAll(async () => {
  test = await testDatabase()
  app = await createHttp({
    endpoints: endpoints({ law, lawIn: async () => law }),
    database: claimedDatabase(test.pool),
    clock: fixedClock('2025-06-20T02:00:00Z'),
    authenticate: async () => asker,
    version: '0.1.0',
  })
})
afterAll(async () => {
  await app.close()
  await test.drop()
})

const get = async (path: string) => {
  const answer = await app.inject(encodeURI(path))
  return { status: answer.statusCode, body: answer.json() }
}

describe('a checklist', () => {
  it('tells everybody what is looked at in a field, each line with its item and article', async () => {
    const { status, body } = await get('/api/law/checklists?fieldCode=NET')
    expect(status).toBe(200)
    const lines = body.flatMap((list: { lines: unknown[] }) => list.lines)
    expect(lines.length).toBe(law.checklists.find(list => list.fieldCode === 'NET')!.items.length)
    expect(lines).toContainEqual(
      expect.objectContaining({
        id: 'NET-06',
        power: { code: 'CF-NET-008', name: expect.stringContaining('悬挂') },
        basis: { law: '互联网上网服务营业场所管理条例', article: '第二十一条第二款' },
      }),
    )
  })
  it('is that of the day', async () => {
    expect((await get('/api/law/checklists?fieldCode=NET&on=2001-01-01')).body).toEqual([])
  })
  it.each(['fieldCode=NOPE', 'fieldCode=TOUR', 'on=2025-01-01', 'fieldCode=NET&on=2025-13-01'])(
    'refuses %s',
    async query => expect((await get(`/api/law/checklists?${query}`)).status).toBe(400),
  )
})

describe('the calendar', () => {
  it('gives holidays and worked weekends, to everybody', async () => {
    const { body } = await get('/api/law/calendar/2025')
    expect(body.holidays).toContainEqual({ name: '端午节', from: '2025-05-31', until: '2025-06-02' })
    expect(body.workingWeekends).toContain('2025-09-28')
    expect(body.confidence).toBe(law.calendars.find(c => c.year === 2025)!.confidence)
  })
  it('gives all that are loaded', async () => {
    const { body } = await get('/api/law/calendars')
    expect(body.map((calendar: { year: number }) => calendar.year)).toEqual(law.calendars.map(c => c.year))
  })
  it('does not guess a year, and says which file to add', async () => {
    const { status, body } = await get('/api/law/calendar/2031')
    expect([status, body.code]).toEqual([404, 'law.calendarMissing'])
    expect(body.next).toContain('law/calendars/2031.yaml')
  })
  it.each(['x', '20255', '2025.5'])('refuses the year %s', async year =>
    expect((await get(`/api/law/calendar/${year}`)).status).toBe(400),
  )
})

describe('periods', () => {
  it('lists those in force today', async () => {
    const { body } = await get('/api/law/periods')
    expect(body).toHaveLength(
      law.periods.filter(p => p.from <= '2025-06-20' && !(p.until && p.until < '2025-06-20')).length,
    )
    expect(body[0]).toMatchObject({ id: 'D-PEN-01', basis: { law: '行政处罚法' } })
  })
  it('counts each day of one', async () => {
    const days = law.periods.find(p => p.unit === 'working-day' && p.amount === 7 && p.direction === 'forward')!
    const { body } = await get(`/api/law/periods/${days.id}/count?start=2025-06-18`)
    expect(body).toMatchObject({ start: '2025-06-18', due: '2025-06-27' })
    expect(body.days.filter((d: { n?: number }) => d.n !== undefined)).toHaveLength(7)
  })
  it('refuses an unknown one and a day that is none', async () => {
    expect((await get('/api/law/periods/D-XX/count?start=2025-06-18')).body.code).toBe('law.periodUnknown')
    expect((await get('/api/law/periods/D-PEN-01/count?start=2025-02-30')).status).toBe(400)
  })
})

describe('old and new law', () => {
  it('stand beside each other in a reasoning, with why the one applies', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/public/reason',
      payload: {
        ...{ power: 'CF-RELIC-021', actDate: '2024-06-01', decisionDate: '2025-06-20', partyKind: 'legal' },
        ...{ profile: 'national', amountsFen: { turnover: 4_000_000 }, circumstances: [] },
      },
    })
    expect(answer.json().compared).toMatchObject({
      applied: 'old',
      old: { from: '2017-11-05', rangeFen: { minFen: 2_000_000, maxFen: 10_000_000 } },
      new: { from: '2025-03-01', rangeFen: { minFen: 8_000_000, maxFen: 40_000_000 } },
      reason: expect.stringContaining('适用行为时的规定'),
    })
  })
})

describe('powers', () => {
  it('pages through a field without loss', async () => {
    const whole = await get('/api/law/powers?fieldCode=NET&limit=400')
    const first = await get('/api/law/powers?fieldCode=NET&limit=7')
    const second = await get(`/api/law/powers?fieldCode=NET&limit=400&after=${first.body.after}`)
    expect([...first.body.rows, ...second.body.rows]).toEqual(whole.body.rows)
    expect([whole.body.after, whole.body.total]).toEqual([null, whole.body.rows.length])
  })
  it('finds by name and says what is not verified', async () => {
    const { body } = await get('/api/law/powers?search=擅自从事娱乐场所')
    expect(body.rows).toContainEqual(expect.objectContaining({ code: 'CF-ENT-001', confidence: 'verified' }))
  })
  it('shows every version of one', async () => {
    const { body } = await get('/api/law/powers/CF-ENT-001')
    expect(body.versions[0]).toMatchObject({ name: '擅自从事娱乐场所经营活动', textRead: true, wanted: { bases: [] } })
    expect(body.lawVersion).toBe(law.version)
    expect((await get('/api/law/powers/CF-ENT-999')).body.code).toBe('powerList.unknown')
  })
  it('shows what each version changed, to everybody', async () => {
    const { body } = await get('/api/law/powers/CF-RELIC-021/changes')
    expect(body.versions.map((version: { from: string }) => version.from)).toEqual(['2025-03-01', '2017-11-05'])
    expect(body.changes).toMatchObject([{ from: '2025-03-01', direction: 'heavier' }])
    expect(body.rule.basis).toEqual({ law: '行政处罚法', article: '第三十七条' })
    expect((await get('/api/law/powers/CF-ENT-001/changes')).body.changes).toEqual([])
    expect((await get('/api/law/powers/CF-ENT-999/changes')).body.code).toBe('powerList.unknown')
  })
  it('says whose item it is, as data and for one organ and place', async () => {
    const { body } = await get('/api/law/powers/CF-ENT-023')
    expect(body.versions[0].competence).toEqual({
      ...{ kind: 'other-department', level: 'county', ours: ['吊销许可证'], confidence: 'verified', note: null },
      departments: [{ id: 'public-security', name: '公安机关' }],
    })
    const asked = async (code: string, query: string) =>
      (await get(`/api/law/powers/${code}/competence?organ=990102${query}`)).body
    expect(await asked('CF-ENT-023', '')).toMatchObject({ kind: 'partly', penaltyKinds: ['吊销许可证'] })
    expect(await asked('CF-FBS-001', '')).toMatchObject({
      kind: 'assistOnly',
      departments: [{ name: '无线电管理机构' }],
      next: expect.stringContaining('协作函'),
    })
    expect(await asked('CF-RTV-004', '&institution=broadcaster')).toMatchObject({ kind: 'excludedBody' })
    expect(await asked('CF-ENT-005', '&place=990103')).toMatchObject({ kind: 'otherPlace', region: '990103' })
    expect(await asked('CF-ENT-005', '')).toMatchObject({ kind: 'ours', next: null, region: null })
    expect((await asked('CF-ENT-999', '')).code).toBe('law.powerUnknown')
    expect((await get('/api/law/powers/CF-ENT-005/competence')).status).toBe(400)
  })
  it('counts them by field', async () => {
    const { body } = await get('/api/law/fields')
    const total = (await get('/api/law/powers?limit=1')).body.total
    expect(body.reduce((sum: number, field: { powers: number }) => sum + field.powers, 0)).toBe(total)
  })
})

describe('the calculator', () => {
  const facts = {
    power: 'CF-NET-001',
    actDate: '2025-05-23',
    decisionDate: '2025-06-20',
    partyKind: 'legal',
    profile: 'three-seven',
    amountsFen: { turnover: 2_000_000 },
    circumstances: [],
  } as const
  const ask = (payload: object) => app.inject({ method: 'POST', url: '/api/law/reason', payload })

  it('is for those who are signed in', async () => {
    asker = undefined
    expect((await ask(facts)).statusCode).toBe(401)
  })
  it('answers as the engine does, to the fen', async () => {
    asker = handler
    const answer = await ask(facts)
    expect(answer.json()).toEqual(
      JSON.parse(JSON.stringify(reason(law, { ...facts, circumstances: [], region: '990102' }))),
    )
    expect(answer.json().suggestedFen).toBeGreaterThan(0)
  })
  it('asks for the facts that are missing', async () => {
    const answer = (await ask({ ...facts, amountsFen: {} })).json()
    expect(answer).toMatchObject({ code: 'law.factsMissing', field: '/amountsFen/turnover' })
  })
  it.each([
    ['an unknown circumstance', { circumstances: ['x'] }, 'law.circumstanceUnknown'],
    ['negative money', { amountsFen: { turnover: -1 } }, 'input.invalid'],
    ['a foreign base', { amountsFen: { gold: 1 } }, 'input.invalid'],
    ['a region of one’s own choice', { region: '110000' }, 'input.invalid'],
    ['reversed days', { decisionDate: '2025-05-01' }, 'law.datesReversed'],
  ])('refuses %s', async (_what, change, code) => expect((await ask({ ...facts, ...change })).json().code).toBe(code))
})

describe('looking up from facts, by anybody', () => {
  beforeAll(() => {
    asker = undefined
  })
  it('gives the items, whose they are, and the words that met', async () => {
    const { status, body } = await get('/api/law/fitting?q=网吧让小孩上网')
    expect(status).toBe(200)
    expect(body[0]).toMatchObject({
      fieldCode: 'NET',
      competence: { kind: 'shared' },
      competentBody: expect.any(String),
    })
    expect(body[0].met).toContainEqual({
      said: '小孩',
      met: '未成年人',
      reason: '不满十八周岁的人在法律中称未成年人',
    })
    expect((await get('/api/law/fitting?q=伪基站发短信')).body[0]).toMatchObject({
      code: 'CF-FBS-001',
      competence: { kind: 'assist', departments: [{ name: '无线电管理机构' }] },
    })
  })
  it('answers by the law of the day', async () => {
    const fine = async (day: string) => (await get(`/api/law/fitting?q=拆老房子&on=${day}`)).body[0].fine
    expect(await fine('2024-06-01')).not.toEqual(await fine('2025-06-01'))
  })
  it('finds nothing where nothing was said of the law', async () =>
    expect((await get('/api/law/fitting?q=xyzzy')).body).toEqual([]))
  it.each(['?q=', `?q=${'长'.repeat(201)}`, '?q=网吧&on=2025-02-30', '?q=网吧&region=110000'])(
    'refuses %s',
    async query => expect((await get(`/api/law/fitting${query}`)).body.code).toBe('input.invalid'),
  )
  it('tells an item to the party, and refuses where there is no penalty', async () => {
    const { body } = await get('/api/law/powers/CF-NET-005/plain')
    expect(body.forbidden.text).toContain('接纳未成年人')
    expect(body.rights.map((right: { name: string }) => right.name)).toContain('陈述和申辩')
    expect((await get('/api/law/powers/JC-NET-019/plain')).body.code).toBe('powerList.noPenalty')
  })
})

describe('the public calculator', () => {
  const facts = {
    power: 'CF-NET-001',
    actDate: '2025-05-23',
    decisionDate: '2025-06-20',
    partyKind: 'legal',
    profile: 'national',
    amountsFen: { turnover: 2_000_000 },
    circumstances: [],
  } as const
  const ask = (payload: object) => app.inject({ method: 'POST', url: '/api/public/reason', payload })

  it('answers without an account as the engine does, by the law of the whole country', async () => {
    asker = undefined
    expect((await ask(facts)).json()).toEqual(JSON.parse(JSON.stringify(reason(law, { ...facts, circumstances: [] }))))
  })
  it('takes no claim of a region, and says what is missing', async () => {
    expect((await ask({ ...facts, region: '110000' })).json().code).toBe('input.invalid')
    expect((await ask({ ...facts, amountsFen: {} })).json().code).toBe('law.factsMissing')
  })
  it('is not to be asked without end', async () => {
    let last = 200
    for (let i = 0; i < 60 && last !== 429; i++) last = (await ask(facts)).statusCode
    expect(last).toBe(429)
  })
})
