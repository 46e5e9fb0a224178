import { appendActs, type Connection, type Identity, isPermitted } from '#host'
import { type Clock, newId, type RegionCode, refuse, regionPrefix, today } from '#kernel'
import { faultsOf, type Law, type LawFault, versionsOf } from '#law-engine'
import type { RuleContent } from '../acts.ts'
import {
  commands,
  decide,
  evolve,
  itemAsLaw,
  newRule,
  profileAsLaw,
  type RuleCommand,
  type RuleState,
} from '../rules.ts'
import { getStoredRule, othersOf, stateOf } from './find-rules.ts'
import { amendmentsFor } from './law-register.ts'

/**
 * Carries a command on a local rule through: duty, stage, gates, act, table; all or nothing.
 * @param id undefined for a new rule
 * @returns id of the rule
 * @throws Refusal of the rules, `host.notPermitted`, `localLaw.unknown`
 */
export async function runRuleCommand(
  connection: Connection,
  law: Law,
  asked: { id?: string; command: RuleCommand; by: Identity },
  clock: Clock,
): Promise<string> {
  const { command, by } = asked
  checkDuty(command, by)
  const stored = asked.id === undefined ? undefined : await getStoredRule(connection, asked.id, 'for update of l')
  const before = stored ? stateOf(stored) : newRule
  const content = 'content' in command ? command.content : before.content
  const faults = content ? await faultsIfAdopted(connection, law, content, before.region ?? by.region) : []
  const region = before.region ?? by.region
  const others =
    content && content.kind !== 'confirmation' ? await othersOf(connection, region, content.kind, asked.id) : []
  const context = { by: { id: by.userId, name: by.name, region: by.region }, today: today(clock), law, faults, others }
  const act = decide(command, before, context)
  const after = evolve(before, act)
  const at = clock.now()
  const id = asked.id ?? newId(at)
  await appendActs(
    connection,
    { kind: 'localRule', id, region: after.region!, version: before.version },
    [act as unknown as { type: string; data: Record<string, unknown> }],
    { userId: by.userId, name: by.name, at },
  )
  if (stored) await change(connection, id, command, after, by, at)
  else await add(connection, law, id, after, by, at)
  return id
}

/** What the law would have against this content, were it adopted here. */
export async function faultsIfAdopted(
  connection: Connection,
  law: Law,
  content: RuleContent,
  region: RegionCode,
): Promise<LawFault[]> {
  if (content.kind === 'confirmation') return []
  const now = await amendmentsFor(connection, law, region, 'draft')
  return content.kind === 'item'
    ? faultsOf(law, { ...now, items: [...now.items, itemAsLaw(content.code, content.item, law, content.item.from)] })
    : faultsOf(law, {
        ...now,
        profiles: [...now.profiles, profileAsLaw(content.id, content.profile, region, content.profile.from)],
      })
}

/** The next free code of a place: `LOC-990000-ENT-001`, `local-990000-1`. */
export async function freshCode(
  connection: Connection,
  region: RegionCode,
  kind: 'item' | 'profile',
  field = '',
): Promise<string> {
  // whoever drafts in a region waits here, so that two drafts never get one code
  await connection.named('local-rule-queue', 'select pg_advisory_xact_lock(hashtext($1))', [`local_rule ${region}`])
  const [row] = await connection.named<{ n: number }>(
    'local-rule-count',
    `select count(*)::int as n from local_rule where region = $1 and kind = $2 and ($2 = 'profile' or code like $3)`,
    [region, kind, `LOC-${region}-${field}-%`],
  )
  const next = row!.n + 1
  return kind === 'item' ? `LOC-${region}-${field}-${String(next).padStart(3, '0')}` : `local-${region}-${next}`
}

function checkDuty(command: RuleCommand, by: Identity): void {
  const { duties, title } = commands[command.name]
  if (isPermitted({ anyOf: duties }, by)) return
  refuse({
    code: 'host.notPermitted',
    kind: 'forbidden',
    message: `您的岗位不能${title}。`,
    next: '请由具有相应职责的人员办理，或者联系安全管理员核对岗位。',
  })
}

interface Indexed {
  code: string
  title: string
  from: string
}

function indexed(content: RuleContent, law: Law): Indexed {
  switch (content.kind) {
    case 'confirmation': {
      const { code, from } = content.confirmation
      const name = versionsOf(law, code).find(power => power.from === from)?.name ?? code
      return { code, title: `核实：${name}`, from }
    }
    case 'item':
      return { code: content.code, title: content.item.name, from: content.item.from }
    case 'profile':
      return { code: content.id, title: content.profile.name, from: content.profile.from }
  }
}

/** Law in force changes with a reading at once, also when it is withdrawn; with anything else when it is adopted or ended. */
const EFFECT = `nextval('local_rule_effect')`

async function add(
  connection: Connection,
  law: Law,
  id: string,
  { content, region, stage, version }: RuleState,
  by: Identity,
  at: Date,
) {
  const { code, title, from } = indexed(content!, law)
  try {
    await connection.query(
      `insert into local_rule (id, region, covers, kind, code, title, stage, valid_from, content, version, drafted_by,
         drafted_by_id, drafted_at, effect)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, ${stage === 'inForce' ? EFFECT : 'null'})`,
      [
        id,
        region,
        regionPrefix(region!),
        content!.kind,
        code,
        title,
        stage,
        from,
        content,
        version,
        by.name,
        by.userId,
        at,
      ],
    )
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'local_rule_one_reading') refuseRepeated(code)
    throw error
  }
}

async function change(
  connection: Connection,
  id: string,
  command: RuleCommand,
  after: RuleState,
  by: Identity,
  at: Date,
) {
  const felt = command.name !== 'returnRule'
  await connection.query(
    `update local_rule set stage = $2, version = $3, valid_until = $4, reason = $5, decided_by = $6, decided_at = $7
       ${felt ? `, effect = ${EFFECT}` : ''} where id = $1`,
    [id, after.stage, after.version, after.until ?? null, 'reason' in command ? command.reason : null, by.name, at],
  )
}

function refuseRepeated(code: string): never {
  refuse({
    code: 'localLaw.confirmedAlready',
    kind: 'notAllowed',
    message: `${code} 的这个版本在本地区已经核实。`,
    next: '不必重复核实。',
  })
}
