import type { Certificate, Conflict } from '#features/2-officers/certificates'
import type { Connection, Duty, Identity } from '#host'
import { type Clock, newId, type PlainDate, type RegionCode, refuse, today as todayOf } from '#kernel'
import { minimumOfficers } from '#law-engine'
import type { Party } from '../acts.ts'
import type { CaseCommand, CommandName } from '../rules/commands.ts'
import type { CaseContext, Organ } from '../rules/context.ts'
import type { CaseState } from '../rules/state.ts'
import { fileStateOf } from './file-state.ts'
import { loadFines } from './fine-tally.ts'
import type { CaseServices } from './services.ts'

interface ContextRow {
  organ: Omit<Organ, 'staff'> | null
  staff: { id: string; name: string; duties: Duty[] }[] | null
  certificates: Certificate[] | null
  conflicts: Conflict[] | null
  permits: CaseContext['partyPermits'] | null
}

/** One round trip for what nearly every command needs: the organ, its people, their certificates, conflicts with the party. */
const COMMON = `select
  (select jsonb_build_object('id', o.id, 'name', o.name, 'shortName', o.short_name, 'region', o.region, 'regionName', r.name,
     'delegated', o.delegated, 'address', o.address, 'phone', o.phone)
   from organ o join region r on r.code = o.region where o.id = $1) as organ,
  (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'duties',
     (select coalesce(jsonb_agg(d.duty order by d.duty), '[]') from account_duty d where d.account_id = a.id)) order by a.name)
   from account a where a.organ_id = $1 and a.active) as staff,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('number', c.number, 'officerId', c.officer_id, 'region', c.region,
     'fieldCodes', to_jsonb(c.field_codes), 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'status', c.status,
     'statusFrom', c.status_from, 'breaks', c.breaks)))
   from certificate c where c.officer_id in (select a.id from account a where a.organ_id = $1)) as certificates,
  (select jsonb_agg(jsonb_build_object('officerId', k.officer_id, 'subjectId', k.subject_id, 'relation', k.relation))
   from conflict_declaration k where k.subject_id = $2) as conflicts,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', p.kind, 'validFrom', p.valid_from, 'validUntil', p.valid_until)))
   from permit p where p.subject_id = $2) as permits`

const commandsThatCountHistory: readonly CommandName[] = [
  'proposeOutcome',
  'assessDefence',
  'decide',
  'decideOnTheSpot',
]

/** Amounts are compared where one is proposed or changed. */
const commandsThatCompare: readonly CommandName[] = ['proposeOutcome', 'assessDefence']

/** Whether a decision is near: asked for it, or shown what stands against it. */
const nearDecision = (state: CaseState, name: CommandName | undefined): boolean =>
  name === undefined ? state.stage === 'awaiting' || state.stage === 'deciding' : name === 'decide'

/**
 * Everything the rules of a command need that its stream does not hold.
 * @param caseId undefined for a new finding
 */
export async function loadContext(
  connection: Connection,
  services: CaseServices,
  asked: {
    caseId?: string
    organId: string
    state: CaseState
    command?: CaseCommand
    by: Identity
    /** Where there is neither a finding nor a command yet. */
    partyId?: string
  },
  clock: Clock,
): Promise<CaseContext> {
  const { state, command, by, organId } = asked
  const body = (command?.body ?? {}) as Record<string, unknown>
  const partyId = state.finding?.party.subjectId ?? (body.subjectId as string | undefined) ?? asked.partyId ?? null
  const [row] = await connection.named<ContextRow & Record<string, unknown>>('case-context', COMMON, [organId, partyId])
  if (!row?.organ) refuseOrgan()
  const now = clock.now()
  const today = todayOf(clock)
  const law = await services.lawIn(connection, row.organ.region)
  const name = command?.name
  const party = name === 'registerFinding' ? await loadParty(connection, partyId) : undefined
  const withMoney = name === 'decide' || name === 'decideOnTheSpot'
  const caseId = asked.caseId
  return {
    now: now.toISOString(),
    today,
    by: { id: by.userId, name: by.name, duties: by.duties, organId: by.organId },
    organ: { ...row.organ, staff: row.staff ?? [] },
    law,
    settings: {
      reconsiderationBody: `${row.organ.regionName}人民政府`,
      court: `${row.organ.regionName}人民法院`,
      minimumOfficers: minimumOfficers(law, today),
      ...services.settingsOf(row.organ.region, law, today),
    },
    certificates: row.certificates ?? [],
    conflicts: row.conflicts ?? [],
    busy: name === 'recordInquiry' ? await loadBusy(connection, body, caseId) : [],
    history:
      nearDecision(state, name) || (name && commandsThatCountHistory.includes(name))
        ? await loadHistory(connection, partyId, caseId)
        : [],
    fines: await loadFines(connection, law, {
      powers: name && commandsThatCompare.includes(name) ? (state.conclusion?.powerCodes ?? []) : [],
      region: row.organ.region,
      today,
    }),
    sameConduct: await loadSameConduct(connection, state, command, caseId),
    partyPermits: row.permits ?? [],
    ...(party && { party }),
    ...(withMoney &&
      caseId &&
      owesMoney(state, command) && {
        paymentOrder: await services.treasury.issue(connection, { organId, region: row.organ.region, caseId, at: now }),
      }),
    ...(name === 'answerReporter' && caseId && { reporterWords: await loadReporterWords(connection, caseId) }),
    fileState: name === 'reviewLegally' && caseId ? await fileStateOf(connection, caseId) : '',
    freshId: () => newId(now),
  }
}

/** Name, phone and address, as far as they were given: too short a word would be met by chance. */
async function loadReporterWords(connection: Connection, caseId: string): Promise<string[]> {
  const [row] = await connection.named<{ words: string[] }>(
    'case-reporter-words',
    `select array_remove(array[trim(name), trim(phone), trim(address)], null) as words from case_reporter where case_id = $1`,
    [caseId],
  )
  return (row?.words ?? []).filter(word => word.length > 1)
}

function owesMoney(state: CaseState, command: CaseCommand | undefined): boolean {
  if (command?.name === 'decideOnTheSpot') return (command.body.fineFen ?? 0) > 0
  const proposal = state.proposal
  return proposal?.outcome === 'penalty' && proposal.fineFen + proposal.confiscationFen > 0
}

async function loadParty(connection: Connection, subjectId: string | null): Promise<Party> {
  const [row] = await connection.named<{
    kind: Party['subjectKind']
    name: string
    address: string
    uscc: string | null
    citizen_id: string | null
    legal_representative: string | null
    phone: string | null
  }>(
    'case-party',
    'select kind, name, address, uscc, citizen_id, legal_representative, phone from subject where id = $1',
    [subjectId],
  )
  if (!row) {
    refuse({
      code: 'caseHandling.partyUnknown',
      kind: 'invalid',
      message: '没有这个主体，或者不在您的辖区内。',
      next: '请先在“主体”中查询或者建立档案。',
      field: '/subjectId',
    })
  }
  return {
    subjectId: subjectId!,
    kind: row.kind === 'organisation' ? 'legal' : 'natural',
    subjectKind: row.kind,
    name: row.name,
    address: row.address,
    ...(row.uscc && { uscc: row.uscc }),
    ...(row.citizen_id && { citizenId: row.citizen_id }),
    ...(row.legal_representative && { representative: row.legal_representative }),
    ...(row.phone && { phone: row.phone }),
  }
}

async function loadBusy(
  connection: Connection,
  body: Record<string, unknown>,
  caseId: string | undefined,
): Promise<CaseContext['busy']> {
  const rows = await connection.named<{ officer_id: string; began_at: Date; ended_at: Date; label: string }>(
    'case-busy',
    `select i.officer_id, i.began_at, i.ended_at, coalesce(c.case_number, c.cause) as label
     from case_inquiry i join case_file c on c.id = i.case_id
     where i.officer_id = any($1::uuid[]) and i.began_at < $3 and i.ended_at > $2 and i.case_id <> $4`,
    [body.officers, body.from, body.until, caseId],
  )
  return rows.map(r => ({
    officerId: r.officer_id,
    from: r.began_at.toISOString(),
    until: r.ended_at.toISOString(),
    caseLabel: r.label,
  }))
}

async function loadHistory(
  connection: Connection,
  partyId: string | null,
  caseId: string | undefined,
): Promise<CaseContext['history']> {
  const rows = await connection.named<{
    decided_on: PlainDate
    penalty_kinds: string[]
    decision_number: string | null
  }>(
    'case-history',
    `select decided_on, penalty_kinds, decision_number from case_file
     where party_id = $1 and id is distinct from $2 and decided_on is not null and outcome = 'penalty' order by decided_on`,
    [partyId, caseId ?? null],
  )
  return rows.map(r => ({
    on: r.decided_on,
    kinds: r.penalty_kinds,
    ...(r.decision_number && { reference: r.decision_number }),
  }))
}

/** Other cases of the party over the same days of conduct: one act is one case (行政处罚法第二十九条). */
async function loadSameConduct(
  connection: Connection,
  state: CaseState,
  command: CaseCommand | undefined,
  caseId: string | undefined,
): Promise<CaseContext['sameConduct']> {
  const days =
    command?.name === 'registerFinding'
      ? { partyId: command.body.subjectId, from: command.body.conductFrom, until: command.body.conductUntil }
      : nearDecision(state, command?.name) && state.finding
        ? {
            partyId: state.finding.party.subjectId,
            from: state.finding.conductFrom,
            until: state.finding.conductUntil,
          }
        : undefined
  if (!days) return []
  const rows = await connection.named<{ id: string; label: string; fine_fen: number }>(
    'case-same-conduct',
    `select id, coalesce(decision_number, case_number, cause) as label, fine_fen from case_file
     where party_id = $1 and conduct_from <= $3 and conduct_until >= $2 and id is distinct from $4 and stage not in ('rejected', 'assisted', 'transferred')
       and ($5 or fine_fen > 0)`,
    [days.partyId, days.from, days.until, caseId ?? null, command?.name === 'registerFinding'],
  )
  return rows.map(r => ({ caseId: r.id, label: r.label, fineFen: Number(r.fine_fen) }))
}

/** The organ that handles a new finding: the named one, or that of the person who registers it. */
export async function organRegion(connection: Connection, organId: string): Promise<RegionCode> {
  const [row] = await connection.named<{ region: RegionCode }>('case-organ', 'select region from organ where id = $1', [
    organId,
  ])
  return row?.region ?? refuseOrgan()
}

function refuseOrgan(): never {
  refuse({
    code: 'caseHandling.organUnknown',
    kind: 'invalid',
    message: '没有这个承办机构，或者不在您的辖区内。',
    next: '请从辖区内的执法机构中选择。',
    field: '/organId',
  })
}
