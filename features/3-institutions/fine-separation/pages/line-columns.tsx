import { formatYuan } from '#kernel'
import { type Column, Day, Money } from '#screens'
import type { LineView } from '../contract.ts'
import { type Outcome, outcomes, unsettled } from '../rules.ts'
import { SETTLED } from './words.ts'

export const waits = (line: LineView): boolean =>
  line.settled === null && (unsettled as readonly string[]).includes(line.outcome)

export const outcomeOf = (line: LineView): string =>
  line.settled ? SETTLED[line.settled]! : outcomes[line.outcome as Outcome]

/** A row of a statement: what the bank wrote, and how it ended. */
export const lineColumns: Column<LineView>[] = [
  {
    key: 'n',
    title: '行',
    text: row => `第${row.n}行`,
    show: row => <span className="wh-code">第{row.n}行</span>,
  },
  {
    key: 'outcome',
    title: '结果',
    text: outcomeOf,
    show: row => (waits(row) ? <strong className="wh-urgent">{outcomeOf(row)}</strong> : outcomeOf(row)),
  },
  {
    key: 'code',
    title: '缴款识别码',
    text: row => row.code ?? '',
    show: row => (row.code ? <span className="wh-code">{row.code}</span> : <span className="wh-muted">—</span>),
  },
  {
    key: 'amount',
    title: '金额',
    text: row => (row.amountFen === null ? '' : formatYuan(row.amountFen)),
    show: row => (row.amountFen === null ? <span className="wh-muted">—</span> : <Money fen={row.amountFen} />),
    figures: true,
  },
  { key: 'paidOn', title: '缴款日期', text: row => row.paidOn ?? '', show: row => <Day value={row.paidOn} /> },
  { key: 'payer', title: '付款人', text: row => row.payer ?? '' },
  {
    key: 'reference',
    title: '流水号',
    text: row => row.bankReference ?? '',
    show: row => <span className="wh-code">{row.bankReference}</span>,
  },
  { key: 'reason', title: '原因', text: row => row.settledReason ?? row.reason },
  { key: 'receipt', title: '票据号码', text: row => row.receiptNumber ?? '', extra: true },
  { key: 'raw', title: '原文', text: row => row.raw, extra: true },
]
