import type { LawFault } from './data-error.ts'
import type { FineShape, Law, Power } from './types.ts'

const FILE = 'benchmarks/circumstances.yaml'

/** Words that no statute condition holds would prove nothing; a contradiction with nobody would never be found. */
export function crossCheckCircumstances(law: Law, faults: LawFault[]): void {
  const codes = new Set(law.circumstances.map(c => c.code))
  const conditions = [...new Set(law.powers.flatMap(conditionsOf))]
  for (const { code, proves = [], disproves = [], contradicts = [] } of law.circumstances) {
    for (const words of [...proves, ...disproves]) {
      if (conditions.some(condition => condition.includes(words))) continue
      faults.push({
        file: FILE,
        key: code,
        problem: `没有任何事项以“${words}”为条件`,
        remedy: '请与事项中的条件用词一致',
      })
    }
    for (const other of contradicts) {
      if (codes.has(other) && other !== code) continue
      faults.push({ file: FILE, key: code, problem: `没有情节 ${other}`, remedy: '请核对 contradicts 中的情节代码' })
    }
  }
}

/** Every condition that stands in an item: of the fine, of its stages, of the penalty, of suspension and revocation. */
const conditionsOf = (power: Power): string[] =>
  [
    power.fineWhen,
    power.condition,
    power.when,
    power.revokeWhen,
    power.suspension?.when,
    ...stagesOf(power.fine),
  ].filter(condition => condition !== undefined)

function stagesOf(fine: FineShape | null): (string | undefined)[] {
  if (fine?.type === 'staged') return [fine.baseWhen, fine.aggravatedWhen]
  return fine?.type === 'anyOf' ? fine.options.flatMap(o => stagesOf(o.fine)) : []
}
