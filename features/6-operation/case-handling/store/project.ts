import { indexTerms } from '#features/5-credit/subjects'
import type { Connection } from '#host'
import { dayOf, type PlainDate, type RegionCode } from '#kernel'
import type { CaseAct } from '../acts.ts'
import { owesAnswer } from '../rules/owes-answer.ts'
import type { CaseState } from '../rules/state.ts'
import { otherPenaltyNames } from '../rules/treatment/penalty-names.ts'
import type { RecordedCaseAct } from './services.ts'

/** The row of a case from its state; written whole, so that no column can lag behind. */
export async function projectCase(
  connection: Connection,
  caseId: string,
  region: RegionCode,
  after: CaseState,
  opened: { at: Date } | undefined,
): Promise<void> {
  const columns = columnsOf(after)
  const names = Object.keys(columns)
  const values = Object.values(columns)
  if (opened) {
    const all = ['id', 'region', 'organ_id', 'opened_at', 'opened_on', ...names]
    const places = all.map((name, i) => placeOf(name, i + 1)).join(', ')
    await connection.named('case-insert', `insert into case_file (${all.join(', ')}) values (${places})`, [
      caseId,
      region,
      after.finding!.organId,
      opened.at,
      dayOf(opened.at),
      ...values,
    ])
  } else {
    const sets = names.map((name, i) => `${name} = ${placeOf(name, i + 2)}`).join(', ')
    await connection.named('case-update', `update case_file set ${sets} where id = $1`, [caseId, ...values])
  }
}

const placeOf = (name: string, position: number): string =>
  name === 'terms' ? `array_to_tsvector($${position}::text[])` : `$${position}`

function columnsOf(state: CaseState): Record<string, unknown> {
  const finding = state.finding!
  const treatment = state.decision?.treatment ?? state.proposal
  const cause = state.cause ?? finding.summary.slice(0, 60)
  const decided = state.decision
  return {
    stage: state.stage,
    reply_organ_id: owesAnswer(state) ? finding.replyOrganId : null,
    procedure: state.procedure,
    version: state.version,
    field_code: finding.fieldCode,
    source_kind: finding.source.kind,
    case_number: state.caseNumber ?? null,
    party_id: finding.party.subjectId,
    party_name: finding.party.name,
    cause,
    handler_ids: state.handlers.map(h => h.id),
    conduct_from: finding.conductFrom,
    conduct_until: finding.conductUntil,
    filed_on: state.filedOn ?? null,
    next_due: nextDue(state) ?? null,
    outcome: decided?.treatment.outcome ?? null,
    power_code: treatment?.power ?? state.powerCodes[0] ?? null,
    decision_number: decided?.number ?? null,
    decided_on: decided?.decidedOn ?? null,
    penalty_kinds: decided ? penaltyKinds(decided.treatment) : [],
    fine_fen: decided?.treatment.fineFen ?? 0,
    confiscation_fen: decided?.treatment.confiscationFen ?? 0,
    paid_fen: state.payments.reduce((sum, p) => sum + p.amountFen, 0) + (state.cash?.amountFen ?? 0),
    served_on: state.servedOn ?? null,
    published_on: state.publication && 'on' in state.publication ? state.publication.on : null,
    closed_on: state.closedOn ?? null,
    terms: indexTerms([finding.party.name, cause, state.caseNumber, decided?.number].filter(Boolean).join(' ')),
    state: JSON.stringify(state),
  }
}

/** Kinds of penalty as the counters of repeated breaches name them. */
function penaltyKinds(treatment: NonNullable<CaseState['proposal']>): string[] {
  if (treatment.outcome !== 'penalty') return []
  return [
    ...(treatment.warning ? ['警告'] : []),
    ...(treatment.fineFen > 0 ? ['罚款'] : []),
    ...(treatment.confiscationFen > 0 ? ['没收违法所得'] : []),
    ...treatment.otherPenalties.map(p => (p.kind === 'revocation' ? '吊销许可证' : otherPenaltyNames[p.kind])),
  ]
}

const nextDue = (state: CaseState): PlainDate | undefined =>
  state.clocks
    .filter(c => !c.closed && c.actor === 'authority')
    .map(c => c.due)
    .sort()[0]

/** Clocks that opened, moved or stopped with these acts. */
export async function projectClocks(
  connection: Connection,
  caseId: string,
  region: RegionCode,
  state: CaseState,
  acts: readonly CaseAct[],
  on: PlainDate,
): Promise<void> {
  const organId = state.finding!.organId
  const closed = acts.flatMap(act => act.data.closes ?? [])
  if (closed.length > 0) {
    await connection.named(
      'clock-close',
      'update case_clock set closed_on = $3 where case_id = $1 and key = any($2::text[]) and closed_on is null',
      [caseId, closed, on],
    )
  }
  for (const clock of acts.flatMap(act => act.data.opens ?? [])) {
    await connection.named(
      'clock-open',
      `insert into case_clock (case_id, key, region, organ_id, period_id, name, actor, start, due, blocks_closing, clock)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (case_id, key) do update set due = excluded.due, start = excluded.start, clock = excluded.clock, closed_on = null`,
      [
        caseId,
        clock.key,
        region,
        organId,
        clock.periodId,
        clock.name,
        clock.actor,
        clock.start,
        clock.due,
        clock.blocksClosing,
        JSON.stringify(clock),
      ],
    )
  }
}

/** Who sat in an inquiry and when, for the rule that nobody sits in two. */
export async function projectInquiries(
  connection: Connection,
  caseId: string,
  region: RegionCode,
  acts: readonly RecordedCaseAct[],
): Promise<void> {
  for (const act of acts) {
    if (act.type !== 'inquiryRecorded') continue
    const { inquiryId, team, from, until } = act.data
    await connection.named(
      'case-inquiry-add',
      `insert into case_inquiry (case_id, inquiry_id, region, officer_id, began_at, ended_at)
       select $1, $2, $3, unnest($4::uuid[]), $5, $6`,
      [caseId, inquiryId, region, team.map(o => o.id), from, until],
    )
  }
}
