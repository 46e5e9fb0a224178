import { findOpenCasesUnder, getCaseState } from '#features/6-operation/case-handling'
import type { Connection } from '#host'
import { dayOf, regionPrefix } from '#kernel'
import { inForceOn, versionsOf } from '#law-engine'
import type { CasesUnderReading, WithdrawnReadings } from '../contract.ts'
import { getStoredRule } from './find-rules.ts'
import type { LawIn } from './law-register.ts'

interface WithdrawnRow {
  id: string
  code: string
  from: string
  regionName: string
  by: string
  at: Date
  reason: string
}

/**
 * Withdrawn readings on which an open case leans: of its items, in the version its conduct is judged by, unless somebody has
 * read the text again. None for a case that is decided: what was decided under a reading stays.
 * @throws Refusal `caseHandling.unknown`
 */
export async function findWithdrawnFor(
  connection: Connection,
  lawIn: LawIn,
  caseId: string,
): Promise<WithdrawnReadings['rows']> {
  const { state } = await getCaseState(connection, caseId)
  const codes = state.conclusion?.powerCodes ?? state.powerCodes
  if (!state.finding || state.decision || state.stage === 'rejected' || codes.length === 0) return []
  const { region, conductUntil } = state.finding
  const rows = await connection.named<WithdrawnRow & Record<string, unknown>>(
    'local-rule-withdrawn',
    `select l.id, l.code, l.valid_from as "from", r.name as "regionName", l.decided_by as "by", l.decided_at as "at", l.reason
     from local_rule l join region r on r.code = l.region
     where l.kind = 'confirmation' and l.stage = 'withdrawn' and l.code = any($1) and starts_with($2, l.covers)
     order by l.decided_at desc`,
    [codes, regionPrefix(region)],
  )
  if (rows.length === 0) return []
  const law = await lawIn(connection, region)
  const seen = new Set<string>()
  return rows.flatMap(({ id, code, from, regionName, by, at, reason }) => {
    const version = inForceOn(versionsOf(law, code), conductUntil).find(power => power.from === from)
    // only the last withdrawal of each item is told
    if (!version || version.confidence === 'verified' || seen.has(code)) return []
    seen.add(code)
    return [{ ...{ id, code, regionName, by, reason }, name: version.name, on: dayOf(at) }]
  })
}

/** How many open cases are shown with a reading. */
const SHOWN = 20

/** Open cases of the jurisdiction under the item of a reading. @throws Refusal `localLaw.unknown` */
export async function findCasesUnder(connection: Connection, ruleId: string): Promise<CasesUnderReading> {
  const rule = await getStoredRule(connection, ruleId)
  if (rule.kind !== 'confirmation') return { rows: [], more: false }
  const found = await findOpenCasesUnder(connection, { powerCode: rule.code, region: rule.region, limit: SHOWN + 1 })
  return { rows: found.slice(0, SHOWN), more: found.length > SHOWN }
}
