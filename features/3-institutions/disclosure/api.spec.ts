import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicCases } from '#features/6-operation/case-handling/factory.ts'
import { claimsFor, noClaims } from '#host'
import { newId } from '#kernel'
import { commitTo, decodeEntry, fromHex, parseKeyFile, toHex, utf8 } from '#ledger/verify'
import { CASE_08, type DisclosureWorld, disclosureWorld, FACTS, HIDDEN, served } from './factory.ts'

let here: DisclosureWorld
let caseId: string
let id: string

beforeAll(async () => {
  here = await disclosureWorld()
  const told = await here.world.walk(served({ ...CASE_08, facts: FACTS }))
  caseId = told.caseId
  here.as(here.world.identity.publish)
  id = (await get('/api/publications')).json().rows[0].id
})
afterAll(() => here?.close())

const get = (url: string) => here.get(url)
const post = (url: string, payload: object, key?: string) => here.post(url, payload, key)
const texts = (facts = HIDDEN) => ({
  cause: '允许未成年人进入营业性歌舞娱乐场所',
  facts,
  content: '警告；没收违法所得200元；罚款20,000元',
})
const publishBody = (version: number, facts = HIDDEN) => ({
  version,
  data: { texts: texts(facts), confirmed: [], redactionChecked: true },
})
const caseVersion = async () => (await here.world.stateOf(caseId)).version

describe('a decision waits', () => {
  it('in the queue, with the day by which it is due', async () => {
    expect((await get('/api/publications?stage=waiting')).json().rows).toMatchObject([
      {
        caseId,
        stageName: '待公示',
        partyName: CASE_08.venue,
        decidedOn: '2025-06-20',
        servedOn: '2025-06-20',
        due: '2025-07-01',
      },
    ])
    expect((await get('/api/publications?search=琴台')).json().rows).toHaveLength(1)
    expect((await get('/api/publications?search=墨池')).json().rows).toEqual([])
    expect((await get(`/api/publications?open=true&caseId=${caseId}`)).json().rows).toHaveLength(1)
    expect((await get(`/api/publications?caseId=${newId()}`)).json().rows).toEqual([])
  })
  it('with its strip, the original, and what would be hidden and why', async () => {
    const view = (await get(`/api/publications/${id}`)).json()
    expect(view.clock).toMatchObject({ periodId: 'D-PUB-01', due: '2025-07-01' })
    expect(view.clock.days.at(-1)).toMatchObject({ date: '2025-07-01', n: 7 })
    expect(view.texts).toEqual(texts())
    expect(view.suggestion.standing).toEqual([])
    expect(view.suggestion.original.facts.filter((p: object) => 'hidden' in p)).toMatchObject([
      { hidden: '郑广明', shown: '郑某', kind: 'person' },
      { hidden: '13800001234', shown: '×××', kind: 'phone' },
      { hidden: '李晓东', shown: '未成年人甲', kind: 'minor' },
      { hidden: '王子轩', shown: '未成年人乙', kind: 'minor' },
      { hidden: '衡北县第二中学', shown: '某学校', kind: 'school' },
    ])
    const looks = await here.test.ownerPool.query('select purpose from access_log where object_id = $1', [caseId])
    expect(looks.rows).toEqual([{ purpose: '核对公示内容' }])
  })
  it('and nobody outside reads anything of it', async () => {
    here.as()
    expect((await get('/api/public/decisions')).json()).toEqual({ rows: [], after: null })
    expect((await get(`/api/public/decisions/${id}`)).statusCode).toBe(404)
    expect((await get(`/api/public/decisions/${id}/proof`)).statusCode).toBe(404)
    expect((await get('/api/public/decisions.json')).json()).toEqual([])
    expect((await get('/api/publications')).statusCode).toBe(401)
    here.as(here.world.identity.publish)
    for (const table of ['publication', 'case_file', 'case_document', 'act', 'subject']) {
      const rows = await here.world.database.read(noClaims, c => c.query(`select 1 from ${table}`))
      expect([table, rows.rowCount]).toEqual([table, 0])
    }
    const neighbour = await here.world.database.read(claimsFor({ userId: newId(), region: '990103' }), c =>
      c.query('select 1 from publication'),
    )
    expect(neighbour.rowCount).toBe(0)
  })
  it('what is typed is checked as one types', async () => {
    const body = { texts: texts('由李晓东和老板王建军，在春风路9号'), confirmed: [] }
    const reply = (await post(`/api/publications/${id}/check`, body)).json()
    expect(reply.standing).toMatchObject([
      { words: '李晓东', kindName: '未成年人', confirmable: false },
      { words: '王建军', kindName: '疑似姓名', confirmable: true },
    ])
    expect(reply.original.facts).toContainEqual(expect.objectContaining({ hidden: '李晓东', kindName: '未成年人' }))
  })
})

describe('publishing', () => {
  it.each([
    ['disclosure.minorNamed', '李 晓东进入'],
    ['disclosure.personNamed', '鄭廣明承认'],
    ['disclosure.privateShown', '电话１３８００００１２３４'],
  ])('is refused with %s, and leaves nothing behind', async (code, facts) => {
    const before = await here.test.ownerPool.query('select count(*) from act')
    here.world.clock.set('2025-06-30T02:00:00Z')
    const answer = await post(`/api/publications/${id}/publish`, publishBody(await caseVersion(), facts))
    expect([answer.statusCode, answer.json().code]).toEqual([409, code])
    expect((await here.test.ownerPool.query('select count(*) from act')).rows).toEqual(before.rows)
  })
  it('is refused through the case’s own command too', async () => {
    const command = { name: 'publishDecision' as const, body: { redactionChecked: true, publicText: '在李晓 东家' } }
    await expect(here.world.give('publish', caseId, command)).rejects.toMatchObject({
      detail: { kind: expect.any(String) },
    })
    const school = {
      name: 'publishDecision' as const,
      body: { redactionChecked: true, publicText: '衡北县第二中学学生' },
    }
    await expect(here.world.give('publish', caseId, school)).rejects.toMatchObject({
      detail: { code: 'disclosure.minorNamed' },
    })
  })
  it('is the publisher’s', async () => {
    here.as(here.world.identity.leader)
    expect((await post(`/api/publications/${id}/publish`, publishBody(await caseVersion()))).statusCode).toBe(403)
    here.as(here.world.identity.publish)
  })
  it('happens once, however often it is sent, and closes the clock of the case', async () => {
    const body = publishBody(await caseVersion())
    const key = newId()
    const first = await post(`/api/publications/${id}/publish`, body, key)
    expect([first.statusCode, first.json()]).toEqual([200, { id, stage: 'published', version: 2 }])
    expect((await post(`/api/publications/${id}/publish`, body, key)).json()).toEqual(first.json())
    expect((await post(`/api/publications/${id}/publish`, body)).json().code).toBe('disclosure.notInThisStage')
    const state = await here.world.stateOf(caseId)
    expect(state.publication).toMatchObject({ on: '2025-06-30', text: HIDDEN })
    expect(state.clocks.find(clock => clock.periodId === 'D-PUB-01')).toMatchObject({ closed: true })
    expect((await get('/api/publications?stage=published')).json().rows).toMatchObject([
      { due: null, publishedOn: '2025-06-30' },
    ])
  })
})

describe('what the public reads', () => {
  beforeAll(() => {
    here.as()
  })
  it('a list, found by words, field, region and day', async () => {
    const found = async (query: string) => (await get(`/api/public/decisions?${query}`)).json().rows.length
    expect(await found('')).toBe(1)
    for (const query of [
      'search=琴台',
      'search=未成年人进入',
      'search=文化市场',
      'field=ENT',
      'region=990100',
      'region=000000',
      'from=2025-06-20&to=2025-06-20',
    ])
      expect([query, await found(query)]).toEqual([query, 1])
    for (const query of [
      'search=墨池',
      'search=郑广明',
      'search=李晓东',
      'search=%',
      'field=NET',
      'region=990103',
      'from=2025-06-21',
      'to=2025-06-19',
    ])
      expect([query, await found(query)]).toEqual([query, 0])
  })
  it('the decision in plain words, with its remedies', async () => {
    const { record, fictional } = (await get(`/api/public/decisions/${id}`)).json()
    expect(fictional).toBe(true)
    expect(record).toMatchObject({
      number: expect.stringMatching(/罚字〔2025〕第1号$/),
      party: { name: CASE_08.venue, class: '法人及非法人组织' },
      fineFen: 2_000_000,
      remedies: { reconsiderationUntil: '2025-08-19' },
      paperCode: expect.stringMatching(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/),
    })
    expect(record.discretion.length).toBeGreaterThan(3)
    expect(record.remedies.text).toContain('行政复议')
  })
  it('nothing personal of the case in any answer', async () => {
    const answers = [
      `/api/public/decisions/${id}`,
      '/api/public/decisions',
      '/api/public/decisions.json',
      `/api/public/decisions/${id}/proof`,
    ]
    await here.ledger.flush()
    for (const url of answers) {
      const { body } = await get(url)
      for (const word of ['李晓东', '王子轩', '李建国', '王大勇', '周砚秋', '江思远', '13800001234', '第二中学'])
        expect([url, body.includes(word)]).toEqual([url, false])
    }
  })
  it('the content of the publication opens the commitment in the ledger', async () => {
    const proof = (await get(`/api/public/decisions/${id}/proof`)).json()
    const payload = JSON.parse(proof.opening.payload)
    expect(payload.by.name).toBe('衡北文化市场综合执法大队')
    expect(payload.data.record).toEqual((await get(`/api/public/decisions/${id}`)).json().record)
    const commit = commitTo(fromHex(proof.opening.salt), proof.opening.payload)
    expect(decodeEntry(utf8(proof.entry))).toMatchObject({ type: 'publication.published', commit: toHex(commit) })
    expect(parseKeyFile(utf8(here.ledger.vkeys.join('\n')))).toHaveLength(2)
  })
  it('双公示 as CSV in both encodings, and as JSON, reads back', async () => {
    const json = (await get('/api/public/decisions.json?from=2025-06-01&to=2025-06-30&region=990102')).json()
    expect(json).toMatchObject([
      {
        CF_XDR_MC: CASE_08.venue,
        CF_FRDB: '郑广明',
        CF_NR_FK: '2.000000',
        CF_NR_WFFF: '0.020000',
        CF_SY: HIDDEN,
        CF_XDR_ZJHM: '',
      },
    ])
    const utf8File = await get('/api/public/decisions.csv')
    expect(utf8File.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(parse(utf8File.rawPayload, { bom: true, columns: true })).toEqual(json)
    const bare = await get('/api/public/decisions.csv?bom=false&header=names')
    expect(parse(bare.body)[0]?.slice(0, 2)).toEqual(['行政相对人名称', '行政相对人类别'])
    const gb = await get('/api/public/decisions.csv?encoding=gb18030')
    expect(gb.headers['content-type']).toContain('gb18030')
    expect(parse(iconv.decode(gb.rawPayload, 'gb18030'), { columns: true })).toEqual(json)
    expect((await get('/api/public/decisions.json?to=2025-06-19')).json()).toEqual([])
  })
  it('how much there is, and that the places are invented', async () => {
    expect((await get('/api/public/about')).json()).toMatchObject({
      published: 1,
      regions: [{ code: '990102', name: '衡北县' }],
      fictional: true,
      today: '2025-06-30',
    })
  })
})

describe('a paper', () => {
  it('is genuine or unknown; nothing of its content is told', async () => {
    const { record } = (await get(`/api/public/decisions/${id}`)).json()
    const typed = record.paperCode.toLowerCase().replaceAll('-', ' ')
    const answer = (await get(`/api/public/documents/${typed}`)).json()
    expect(answer).toMatchObject({
      verdict: 'genuine',
      code: record.paperCode,
      document: {
        form: '25',
        title: '行政处罚决定书',
        number: record.number,
        date: '2025-06-20',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      ledger: { actId: id, index: expect.any(Number) },
      after: [{ on: '2025-06-30', text: '决定已向社会公示', decisionId: id }],
    })
    expect((await get('/api/public/documents/2222-3333-4444')).json()).toMatchObject({
      verdict: 'unknown',
      code: '2222-3333-4444',
      document: null,
    })
    expect((await get('/api/public/documents/not a code')).json()).toMatchObject({ verdict: 'unknown', code: null })
  })
  it('of any kind is told by form, number and day; no title that could name somebody', async () => {
    const { rows } = await here.test.ownerPool.query('select paper_code from case_document where case_id = $1', [
      caseId,
    ])
    for (const { paper_code } of rows) {
      const { body } = await get(`/api/public/documents/${paper_code}`)
      expect(body).toContain('"verdict":"genuine"')
      expect(body).not.toMatch(/李晓东|王子轩|郑广明|琴台/)
    }
    expect(rows.length).toBeGreaterThan(3)
  })
  it('is not guessed: too many tries are turned away', async () => {
    const answers = []
    for (let i = 0; i < 70; i++) answers.push((await get('/api/public/documents/2222-3333-4444')).statusCode)
    expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429])
  })
})

describe('after publication', () => {
  beforeAll(() => {
    here.as(here.world.identity.publish)
  })
  it('a correction shows, with its reason, everywhere', async () => {
    here.world.clock.set('2025-07-03T02:00:00Z')
    const data = {
      texts: { ...texts(), cause: '允许未成年人进入歌舞娱乐场所' },
      confirmed: [],
      redactionChecked: true,
      reason: '案由与权力清单一致。',
    }
    const stale = await post(`/api/publications/${id}/correct`, { version: 1, data })
    expect(stale.json().code).toBe('host.stale')
    expect((await post(`/api/publications/${id}/correct`, { version: 2, data })).json()).toMatchObject({
      stage: 'published',
      version: 4,
    })
    const shown = (await get(`/api/public/decisions/${id}`)).json()
    expect(shown.corrections).toEqual([{ on: '2025-07-03', reason: '案由与权力清单一致。' }])
    expect(shown.record).toMatchObject({ cause: '允许未成年人进入歌舞娱乐场所', publishedOn: '2025-06-30' })
    expect((await get('/api/public/decisions.json')).json()[0].BZ).toBe('2025-07-03更正：案由与权力清单一致。')
    expect((await get('/api/public/changes')).json().rows).toMatchObject([{ id, what: '更正', on: '2025-07-03' }])
  })
  it('a change of the decision runs a clock of three working days', async () => {
    here.world.clock.set('2025-09-29T02:00:00Z')
    const data = { ground: 'revoked', occurredOn: '2025-09-26', reference: '行政复议决定书' }
    here.as(here.world.identity.leader)
    expect((await post(`/api/publications/${id}/note-change`, { version: 4, data })).json()).toMatchObject({
      stage: 'withdrawing',
    })
    here.as(here.world.identity.publish)
    // Sunday 28 September is worked
    expect((await get(`/api/publications/${id}`)).json().clock).toMatchObject({
      periodId: 'D-PEN-16',
      due: '2025-09-30',
    })
    expect((await get('/api/publications')).json().rows[0]).toMatchObject({ due: '2025-09-30' })
  })
  it('a withdrawal leaves number, organ and reason, and nothing else', async () => {
    const data = { ground: 'revoked', occurredOn: '2025-09-26', reason: '行政复议决定撤销了处罚决定。' }
    expect((await post(`/api/publications/${id}/withdraw`, { version: 5, data })).json()).toMatchObject({
      stage: 'withdrawn',
    })
    const { body } = await get(`/api/public/decisions/${id}`)
    expect(JSON.parse(body)).toMatchObject({
      state: 'withdrawn',
      record: null,
      withdrawal: { groundName: '处罚决定被依法撤销', reason: '行政复议决定撤销了处罚决定。', on: '2025-09-29' },
    })
    expect(body).not.toContain('琴台')
    expect((await get('/api/public/decisions')).json().rows).toEqual([])
    expect((await get('/api/public/decisions.json')).json()).toEqual([])
    expect((await get(`/api/public/decisions/${id}/proof`)).statusCode).toBe(404)
    expect((await get('/api/public/changes')).json().rows).toMatchObject([{ what: '撤回（处罚决定被依法撤销）' }])
    const left = await here.test.ownerPool.query('select * from public_decision where id = $1', [id])
    expect(JSON.stringify(left.rows)).not.toContain('琴台')
  })
})

describe('a second decision', () => {
  let second: string
  beforeAll(async () => {
    here.as(here.world.identity.publish)
    here.world.known.preservationId = ''
    const facts = publicCases['CASE-01']!
    const days = Object.fromEntries(
      Object.entries(facts.days).map(([name, day]) => [name, day.replace('2025-0', '2025-1')]),
    )
    const told = await here.world.walk(served({ ...facts, days: days as typeof facts.days, conduct: '2025-11-03' }))
    second = told.caseId
  })
  it('is shown until its last day', async () => {
    const { rows } = (await get('/api/publications?stage=waiting')).json()
    expect(rows).toMatchObject([{ caseId: second }])
    const { version } = await here.world.stateOf(second)
    const view = (await get(`/api/publications/${rows[0].id}`)).json()
    const data = { texts: view.texts, confirmed: [], redactionChecked: true, until: '2026-01-31' }
    here.world.clock.set(`${rows[0].due}T02:00:00Z`)
    expect((await post(`/api/publications/${rows[0].id}/publish`, { version, data })).statusCode).toBe(200)
    const state = async () => (await get(`/api/public/decisions/${rows[0].id}`)).json().state
    expect(await state()).toBe('published')
    here.world.clock.set('2026-01-31T15:00:00Z')
    expect([await state(), (await get('/api/public/decisions')).json().rows.length]).toEqual(['published', 1])
    here.world.clock.set('2026-01-31T17:00:00Z')
    expect([await state(), (await get('/api/public/decisions')).json().rows.length]).toEqual(['expired', 0])
  })
})
