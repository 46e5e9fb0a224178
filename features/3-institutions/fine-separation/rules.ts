import { closedGate, type Gate, openGate } from '#kernel'

export { CODE_FORM, plainCell } from './rules/cells.ts'
export { columnNames } from './rules/columns.ts'
export { type Match, matchPayment, type Outcome, outcomes, type Surroundings, unsettled } from './rules/match.ts'
export * from './rules/order.ts'
export { splitLine } from './rules/split-line.ts'
export { type Payment, readStatement, type Statement, type StatementRow } from './rules/statement.ts'
export { cutLines, decodeLine } from './rules/text-lines.ts'

/**
 * Who writes in the ledger of collections writes in no ledger of decisions (行政处罚法第六十七条第一款；
 * 罚款决定与罚款收缴分离实施办法第三条).
 */
export function apartGate(duties: readonly string[]): Gate {
  const gate = { code: 'payments.notSeparated', title: '罚缴分离', article: '行政处罚法第六十七条第一款' }
  const deciding = duties.filter(duty => DECIDING.includes(duty))
  return deciding.length === 0
    ? openGate(gate, '不参与办案和决定。')
    : closedGate(
        gate,
        '您的账号同时负责办案或者决定，不能办理缴款核对。',
        '请由专职财务人员办理，或者请系统管理员分开两项职责。',
      )
}

const DECIDING: readonly string[] = ['handler', 'leader', 'legalReviewer', 'hearingOfficer']
