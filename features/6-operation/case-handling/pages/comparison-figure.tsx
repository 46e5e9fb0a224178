import { formatYuan } from '#kernel'
import { SpreadStrip } from '#screens'
import type { ComparisonView } from '../contract.ts'

/** An amount in yuan, or a place in the legal range. */
export const shownAs =
  (measure: ComparisonView['measure']) =>
  (value: number): string =>
    measure === 'amount' ? `${formatYuan(value)}元` : `幅度的${Math.round(value / 10)}%`

/**
 * How like cases were fined, and this one among them.
 * @param value where the amount has just been typed and the sentence is still about the one before
 */
export function ComparisonFigure({
  comparison,
  value = comparison.value,
  band,
}: {
  comparison: ComparisonView
  value?: number
  band?: { min: number; max: number }
}) {
  const { measure, scope, sentence, withoutFine, outlier } = comparison
  return (
    <>
      <p className={outlier ? 'ch-out-of-line' : undefined}>{sentence}</p>
      <SpreadStrip
        spread={comparison}
        sentence={sentence}
        label={shownAs(measure)}
        own={{ value, name: '本案', isOut: outlier !== null && value === comparison.value }}
        {...(band && { band: { ...band, name: '基准幅度' } })}
      />
      <p className="wh-muted ch-scope">
        比较范围：{scope}
        {withoutFine > 0 && `；另有${withoutFine}件没有罚款，不在其中`}
        ，不含当场处罚。
      </p>
    </>
  )
}
