import type { Connection, Identity } from '#host'
import { isPermitted } from '#host/identity'
import { type Clock, dayOf, type RegionCode, refuse, today } from '#kernel'
import type { Law } from '#law-engine'
import type { RuleContent } from '../acts.ts'
import type { RuleDetail, RuleRow } from '../contract.ts'
import type { OtherRule } from '../rules/content.ts'
import {
  commands,
  commandsFor,
  gatesOf,
  kindNames,
  type RuleCommand,
  type RuleCommandName,
  type RuleState,
  type Stage,
  stageNames,
} from '../rules.ts'
import { factsOf } from './facts-of-rule.ts'
import { faultsIfAdopted } from './run-rule.ts'

export interface StoredRule {
  id: string
  region: RegionCode
  regionName: string
  kind: RuleContent['kind']
  code: string
  title: string
  stage: Exclude<Stage, 'none'>
  from: string
  until: string | null
  content: RuleContent
  version: number
  draftedBy: string
  draftedById: string
  draftedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string | null
}

const SELECT = `select l.id, l.region, r.name as "regionName", l.kind, l.code, l.title, l.stage, l.valid_from as "from",
    l.valid_until as "until", l.content, l.version, l.drafted_by as "draftedBy", l.drafted_by_id as "draftedById",
    l.drafted_at as "draftedAt", l.decided_by as "decidedBy", l.decided_at as "decidedAt", l.reason
  from local_rule l join region r on r.code = l.region`

/** Rules made here, below and above, the newest first. */
export async function findRules(
  connection: Connection,
  query: { kind?: string; stage?: string; after?: string; limit: number },
): Promise<RuleRow[]> {
  const rows = await connection.named<StoredRule & Record<string, unknown>>(
    'local-rules-find',
    `${SELECT} where ($1::text is null or l.kind = $1) and ($2::text is null or l.stage = $2) and ($3::uuid is null or l.id < $3)
     order by l.id desc limit $4`,
    [query.kind ?? null, query.stage ?? null, query.after ?? null, query.limit],
  )
  return rows.map(rowOf)
}

/** @throws Refusal `localLaw.unknown` */
export async function getStoredRule(
  connection: Connection,
  id: string,
  lock: '' | 'for update of l' = '',
): Promise<StoredRule> {
  const [row] = await connection.named<StoredRule & Record<string, unknown>>(
    `local-rule-get${lock && '-locked'}`,
    `${SELECT} where l.id = $1 ${lock}`,
    [id],
  )
  return (
    row ??
    refuse({
      code: 'localLaw.unknown',
      kind: 'notFound',
      message: '没有这项地方规定，或者不适用于您的辖区。',
      next: '请从地方规定列表中重新选择。',
    })
  )
}

/** A rule with what may be done with it. @throws Refusal `localLaw.unknown` */
export async function getRule(
  connection: Connection,
  law: Law,
  id: string,
  by: Identity,
  clock: Clock,
): Promise<RuleDetail> {
  const row = await getStoredRule(connection, id)
  const state = stateOf(row)
  const faults = row.stage === 'draft' ? await faultsIfAdopted(connection, law, row.content, row.region) : []
  const others = row.kind === 'confirmation' ? [] : await othersOf(connection, row.region, row.kind, id)
  const context = { by: { id: by.userId, name: by.name, region: by.region }, today: today(clock), law, faults, others }
  const steps = commandsFor(state).map(name => ({
    command: name,
    title: commands[name].title,
    permitted: isPermitted({ anyOf: commands[name].duties }, by),
    gates: gatesOf(asked(name, context.today), state, context),
  }))
  return { ...rowOf(row), facts: factsOf(row.content, law), returned: row.reason, steps }
}

/** What the body will say is not known yet: the rest of the gates is. */
function asked(name: RuleCommandName, on: string): RuleCommand {
  switch (name) {
    case 'endRule':
      return { name, until: on, reason: '' }
    case 'returnRule':
    case 'withdrawReading':
      return { name, reason: '' }
    case 'adoptRule':
      return { name }
    default:
      throw new Error(`${name} begins a rule and is no step of one`)
  }
}

/** What the region has of this kind besides one rule. */
export async function othersOf(
  connection: Connection,
  region: RegionCode,
  kind: RuleContent['kind'],
  id?: string,
): Promise<OtherRule[]> {
  const rows = await connection.named<StoredRule & Record<string, unknown>>(
    'local-rules-others',
    `${SELECT} where l.region = $1 and l.kind = $2 and l.stage in ('draft', 'inForce', 'ended') and ($3::uuid is null or l.id <> $3)
     order by l.id`,
    [region, kind, id ?? null],
  )
  return rows.map(({ code, title, stage, from, until, content }) => ({
    ...{ code, title, from, until, content, stageName: stageNames[stage] },
    stage: stage as OtherRule['stage'],
  }))
}

export const stateOf = (row: StoredRule): RuleState => ({
  stage: row.stage,
  version: row.version,
  region: row.region,
  content: row.content,
  draftedBy: row.draftedById,
  ...(row.until && { until: row.until }),
})

const rowOf = (row: StoredRule): RuleRow => ({
  id: row.id,
  kind: row.kind,
  kindName: kindNames[row.kind],
  code: row.code,
  title: row.title,
  region: row.region,
  regionName: row.regionName,
  stage: row.stage,
  stageName: stageNames[row.stage],
  from: row.from,
  until: row.until,
  draftedBy: row.draftedBy,
  draftedOn: dayOf(row.draftedAt),
  adoptedBy: row.decidedBy,
  adoptedOn: row.decidedAt && dayOf(row.decidedAt),
})
