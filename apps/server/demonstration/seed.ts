import { addPermit, addSubject } from '#features/5-credit/subjects'
import {
  type CaseCommand,
  type CaseServices,
  type CaseState,
  registerFinding,
  runCommand,
} from '#features/6-operation/case-handling'
import {
  bringPictures,
  type Known,
  type Post,
  partyOf,
  remember,
  roadOf,
  type StoryCase,
  type StoryStep,
  stories,
} from '#features/6-operation/case-handling/story.ts'
import { type Connection, type Database, findEarlierAnswer, type Identity, keepAnswer, systemClaims } from '#host'
import { addDays, type Clock, movableClock, type RegionCode, today } from '#kernel'
import { loadBrigades } from './brigades.ts'
import { diceOf } from './random.ts'
import { roadDays } from './road-days.ts'
import { type Venue, venuesOf } from './venues.ts'
import { outOfLine, type Violation, violations } from './violations.ts'

const SUBJECTS = 2000
const CASES = 300
/** Cases fined out of line with the others. */
const OUT_OF_LINE = 2
/** Cases begin within so many days before today, so that they stand at every stage. */
const DAYS_BACK = 290

/**
 * Fills the demonstration city with businesses and cases, through the commands that people use, each at its own time.
 * Each piece is one transaction with a key of its own: stopped half-way, the next start goes on where it was.
 */
export async function fillDemonstration(
  database: Database,
  services: CaseServices,
  clock: Clock,
  options: { onProgress?(done: number, of: number): void; stopped?(): boolean; cases?: number; subjects?: number } = {},
): Promise<void> {
  const { cases = CASES, subjects = SUBJECTS } = options
  // a city that is whole stays as it is, also when a newer version would invent it otherwise
  if (await isWhole(database)) return
  const venues = await addVenues(database, subjects, clock)
  const brigades = await loadBrigades(database)
  const dice = diceOf(20_250_526)
  const told = storyPlans()
  const taken = new Set(told.flatMap(heardOn))
  const plans = [
    ...told,
    ...Array.from({ length: cases }, (_, i) =>
      planOf(violations[i % violations.length]!, venues, dice, services, clock, taken),
    ),
    // last, when there are others to compare them with
    ...Array.from({ length: OUT_OF_LINE }, () => planOf(outOfLine, venues, dice, services, clock, taken)),
  ]
  for (const [i, plan] of plans.entries()) {
    if (options.stopped?.()) return
    const brigade = brigades.get(plan.region)!
    await once(database, `demonstration-case-${i}`, clock, c => tellCase(c, services, brigade, plan, clock))
    options.onProgress?.(i + 1, plans.length)
  }
  await once(database, WHOLE, clock, async () => ({}))
}

const WHOLE = 'demonstration-whole'

const isWhole = (database: Database): Promise<boolean> =>
  database.read(systemClaims, async c => {
    const rows = await c.named(
      'demonstration-whole',
      `select from idempotency where user_id = 'demonstration' and key = $1`,
      [WHOLE],
    )
    return rows.length > 0
  })

interface Plan {
  region: RegionCode
  /** Undefined: a subject of its own. */
  subjectId?: string
  party?: StoryCase
  steps: readonly StoryStep[]
}

function planOf(
  violation: Violation,
  venues: ReadonlyMap<string, (Venue & { id: string })[]>,
  dice: ReturnType<typeof diceOf>,
  { law }: CaseServices,
  clock: Clock,
  taken: Set<string>,
): Plan {
  const venue = dice.pick(venues.get(violation.fieldCode)!)
  const answers = violation.defence !== undefined && dice.chance(60)
  const { received, days } = freeDays(venue.region, dice, law, clock, answers, taken)
  const { fines, defence, facts, ...rest } = violation
  const steps = roadOf({
    ...rest,
    facts: `当事人${facts}`,
    fineFen: dice.pick(fines),
    place: venue.address,
    manager: venue.legalRepresentative,
    conduct: received,
    source: 'inspection',
    ...(answers && defence && { defence }),
    days,
  })
  return { region: venue.region, subjectId: venue.id, steps }
}

/** A road whose inquiries fall on a day when the brigade has no others: nobody sits in two at once. */
function freeDays(
  region: RegionCode,
  dice: ReturnType<typeof diceOf>,
  law: CaseServices['law'],
  clock: Clock,
  answers: boolean,
  taken: Set<string>,
) {
  for (;;) {
    const received = addDays(today(clock), -1 - dice.below(DAYS_BACK))
    const days = roadDays(law, received, dice, answers)
    const slot = `${region} ${days.inquired}`
    if (taken.has(slot)) continue
    taken.add(slot)
    return { received, days }
  }
}

/** The stories, on their own days; what must be refused in them is left out, since it changes nothing. */
const storyPlans = (): Plan[] =>
  Object.values(stories)
    .flatMap(story => story.cases)
    .map(party => ({
      region: '990102',
      party,
      steps: party.steps.filter(step => step.refused === undefined),
    }))

/** The days on which a plan hears somebody: its brigade hears nobody else then. */
const heardOn = ({ region, steps }: Plan): string[] =>
  steps.filter(step => step.command === 'recordInquiry').map(step => `${region} ${step.at.slice(0, 10)}`)

async function tellCase(
  connection: Connection,
  services: CaseServices,
  brigade: { organId: string; people: Record<Post, Identity> },
  plan: Plan,
  clock: Clock,
): Promise<object> {
  const time = movableClock(plan.steps[0]!.at)
  const subjectId = plan.subjectId ?? (await addVenue(connection, plan, time.now()))
  const people = Object.fromEntries(
    Object.entries(brigade.people).map(([post, { userId, name }]) => [post, { id: userId, name }]),
  ) as Known['people']
  const pictures = await bringPictures(connection, services.files, plan.region, plan.party?.pictures ?? 0, time.now())
  const known: Known = { subjectId, organId: brigade.organId, people, pictures }
  let caseId = ''
  for (const step of plan.steps) {
    if (Date.parse(step.at) > clock.now().getTime()) break
    time.set(step.at)
    const by = brigade.people[step.by]
    const command = { name: step.command, body: step.data(known) } as CaseCommand
    const result =
      command.name === 'registerFinding'
        ? await registerFinding(connection, services, { command, by }, time)
        : await runCommand(connection, services, { caseId, command, by }, time)
    caseId = result.caseId
    const [row] = await connection.named<{ state: CaseState }>(
      'demonstration-state',
      'select state from case_file where id = $1',
      [caseId],
    )
    remember(known, row!.state)
  }
  return { caseId }
}

const addVenue = (connection: Connection, { party, region }: Plan, at: Date): Promise<string> =>
  addSubject(connection, { ...partyOf(party!), region }, at)

/** The businesses, a hundred to a transaction; by field, with the ids they have. */
async function addVenues(
  database: Database,
  count: number,
  clock: Clock,
): Promise<ReadonlyMap<string, (Venue & { id: string })[]>> {
  const source = venuesOf(diceOf(990_100))
  const all: (Venue & { id: string })[] = []
  for (let from = 0; from < count; from += 100) {
    const venues = Array.from({ length: Math.min(100, count - from) }, () => source.next().value as Venue)
    const { ids } = (await once(database, `demonstration-subjects-${from}`, clock, async c => {
      const added: string[] = []
      for (const venue of venues) added.push(await addVenueWithPermit(c, venue, clock.now()))
      return { ids: added }
    })) as { ids: string[] }
    venues.forEach((venue, i) => {
      all.push({ ...venue, id: ids[i]! })
    })
  }
  const fields = [...new Set(all.map(venue => venue.fieldCode))]
  return new Map(fields.map(code => [code, all.filter(venue => venue.fieldCode === code)]))
}

async function addVenueWithPermit(connection: Connection, venue: Venue, at: Date): Promise<string> {
  const { permit, fieldCode, ...subject } = venue
  const subjectId = await addSubject(connection, subject, at)
  await addPermit(connection, { subjectId, region: venue.region, fieldCode, ...permit })
  return subjectId
}

/** Does a piece once, however often it is begun; its answer is kept with it. */
async function once(
  database: Database,
  key: string,
  clock: Clock,
  work: (connection: Connection) => Promise<object>,
): Promise<object> {
  return database.write(systemClaims, async c => {
    const request = { userId: 'demonstration', key, body: {} }
    const earlier = await findEarlierAnswer(c, request, clock)
    if (earlier) return earlier.reply as object
    const reply = await work(c)
    await keepAnswer(c, request, reply)
    return reply
  })
}
