import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { type CriminalCheckFacts, criminalThresholdsMet } from './criminal-thresholds.ts'
import { law, refusalOf } from './factory.ts'
import type { Law } from './types.ts'

const ON = '2025-06-20'
const check = (differing: Partial<CriminalCheckFacts>, using: Law = law) =>
  criminalThresholdsMet(using, { on: ON, partyKind: 'natural', measures: {}, ...differing })
/** `hit P-THR-01`, `near P-THR-02`, `below P-THR-03` … */
const outcome = (differing: Partial<CriminalCheckFacts>, using: Law = law) => {
  const { hits, near, below } = check(differing, using)
  return [...hits.map(f => `hit ${f.id}`), ...near.map(f => `near ${f.id}`), ...below.map(f => `below ${f.id}`)]
}
type Row = [id: string, given: Partial<CriminalCheckFacts>, level: 'hit' | 'near' | 'below' | undefined]

const copyright = { fieldCode: 'CPR' }
const firstTime = { ...copyright, facts: { penalizedInTwoYears: false } }
const books = { fieldCode: 'ILP' }
const sat = { fieldCode: 'SAT' }
const radio = { fieldCode: 'FBS' }
const relic = { fieldCode: 'RELIC' }
const online = { fieldCode: 'NAV', facts: { obsceneContent: true } }
const young = { fieldCode: 'NAV', facts: { obsceneContent: true, underFourteenShown: true } }
const printed = { fieldCode: 'SHDF', facts: { obsceneContent: true, made: true, soldOrSpread: false } }
const sold = { fieldCode: 'SHDF', facts: { obsceneContent: true, made: false, soldOrSpread: true } }
const m = (measures: CriminalCheckFacts['measures']) => ({ measures })

describe('each figure, on both sides', () => {
  it.each<Row>([
    ['P-THR-01', { ...copyright, ...m({ illegalGain: yuan(30_000) }) }, 'hit'],
    ['P-THR-01', { ...copyright, ...m({ illegalGain: yuan(29_999.99) }) }, 'near'],
    ['P-THR-01', { ...copyright, ...m({ illegalGain: yuan(24_000) }) }, 'near'],
    ['P-THR-01', { ...firstTime, ...m({ illegalGain: yuan(23_999.99) }) }, 'below'],
    ['P-THR-01', { ...copyright, ...m({ turnover: yuan(50_000) }) }, 'hit'],
    ['P-THR-01', { ...copyright, ...m({ copies: 500 }) }, 'hit'],
    ['P-THR-01', { ...copyright, ...m({ copies: 499 }) }, 'near'],
    ['P-THR-01', { ...copyright, ...m({ downloads: 10_000 }) }, 'hit'],
    ['P-THR-01', { ...copyright, ...m({ clicks: 99_999 }) }, 'near'],
    ['P-THR-01', { ...copyright, ...m({ members: 1_000 }) }, 'hit'],
    ['P-THR-02', { ...copyright, ...m({ sales: yuan(100_000) }) }, 'hit'],
    ['P-THR-02', { ...copyright, ...m({ sales: yuan(99_999.99) }) }, 'near'],
    ['P-THR-02', { ...copyright, ...m({ unsoldValue: yuan(300_000) }) }, 'hit'],
    ['P-THR-02', { ...copyright, ...m({ unsoldValue: yuan(100_000) }) }, 'below'],
    ['P-THR-02', { ...copyright, ...m({ copies: 1_000 }) }, 'hit'],
    ['P-THR-03', { ...books, ...m({ turnover: yuan(100_000) }) }, 'hit'],
    ['P-THR-03', { ...books, ...m({ turnover: yuan(50_000) }) }, 'hit'],
    ['P-THR-03', { ...books, ...m({ turnover: yuan(49_999.99) }) }, 'near'],
    ['P-THR-03', { ...books, ...m({ turnover: yuan(39_999.99) }) }, 'below'],
    ['P-THR-03', { ...books, ...m({ books: 2_000 }) }, 'hit'],
    ['P-THR-03', { ...books, ...m({ books: 1_599 }) }, 'below'],
    ['P-THR-03', { ...books, ...m({ newspapers: 5_000 }) }, 'hit'],
    ['P-THR-03', { ...books, ...m({ discs: 499 }) }, 'near'],
    ['P-THR-04', { ...books, partyKind: 'legal', ...m({ turnover: yuan(150_000) }) }, 'hit'],
    ['P-THR-04', { ...books, partyKind: 'legal', ...m({ turnover: yuan(100_000) }) }, 'below'],
    ['P-THR-04', { ...books, partyKind: 'legal', ...m({ books: 5_000 }) }, 'hit'],
    ['P-THR-03', { ...books, partyKind: 'legal', ...m({ books: 5_000 }) }, undefined],
    ['P-THR-06', { fieldCode: 'PUB', ...m({ turnover: yuan(150_000) }) }, 'hit'],
    ['P-THR-06', { fieldCode: 'PUB', ...m({ turnover: yuan(149_999.99) }) }, 'near'],
    ['P-THR-06', { fieldCode: 'PUB', partyKind: 'legal', ...m({ turnover: yuan(150_000) }) }, 'below'],
    ['P-THR-06', { fieldCode: 'PUB', partyKind: 'legal', ...m({ turnover: yuan(500_000) }) }, 'hit'],
    ['P-THR-08', { ...printed, ...m({ obsceneVideos: 50 }) }, 'hit'],
    ['P-THR-08', { ...printed, ...m({ obsceneVideos: 49 }) }, 'near'],
    ['P-THR-08', { ...printed, ...m({ obsceneBooks: 79 }) }, 'below'],
    ['P-THR-09', { ...sold, ...m({ obsceneVideos: 99 }) }, 'near'],
    ['P-THR-09', { ...sold, ...m({ obsceneVideos: 100 }) }, 'hit'],
    ['P-THR-09', { ...sold, ...m({ obsceneScreenings: 10 }) }, 'hit'],
    ['P-THR-08', { ...sold, ...m({ obsceneVideos: 100 }) }, undefined],
    ['P-THR-10', { ...online, ...m({ obsceneVideoFiles: 20 }) }, 'hit'],
    ['P-THR-10', { ...online, ...m({ obsceneVideoFiles: 19 }) }, 'near'],
    ['P-THR-10', { ...online, ...m({ clicks: 10_000 }) }, 'hit'],
    ['P-THR-10', { ...online, ...m({ members: 159 }) }, 'below'],
    ['P-THR-11', { ...young, ...m({ obsceneVideoFiles: 10 }) }, 'hit'],
    ['P-THR-11', { ...young, ...m({ obsceneVideoFiles: 9 }) }, 'near'],
    ['P-THR-12', { ...online, forProfit: false, ...m({ obsceneVideoFiles: 40 }) }, 'hit'],
    ['P-THR-12', { ...online, forProfit: false, ...m({ obsceneVideoFiles: 31 }) }, 'below'],
    ['P-THR-10', { ...online, forProfit: false, ...m({ obsceneVideoFiles: 40 }) }, undefined],
    ['P-THR-13', { fieldCode: 'ENT', forProfit: false, ...m({ obsceneAudience: 300 }) }, 'hit'],
    ['P-THR-13', { fieldCode: 'ENT', forProfit: false, ...m({ obsceneScreenings: 11 }) }, 'below'],
    ['P-THR-14', { ...online, ...m({ groupMembers: 30 }) }, 'hit'],
    ['P-THR-14', { ...online, ...m({ groupMembers: 29 }) }, 'near'],
    ['P-THR-15', { ...relic, ...m({ gradeThreeRelicsTraded: 1 }) }, 'hit'],
    ['P-THR-15', { ...relic, ...m({ gradeThreeRelicsTraded: 0 }) }, 'below'],
    ['P-THR-15', { ...relic, ...m({ dealAmount: yuan(50_000) }) }, 'hit'],
    ['P-THR-15', { ...relic, ...m({ dealAmount: yuan(39_999) }) }, 'below'],
    ['P-THR-16', { ...relic, ...m({ gradeThreeRelicsDamaged: 5 }) }, 'hit'],
    ['P-THR-16', { ...relic, ...m({ gradeThreeRelicsDamaged: 3 }) }, 'below'],
    ['P-THR-16', { ...relic, facts: { protectedBodyDestroyed: true } }, 'hit'],
    ['P-THR-16', { ...relic, facts: { protectedBodyDestroyed: false } }, undefined],
    ['P-THR-17', { ...relic, facts: { siteOrTombDug: true } }, 'hit'],
    ['P-THR-18', { ...radio, ...m({ stations: 3 }) }, 'hit'],
    ['P-THR-18', { ...radio, ...m({ stations: 2 }) }, 'below'],
    ['P-THR-18', { ...radio, ...m({ illegalMessages: 4_999 }) }, 'near'],
    ['P-THR-18', { ...radio, ...m({ powerWatts: 500 }) }, 'hit'],
    ['P-THR-18', { ...radio, facts: { penalizedInTwoYears: true } }, 'hit'],
    ['P-THR-19', { ...radio, ...m({ radioDevices: 3 }) }, 'hit'],
    ['P-THR-19', { ...radio, ...m({ turnover: yuan(49_999) }) }, 'near'],
    ['P-THR-20', { ...sat, ...m({ turnover: yuan(50_000) }) }, 'hit'],
    ['P-THR-20', { ...sat, partyKind: 'legal', ...m({ turnover: yuan(50_000) }) }, 'below'],
    ['P-THR-20', { ...sat, partyKind: 'legal', ...m({ turnover: yuan(500_000) }) }, 'hit'],
    ['P-THR-20', { ...sat, ...m({ illegalGain: yuan(7_999) }) }, 'below'],
  ])('%s of %j: %s', (id, given, level) => {
    expect(outcome(given).filter(o => o.endsWith(id))).toEqual(level ? [`${level} ${id}`] : [])
  })
  it('there are twenty rows', () => {
    expect([...new Set(law.thresholds.criminal.map(r => r.id))]).toEqual(
      Array.from({ length: 20 }, (_, i) => `P-THR-${String(i + 1).padStart(2, '0')}`),
    )
  })
})

describe('what was compared', () => {
  it('is said in words, with how sure the figure is', () => {
    const [hit] = check({ ...books, ...m({ turnover: yuan(80_000), books: 1_700, periodicals: 10 }) }).hits
    expect(hit?.compared).toEqual([
      {
        text: '非法经营数额80,000元，在幅度之内，由本省标准确定是否达到起点50,000元至100,000元',
        level: 'provinceDecides',
        confidence: 'verified',
      },
      { text: '期刊10本，未达到起点5000本', level: 'below', confidence: 'verified' },
      { text: '图书1700册，接近起点2000册', level: 'near', confidence: 'verified' },
    ])
    expect(hit).toMatchObject({
      crimeBasis: { law: '刑法', article: '第二百二十五条' },
      note: expect.stringContaining('高级人民法院'),
    })
    expect(check({ ...copyright, ...m({ downloads: 10_000 }) }).hits[0]?.compared[0]?.confidence).toBe('memory')
  })
  it('marks the heavier step', () => {
    const heavier = (turnover: number) => check({ ...books, ...m({ turnover: yuan(turnover) }) }).hits[0]?.heavier
    expect([heavier(149_999), heavier(150_000)]).toEqual([false, true])
  })
  it('names crimes the law gives no figure for', () => {
    expect(check({ fieldCode: 'NET' }).withoutFigures.map(f => f.id)).toEqual(['P-THR-07'])
  })
  it('is nothing where nothing is known', () => {
    expect(outcome({ ...copyright })).toEqual([])
  })
  it('leaves out other fields', () => {
    expect(outcome({ fieldCode: 'ENT', ...m({ turnover: yuan(9_000_000) }) })).toEqual([])
  })
})

describe('what is still unknown', () => {
  it('keeps a figure from being a hit, and is asked', () => {
    const found = check({ fieldCode: 'PUB', ...m({ copies: 600 }) })
    expect(found.hits).toEqual([])
    expect(found.near[0]).toMatchObject({ id: 'P-THR-01', open: ['是否侵犯他人著作权'] })
    const told = (infringing: boolean) => outcome({ fieldCode: 'PUB', ...m({ copies: 600 }), facts: { infringing } })
    expect(told(true)).toContain('hit P-THR-01')
    expect(told(false).join()).not.toContain('P-THR-01')
  })
  it('is taken as established where the field implies it', () => {
    expect(outcome({ fieldCode: 'PIRF', ...m({ copies: 600 }) })).toContain('hit P-THR-01')
  })
  it('is asked about the age shown', () => {
    const found = check({ ...online, ...m({ obsceneVideoFiles: 12 }) })
    expect(found.near.find(f => f.id === 'P-THR-11')?.open).toEqual(['是否内容含有不满十四周岁的未成年人'])
  })
  it('is asked about an earlier penalty that lowers the figure', () => {
    const given = { ...copyright, ...m({ illegalGain: yuan(21_000) }) }
    expect(check(given).near[0]).toMatchObject({
      id: 'P-THR-01',
      open: ['是否二年内因同类行为受过刑事处罚或者行政处罚'],
    })
    expect(outcome({ ...given, facts: { penalizedInTwoYears: true } })).toContain('hit P-THR-01')
    expect(outcome({ ...given, facts: { penalizedInTwoYears: false } })).toContain('below P-THR-01')
  })
  it('is not asked where a figure without it is reached anyway', () => {
    expect(check({ ...copyright, ...m({ illegalGain: yuan(31_000) }) }).hits[0]?.id).toBe('P-THR-01')
  })
})

describe('figures together', () => {
  it('two halves of electronic obscenity suffice, one does not', () => {
    const half = { obsceneVideoFiles: 10, obsceneAudioFiles: 50 }
    expect(outcome({ ...online, ...m(half) })).toContain('hit P-THR-10')
    expect(outcome({ ...online, ...m({ ...half, obsceneAudioFiles: 49 }) })).toContain('below P-THR-10')
  })
  it('close to the figures of illegal publications, with two penalties or a very bad effect', () => {
    const close = { ...books, ...m({ books: 1_700, penaltiesInTwoYears: 2 }) }
    expect(outcome(close)).toEqual(expect.arrayContaining(['near P-THR-03', 'hit P-THR-05']))
    expect(outcome({ ...books, ...m({ books: 1_700, penaltiesInTwoYears: 1 }) }).join()).not.toContain('P-THR-05')
    expect(outcome({ ...books, ...m({ books: 1_700 }), facts: { veryBadEffect: true } })).toContain('hit P-THR-05')
    expect(outcome({ ...books, ...m({ books: 1_500, penaltiesInTwoYears: 2 }) }).join()).not.toContain('hit P-THR-05')
    const [hit] = check(close).hits
    expect(hit?.compared.map(c => c.text)).toEqual([
      '图书1700册，接近起点2000册',
      '二年内的同类行政处罚2次，达到起点2次',
    ])
  })
})

describe('the figures of a day and a place', () => {
  it('before 2025-04-26 are those of 2004 and 2007', () => {
    const copies = { ...copyright, ...m({ illegalGain: yuan(60_000) }) }
    expect(outcome({ ...copies, on: '2025-04-25' })).toContain('below P-THR-02')
    expect(outcome({ ...copies, on: '2025-04-26' })).toContain('hit P-THR-02')
    expect(outcome({ ...copyright, on: '2025-04-25', ...m({ clicks: 50_000 }) })).toContain('hit P-THR-01')
    expect(outcome({ ...copyright, on: '2025-04-26', ...m({ clicks: 50_000 }) })).toContain('below P-THR-01')
  })
  it('of a province replace the range where it has its own', () => {
    const national = law.thresholds.criminal.find(r => r.id === 'P-THR-03')!
    const own = { ...national, region: '990000', entry: [{ measure: 'turnover' as const, min: yuan(70_000) }] }
    const local: Law = { ...law, thresholds: { ...law.thresholds, criminal: [...law.thresholds.criminal, own] } }
    const of = (turnover: number, region: string) =>
      outcome({ ...books, region, ...m({ turnover: yuan(turnover) }) }, local)
    expect(of(60_000, '990102')).toContain('near P-THR-03')
    expect(of(70_000, '990102')).toContain('hit P-THR-03')
    expect(of(60_000, '110101')).toContain('hit P-THR-03')
  })
})

describe('facts that are none', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a negative number', { measures: { copies: -1 } }, '/measures/copies'],
    ['a fraction', { measures: { copies: 1.5 } }, '/measures/copies'],
    ['an unknown measure', { measures: { toString: 1 } }, '/measures/toString'],
    ['an unknown fact', { facts: { guilty: true } }, '/facts/guilty'],
    ['a fact that is no yes or no', { facts: { made: 'yes' } }, '/facts/made'],
    ['no day', { on: 'today' }, '/on'],
    ['no party', { partyKind: 'company' }, '/partyKind'],
    ['a region that is none', { region: '99' }, '/region'],
  ])('%s is refused with its field', (_name, given, field) => {
    expect(refusalOf(() => check(given as Partial<CriminalCheckFacts>))).toMatchObject({
      code: 'law.criminalFactsInvalid',
      field,
    })
  })
})
