import { describeFine, factsWanted } from '#features/3-institutions/power-list'
import type { Connection } from '#host'
import type { PlainDate, RegionCode } from '#kernel'
import { type Basis, concurrentItems, type Law, type Power, powersInForce, seizureFor } from '#law-engine'
import type { CaseLawView } from '../contract.ts'
import { refuseUnknownCase } from './run-command.ts'
import type { CaseServices } from './services.ts'

/** The law a case stands under, on the last day of its conduct. @throws Refusal `caseHandling.unknown` */
export async function getCaseLaw(
  connection: Connection,
  { lawIn }: Pick<CaseServices, 'lawIn'>,
  caseId: string,
): Promise<CaseLawView> {
  const [row] = await connection.named<{ field_code: string; conduct_until: PlainDate; region: RegionCode }>(
    'case-field',
    'select field_code, conduct_until, region from case_file where id = $1',
    [caseId],
  )
  if (!row) refuseUnknownCase()
  return lawFor(await lawIn(connection, row.region), row.field_code, row.conduct_until)
}

export function lawFor(law: Law, fieldCode: string, on: PlainDate): CaseLawView {
  const seizure = seizureFor(law, fieldCode, on)
  return {
    fieldCode,
    fieldName: law.fields.find(field => field.code === fieldCode)?.name ?? fieldCode,
    on,
    powers: powersFor(law, fieldCode, on).map(power => powerView(power, law, { fieldCode, on })),
    circumstances: inForce(law.circumstances, on).map(({ code, name, direction, duty, basis }) => ({
      code,
      name,
      direction,
      duty,
      basis: plain(basis),
    })),
    profiles: inForce(law.profiles, on).map(({ id, name }) => ({ id, name })),
    minorUnder: inForce(law.thresholds.capacity, on).find(rule => rule.id === 'minor')?.underAge ?? 0,
    seizure: {
      allowed: seizure.allowed,
      rules: seizure.rules.map(({ measures, objects, basis }) => ({ measures, objects, basis: plain(basis) })),
    },
  }
}

/** The acts an item may be part of in this field: pirate books in a case about books, pirate films in one about films. */
const groupsWith = (law: Law, code: string, { fieldCode, on }: { fieldCode: string; on: PlainDate }) =>
  concurrentItems(law, code, on).filter(group => group.items.some(item => item.fieldCode === fieldCode))

/** The items of the field, and behind them those of other fields that one act may fit as well (行政处罚法第二十九条). */
function powersFor(law: Law, fieldCode: string, on: PlainDate): Power[] {
  const own = powersInForce(law, { on, fieldCode, kind: 'penalty' })
  const beside = own
    .flatMap(({ code }) => groupsWith(law, code, { fieldCode, on }).flatMap(group => group.items))
    .filter(item => item.fieldCode !== fieldCode)
  return [...own, ...new Map(beside.map(item => [item.code, item])).values()]
}

function powerView(
  power: Power,
  law: Law,
  { fieldCode, on }: { fieldCode: string; on: PlainDate },
): CaseLawView['powers'][number] {
  const { code, name, violated, penaltyBasis, penaltyKinds, fine, orderToCorrect, confidence } = power
  const conditions = [power.condition, power.when, power.fineWhen && `罚款以“${power.fineWhen}”为前提`]
  return {
    code,
    name,
    violated: violated.map(plain),
    penaltyBasis: penaltyBasis.map(plain),
    penaltyKinds,
    fine: power.fineElsewhere ? `罚款依${power.fineElsewhere}` : fine ? describeFine(fine).join('；') : '没有设定罚款',
    orderToCorrect,
    conditions: conditions.filter(condition => typeof condition === 'string'),
    confidence,
    assistOnly: power.competentBody.kind === 'assist',
    alsoFits: groupsWith(law, code, { fieldCode, on })
      .flatMap(group => group.items)
      .filter(item => item.code !== code)
      .map(item => ({ code: item.code, name: item.name })),
    wanted: factsWanted(power),
  }
}

const inForce = <T extends { from: PlainDate; until?: PlainDate }>(items: readonly T[], on: PlainDate): T[] =>
  items.filter(item => item.from <= on && (item.until === undefined || on <= item.until))

const plain = ({ law, article }: Basis): Basis => ({ law, article })
