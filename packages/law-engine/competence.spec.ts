import { describe, expect, it } from 'vitest'
import { competenceOf, levelTextOf } from './competence.ts'
import type { CompetenceQuestion } from './competence-types.ts'
import { law, refusalOf } from './factory.ts'
import { getPower } from './powers.ts'

const county = '990102'
const asked = (differing: Partial<CompetenceQuestion> & { power?: string }): CompetenceQuestion => ({
  fieldCode: 'ENT',
  on: '2025-06-20',
  place: county,
  organ: county,
  party: {},
  ...differing,
})

describe('given an item of the police, when a county brigade asks', () => {
  it('then it is the police, under the article of the item and the one that makes our penalty void', () => {
    const found = competenceOf(law, asked({ power: 'CF-ENT-024' }))
    expect(found).toMatchObject({ kind: 'otherDepartment', departments: [{ id: 'public-security', name: '公安机关' }] })
    expect(found.bases).toEqual([
      { law: '娱乐场所管理条例', article: '第四十四条' },
      { law: '行政处罚法', article: '第三十八条第一款' },
    ])
    expect(found).toHaveProperty('next', '请将案件线索移送公安机关。')
  })
  it('then only the licence that we issued is ours to revoke', () => {
    expect(competenceOf(law, asked({ power: 'CF-ENT-023' }))).toMatchObject({
      kind: 'partly',
      penaltyKinds: ['吊销许可证'],
    })
  })
})

describe('given an item that several departments share', () => {
  it('then it is ours, with the others named and the rule of the first filing', () => {
    const found = competenceOf(law, asked({ fieldCode: 'NET', power: 'CF-NET-011' }))
    expect(found).toMatchObject({ kind: 'ours', alsoCompetent: [{ id: 'public-security' }] })
    expect(found.text).toContain('由最先立案的行政机关管辖')
  })
  it('then a division of duties that nobody has read stays visible as such', () => {
    expect(competenceOf(law, asked({ power: 'CF-ENT-017' })).confidence).toBe('uncertain')
  })
})

describe('given pseudo base stations', () => {
  it('then we assist: no penalty, and the request that is to be sent', () => {
    const found = competenceOf(law, asked({ fieldCode: 'FBS', power: 'CF-FBS-001' }))
    expect(found).toMatchObject({ kind: 'assistOnly', departments: [{ id: 'radio-administration' }] })
    expect(found).toHaveProperty('next', expect.stringContaining('协作函'))
    expect(found.bases).toContainEqual({ law: '行政处罚法', article: '第二十六条' })
  })
})

describe('given a party outside the scope of enforcement', () => {
  it.each([{ institution: 'broadcaster' }, { permits: ['广播电视节目制作经营许可证'] }])(
    'then it is the radio and television department, whatever the item: %j',
    party => {
      const found = competenceOf(law, asked({ fieldCode: 'RTV', party }))
      expect(found).toMatchObject({ kind: 'excludedBody', departments: [{ name: '广播电视行政部门' }] })
      expect(competenceOf(law, asked({ fieldCode: 'RTV', power: 'CF-RTV-004', party })).kind).toBe('excludedBody')
    },
  )
  it('then other fields are not concerned, and neither are other parties', () => {
    expect(competenceOf(law, asked({ power: 'CF-ENT-005', party: { institution: 'broadcaster' } })).kind).toBe('ours')
    expect(competenceOf(law, asked({ fieldCode: 'RTV', power: 'CF-RTV-004' })).kind).toBe('ours')
  })
})

describe('given the place and the level', () => {
  it('then an act in another county is that county’s, and the city covers both', () => {
    const power = 'CF-ENT-005'
    expect(competenceOf(law, asked({ power, place: '990103' }))).toMatchObject({ kind: 'otherPlace', region: '990103' })
    expect(competenceOf(law, asked({ power, place: '990103', organ: '990100' })).kind).toBe('ours')
  })
  it('then what an article gives to the province is not decided below it', () => {
    const here = { fieldCode: 'EXH', power: 'CF-EXH-005' }
    expect(competenceOf(law, asked(here))).toMatchObject({ kind: 'otherLevel', region: '990000' })
    expect(competenceOf(law, asked({ ...here, organ: '990100' })).kind).toBe('otherLevel')
    expect(competenceOf(law, asked({ ...here, organ: '990000' })).kind).toBe('ours')
    expect(levelTextOf(getPower(law, 'CF-EXH-005', '2025-06-20').competentBody)).toBe('国务院或省级电影主管部门')
  })
})

it('given no item, then place and party alone are judged', () => expect(competenceOf(law, asked({})).kind).toBe('ours'))

it('given an item that is none, then it is refused', () =>
  expect(refusalOf(() => competenceOf(law, asked({ power: 'CF-ENT-999' })))?.code).toBe('law.powerUnknown'))

it('every item has an answer, and only those of other departments and higher levels are not ours', () => {
  const kinds = law.powers.map(({ code, fieldCode, competentBody }) => {
    const { kind } = competenceOf(law, asked({ power: code, fieldCode }))
    if (competentBody.kind === 'ours' || competentBody.kind === 'shared')
      return kind === 'ours' || kind === 'otherLevel'
    return true
  })
  expect(kinds.every(Boolean)).toBe(true)
})
