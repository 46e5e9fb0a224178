import type { Connection } from '#host'
import { NATION, type PlainDate, type RegionCode, regionPrefix } from '#kernel'
import { type ConsistencyStandard, consistencyStandard, type Law, type Tier } from '#law-engine'
import type { DecidedFines } from '../rules/consistency/compare.ts'
import { type FineTally, type GroupTally, tallyOf } from '../rules/consistency/tally.ts'
import type { CaseState } from '../rules/state.ts'

/** Counts a decision among like ones, in its own transaction; anything else changes nothing. */
export async function projectFine(
  connection: Connection,
  region: RegionCode,
  before: CaseState,
  after: CaseState,
): Promise<void> {
  const tally = before.decision ? undefined : tallyOf(after)
  if (!tally) return
  await connection.named(
    'fine-tally-add',
    `insert into fine_tally (region, organ_id, year, power_code, tier, party_kind, min_fen, max_fen, fine_fen, cases)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
     on conflict (power_code, region, year, organ_id, tier, party_kind, min_fen, max_fen, fine_fen)
     do update set cases = fine_tally.cases + 1`,
    [
      region,
      after.finding!.organId,
      yearOf(after.decision!.decidedOn),
      tally.power,
      tally.tier,
      tally.partyKind,
      tally.minFen,
      tally.maxFen,
      tally.fineFen,
    ],
  )
}

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4))

const PROVINCE_DIGITS = 2
/** The province of a division, and the end of its divisions; the nation is all of them. */
function provinceOf(region: RegionCode): { from: string; to: string } {
  const prefix = regionPrefix(region).slice(0, PROVINCE_DIGITS)
  return { from: prefix === '' ? NATION : prefix, to: `${prefix}~` }
}

const yearsUntil = (today: PlainDate, { years }: ConsistencyStandard) => ({
  from: yearOf(today) - years + 1,
  to: yearOf(today),
})

const COUNTED = `select power_code as power, tier, party_kind as "partyKind", min_fen as "minFen", max_fen as "maxFen",
    fine_fen as "fineFen", sum(cases)::integer as cases
  from fine_tally where power_code = any($1::text[]) and year between $2 and $3`
const BY_AMOUNT = 'group by power_code, tier, party_kind, min_fen, max_fen, fine_fen'

/** Planned for each item anew: the plan that fits a rare item is many times slower on a busy one. */
async function counted(connection: Connection, text: string, values: unknown[]): Promise<FineTally[]> {
  const { rows } = await connection.query<FineTally & Record<string, unknown>>(text, values)
  return numbered(rows)
}

/**
 * What has been decided under the items: of the province first; where a tier has too few cases there, of everywhere as
 * well. Only the rare tiers are read far and wide, so that a busy item stays quick.
 */
export async function loadFines(
  connection: Connection,
  law: Law,
  asked: { powers: readonly string[]; region: RegionCode; today: PlainDate },
): Promise<DecidedFines> {
  const standard = consistencyStandard(law, asked.today)
  if (!standard || asked.powers.length === 0) {
    const year = yearOf(asked.today)
    return { province: [], nation: [], years: { from: year, to: year } }
  }
  const years = yearsUntil(asked.today, standard)
  const { from, to } = provinceOf(asked.region)
  const common = [asked.powers, years.from, years.to]
  const province = await counted(connection, `${COUNTED} and region >= $4 and region < $5 ${BY_AMOUNT}`, [
    ...common,
    from,
    to,
  ])
  const rare = rareTiers(province, asked.powers, standard)
  const nation =
    rare.length === 0
      ? []
      : await counted(connection, `${COUNTED} and tier = any($4::text[]) ${BY_AMOUNT}`, [...common, rare])
  return { province, nation, years }
}

const TIERS: readonly Tier[] = ['mitigated', 'light', 'general', 'heavy']

function rareTiers(
  tallies: readonly FineTally[],
  powers: readonly string[],
  { minimumCases }: ConsistencyStandard,
): Tier[] {
  const casesOf = (power: string, tier: Tier) =>
    tallies.filter(t => t.power === power && t.tier === tier && t.fineFen > 0).reduce((n, t) => n + t.cases, 0)
  return TIERS.filter(tier => powers.some(power => casesOf(power, tier) < minimumCases))
}

/** The same of one item in the province by organ and year, in the order of the divisions. */
export async function loadFineGroups(
  connection: Connection,
  law: Law,
  asked: { power: string; region: RegionCode; today: PlainDate },
): Promise<GroupTally[]> {
  const standard = consistencyStandard(law, asked.today)
  if (!standard) return []
  const years = yearsUntil(asked.today, standard)
  const { from, to } = provinceOf(asked.region)
  return numbered(
    await connection.named<GroupTally & Record<string, unknown>>(
      'fines-by-organ',
      `select t.power_code as power, t.region, t.organ_id as "organId", o.name as "organName", t.year, t.tier,
         t.party_kind as "partyKind", t.min_fen as "minFen", t.max_fen as "maxFen", t.fine_fen as "fineFen", t.cases
       from fine_tally t join organ o on o.id = t.organ_id
       where t.power_code = $1 and t.year between $2 and $3 and t.region >= $4 and t.region < $5`,
      [asked.power, years.from, years.to, from, to],
    ),
  )
}

/** Amounts come as text where they are wider than a number is safe to be; these are not. */
const numbered = <T extends FineTally>(rows: readonly T[]): T[] =>
  rows.map(row => ({
    ...row,
    minFen: Number(row.minFen),
    maxFen: Number(row.maxFen),
    fineFen: Number(row.fineFen),
  }))
