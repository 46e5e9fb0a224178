import { appendActs, type Connection, type Identity, isPermitted, refuseStale } from '#host'
import { type Clock, dayOf, newId, type RegionCode, refuse } from '#kernel'
import type { CaseAct } from '../acts.ts'
import { type CaseCommand, commands } from '../rules/commands.ts'
import type { DocumentMaker } from '../rules/documents/draft.ts'
import { documentMakers } from '../rules/documents/index.ts'
import type { Stage } from '../rules/stage.ts'
import { type CaseState, newCase } from '../rules/state.ts'
import { caseFile } from '../rules.ts'
import { loadContext, organRegion } from './context.ts'
import { freezeDocuments, recordDocuments } from './documents.ts'
import { projectFine } from './fine-tally.ts'
import { holdFiles } from './hold-files.ts'
import { projectCase, projectClocks, projectInquiries } from './project.ts'
import type { CaseServices, RecordedCaseAct } from './services.ts'

export interface CommandResult {
  caseId: string
  version: number
  stage: Stage
  caseNumber: string | null
  documents: { id: string; form: string; title: string; number: string | null }[]
  actIds: string[]
}

/** A case as it stands, its row locked until the transaction ends. */
interface LoadedCase {
  state: CaseState
  region: RegionCode
  organId: string
}

/**
 * Carries a command through: permission, stage, gates, decision, documents, acts, read tables, listeners – all in the
 * caller's transaction, all or nothing.
 * @param version acts the asker has seen; undefined when he does not mind
 * @throws Refusal of the rule, `host.stale`, `host.notPermitted`, `caseHandling.unknown`
 */
export async function runCommand(
  connection: Connection,
  services: CaseServices,
  asked: { caseId: string; command: CaseCommand; version?: number; by: Identity },
  clock: Clock,
): Promise<CommandResult> {
  const { caseId, command, by } = asked
  checkDuty(command, by)
  const loaded = await getCaseForUpdate(connection, caseId)
  if (asked.version !== undefined && asked.version !== loaded.state.version) refuseStale()
  return carryOut(connection, services, { caseId, command, by, ...loaded }, clock)
}

/** Opens a case with its first act. The organ is that of the registrar unless another in his jurisdiction is named. */
export async function registerFinding(
  connection: Connection,
  services: CaseServices,
  asked: { command: Extract<CaseCommand, { name: 'registerFinding' }>; by: Identity },
  clock: Clock,
): Promise<CommandResult> {
  const { command, by } = asked
  checkDuty(command, by)
  const organId = command.body.organId ?? by.organId
  const region = await organRegion(connection, organId)
  const caseId = newId(clock.now())
  const result = await carryOut(connection, services, { caseId, command, by, state: newCase, region, organId }, clock)
  const reporter = command.body.reporter
  if (reporter) {
    await connection.named(
      'case-reporter-add',
      'insert into case_reporter (case_id, region, name, phone, address, wants_reply) values ($1, $2, $3, $4, $5, $6)',
      [caseId, region, reporter.name ?? null, reporter.phone ?? null, reporter.address ?? null, reporter.wantsReply],
    )
  }
  return result
}

async function carryOut(
  connection: Connection,
  services: CaseServices,
  asked: { caseId: string; command: CaseCommand; by: Identity } & LoadedCase,
  clock: Clock,
): Promise<CommandResult> {
  const { caseId, command, by, state: before, region } = asked
  const context = await loadContext(connection, services, { ...asked, state: before }, clock)
  const acts = caseFile.decide(command, before, context)
  await holdFiles(connection, services.files, command, region)
  const maker = documentMakers[command.name] as DocumentMaker<typeof command.name> | undefined
  const frozen = await freezeDocuments(connection, services, maker?.(command.body, before, context) ?? [], context)
  const withDocuments =
    frozen.length === 0
      ? acts
      : attach(
          acts,
          frozen.map(f => f.ref),
        )
  const at = new Date(context.now)
  const recorded = (await appendActs(
    connection,
    { kind: 'case', id: caseId, region, version: before.version },
    withDocuments as { type: string; data: never }[],
    { userId: by.userId, name: by.name, at },
  )) as unknown as RecordedCaseAct[]
  const after = withDocuments.reduce(caseFile.evolve, before)
  await projectCase(connection, caseId, region, after, before.stage === 'none' ? { at } : undefined)
  await projectClocks(connection, caseId, region, after, withDocuments, dayOf(at))
  await projectInquiries(connection, caseId, region, recorded)
  await projectFine(connection, region, before, after)
  await recordDocuments(connection, caseId, region, recorded[0]!.seq, frozen)
  for (const listen of services.listeners)
    await listen(connection, { caseId, region, acts: recorded, before, after, at })
  return {
    caseId,
    version: after.version,
    stage: after.stage,
    caseNumber: after.caseNumber ?? null,
    documents: frozen.map(({ ref }) => ({ id: ref.id, form: ref.form, title: ref.title, number: ref.number ?? null })),
    actIds: recorded.map(act => act.id),
  }
}

/** The documents of a command belong to its first act: their hashes enter the ledger with it. */
function attach(acts: CaseAct[], documents: CaseAct['data']['documents'] & object): CaseAct[] {
  const [first, ...rest] = acts
  return [{ ...first!, data: { ...first!.data, documents } } as CaseAct, ...rest]
}

async function getCaseForUpdate(connection: Connection, caseId: string): Promise<LoadedCase> {
  const [row] = await connection.named<{ state: CaseState; region: RegionCode; organ_id: string }>(
    'case-lock',
    'select state, region, organ_id from case_file where id = $1 for update',
    [caseId],
  )
  return row ? { state: row.state, region: row.region, organId: row.organ_id } : refuseUnknownCase()
}

function checkDuty(command: CaseCommand, by: Identity): void {
  const { duties, title } = commands[command.name]
  if (isPermitted({ anyOf: duties }, by)) return
  refuse({
    code: 'host.notPermitted',
    kind: 'forbidden',
    message: `您的岗位不能${title}。`,
    next: '请由具有相应职责的人员办理，或者联系安全管理员核对岗位。',
  })
}

export function refuseUnknownCase(): never {
  refuse({
    code: 'caseHandling.unknown',
    kind: 'notFound',
    message: '没有这个案件，或者不在您的辖区内。',
    next: '请核对链接，或者在案件列表中查询。',
  })
}
