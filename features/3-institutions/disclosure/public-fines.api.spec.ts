import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel'
import type { PublicFines } from './contract.ts'
import { CASE_08, type DisclosureWorld, disclosureWorld } from './factory.ts'

let here: DisclosureWorld

beforeAll(async () => {
  here = await disclosureWorld()
  here.world.clock.set('2025-12-01T09:00:00+08:00')
})
afterAll(() => here?.close())

interface Shown {
  cases: number
  region?: string
  organ?: string
  year?: number
  fineFen?: number
  state?: 'published' | 'withdrawn'
  until?: string
  procedure?: string
}

/** Decisions as the publisher has made them public. */
async function published(shown: Shown) {
  const { cases, region = '990102', organ = '衡北大队', year = 2025, fineFen = 2_000_000 } = shown
  const { state = 'published', until = null, procedure = 'ordinary' } = shown
  const withdrawn = state === 'withdrawn'
  const record = { power: { code: CASE_08.power, name: '' }, fineFen, procedure }
  for (let i = 0; i < cases; i++) {
    const id = newId()
    await here.test.ownerPool.query(
      `insert into public_decision (id, state, region, organ_name, number, decided_on, published_on, until, record, searched, terms,
         withdrawal, act_id, changed_on) values ($1::uuid, $2, $3, $4, $1::text, $5, $5, $6, $7, $8, $9, $10, $1::uuid, $5)`,
      [
        ...[id, state, region, organ, `${year}-06-20`, until],
        ...(withdrawn ? [null, null, null, '{}'] : [JSON.stringify(record), '', '', null]),
      ],
    )
  }
}
const fines = async (code = CASE_08.power) => {
  const answer = await here.get(`/api/public/powers/${code}/fines`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<PublicFines>()
}

it('nobody signed in: nothing while there are fewer than five', async () => {
  await published({ cases: 4 })
  expect(await fines()).toMatchObject({ smallestGroup: 5, all: null, years: [], organs: [] })
})

it('only what is published today counts: not what was withdrawn, has run out, was given on the spot, or is no fine', async () => {
  await published({ cases: 1 })
  await published({ cases: 9, state: 'withdrawn' })
  await published({ cases: 9, until: '2025-11-30', fineFen: 1 })
  await published({ cases: 9, procedure: 'simple', fineFen: 1 })
  await published({ cases: 9, fineFen: 0 })
  expect(await fines()).toMatchObject({
    all: { cases: 5, p25: 2_000_000, median: 2_000_000, p75: 2_000_000 },
    years: [{ year: 2025, cases: 5 }],
    organs: [{ region: '990102', organName: '衡北大队', cases: 5 }],
  })
  expect((await fines('CF-ENT-001')).all).toBeNull()
})

it('a small organ is not shown, nor the one from which it could be reckoned', async () => {
  await published({ cases: 2, region: '990103', organ: '衡南大队', fineFen: 4_900_000 })
  await published({ cases: 8, region: '990101', organ: '琴台大队', year: 2024, fineFen: 1_000_000 })
  const { all, organs, organsHidden, years, yearsHidden } = await fines()
  expect(all?.cases).toBe(15)
  expect([organs.map(({ organName }) => organName), organsHidden]).toEqual([['琴台大队'], true])
  expect([years.map(({ year, cases }) => [year, cases]), yearsHidden]).toEqual([
    [
      [2025, 7],
      [2024, 8],
    ],
    false,
  ])
})
