import type { AmountBase } from './types.ts'

/** What a multiple or a threshold is measured by. Mixing them up is the commonest mistake in the field. */
export const BASE_NAMES: Record<AmountBase, string> = {
  illegalGain: '违法所得',
  turnover: '违法经营额',
  goodsValue: '货值金额',
  sales: '销售额',
  totalInvestment: '投资总额',
}
