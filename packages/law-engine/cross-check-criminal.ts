import { NATION } from '#kernel'
import type { CriminalCriterion, CriminalThreshold } from './criminal-types.ts'
import type { LawFault } from './data-error.ts'
import type { Law } from './types.ts'

const FILE = 'thresholds/criminal.yaml'

/** Rows that refer to nothing, figures in the wrong order, and provincial figures outside what the nation allows. */
export function crossCheckCriminal(law: Law, faults: LawFault[]): void {
  const rows = law.thresholds.criminal
  const fields = new Set(law.fields.map(f => f.code))
  const ids = new Set(rows.map(r => r.id))
  for (const row of rows) {
    const say = (problem: string, remedy: string) => faults.push({ file: FILE, key: row.id, problem, remedy })
    for (const field of [...row.fields, ...(row.asks ?? []).flatMap(a => a.impliedIn ?? [])]) {
      if (!fields.has(field)) say(`没有领域 ${field}`, '请核对领域代码')
    }
    for (const id of row.nearOf ?? []) if (!ids.has(id)) say(`没有 ${id}`, '请核对 nearOf 中的编号')
    if (row.entry.length === 0 && row.note === undefined)
      say('没有起点也没有说明', '法律没有数额的，请在 note 中写明怎样处理')
    for (const heavier of row.heavier) {
      const entry = row.entry.find(c => isSame(c, heavier))
      if (entry && minOf(heavier) < minOf(entry)) say('更重一档低于起点', '请核对 heavier 的数字')
    }
    if (row.region !== NATION) checkProvince(row, rows, say)
  }
}

/** 1998年解释第十八条: a province sets its own figure inside the range of the interpretation. */
function checkProvince(
  row: CriminalThreshold,
  rows: readonly CriminalThreshold[],
  say: (problem: string, remedy: string) => void,
): void {
  const nation = rows.find(
    r => r.id === row.id && r.region === NATION && r.from <= row.from && (r.until ?? '9999') >= row.from,
  )
  if (!nation) {
    say('没有同编号的全国标准', '请先写 region 为 000000 的一行')
    return
  }
  for (const own of row.entry) {
    const national = nation.entry.find(c => isSame(c, own))
    if (!national || !('min' in national) || !('min' in own)) continue
    if (own.min < national.min || own.min > (national.max ?? national.min)) {
      say('本省标准超出司法解释的幅度', `应在 ${national.min} 至 ${national.max ?? national.min} 之间（金额以分计）`)
    }
  }
}

const isSame = (a: CriminalCriterion, b: CriminalCriterion): boolean =>
  'measure' in a && 'measure' in b && a.measure === b.measure && a.when === b.when && a.partyKind === b.partyKind

const minOf = (c: CriminalCriterion): number => ('min' in c ? c.min : 0)
