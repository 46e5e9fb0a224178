import { formatDayZh, formatYuan } from '#kernel'
import { TIER_NAMES } from '#law-engine'
import { FactList } from '#screens/public'
import type { PublicReason } from '../contract.ts'
import { basisText } from './words.ts'

/** What the facts come to, in plain words first, then step by step with the articles. */
export function PublicReasoning({ reasoning }: { reasoning: PublicReason }) {
  const { law, compared, tier, rangeFen, bandFen, suggestedFen, gates, steps } = reasoning
  return (
    <section aria-labelledby="outcome">
      <h3 id="outcome">试算结果</h3>
      <FactList
        facts={[
          ['档次', TIER_NAMES[tier]],
          [
            '适用的版本',
            `${formatDayZh(law.from)}起施行${compared ? (compared.applied === 'old' ? '（旧法）' : '（新法）') : ''}`,
          ],
          ['法定幅度', rangeFen ? span(rangeFen.minFen, rangeFen.maxFen, rangeFen.optional) : '没有罚款'],
          ['基准幅度', bandFen && span(bandFen.min, bandFen.max)],
          ['按基准折算', suggestedFen === null ? null : `${formatYuan(suggestedFen)} 元`],
        ]}
      />
      {compared && (
        <>
          <h4>新旧规定比较</h4>
          <FactList
            facts={[
              ['旧法（行为时）', amountOf(compared.old)],
              ['新法（决定时）', amountOf(compared.new)],
            ]}
          />
          <p>
            {compared.reason}（{basisText(compared.basis)}）。
          </p>
        </>
      )}
      {gates.length > 0 && (
        <>
          <h4>执法机关决定前还须</h4>
          <ul className="pt-lines">
            {gates.map(({ code, text, basis }, i) => (
              <li key={`${code} ${i}`}>
                {text} {basis && <span className="pt-muted">{basisText(basis)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>怎样得出</h4>
      <ol className="pt-reasons">
        {steps.map(({ text, basis, confidence }, i) => (
          <li key={i}>
            {text} {basis && <span className="pt-muted">{basisText(basis)}</span>}
            {confidence && confidence !== 'verified' && <em className="pt-unverified">未核实</em>}
          </li>
        ))}
      </ol>
    </section>
  )
}

const amountOf = ({ from, rangeFen }: NonNullable<PublicReason['compared']>['old']): string =>
  `${rangeFen ? span(rangeFen.minFen, rangeFen.maxFen, rangeFen.optional) : '没有罚款'}，${formatDayZh(from)}起施行`

const span = (least: number, most: number, optional = false): string =>
  `${least === most ? '' : `${formatYuan(least)} 元至 `}${formatYuan(most)} 元${optional ? '（可以不并处）' : ''}`
