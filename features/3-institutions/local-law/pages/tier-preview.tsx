import { formatYuan, yuan } from '#kernel'
import type { NewProfile } from '../contract.ts'

type Tiers = { light?: number; general?: number }

/** Examples anybody can check in the head, one for each kind of fine. */
const EXAMPLES = {
  range: { name: '有上限和下限的罚款', from: 10_000, to: 100_000 },
  cap: { name: '只有上限的罚款', from: 0, to: 100_000 },
  multiple: { name: '按倍数的罚款', from: 10_000, to: 50_000, said: '违法所得10,000元，一倍以上五倍以下' },
} as const

const inYuan = (amount: number) => `${formatYuan(yuan(amount))}元`

/** What the tiers of a benchmark make of a fine, for each of the three kinds; or why they make nothing. */
export function TierPreview({ profile }: { profile: Partial<Pick<NewProfile, keyof typeof EXAMPLES>> }) {
  return (
    <section className="wh-sheet" aria-label="试算">
      <h2>试算</h2>
      {(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]).map(group => (
        <Example key={group} group={group} tiers={profile[group] ?? {}} />
      ))}
    </section>
  )
}

function Example({ group, tiers: { light, general } }: { group: keyof typeof EXAMPLES; tiers: Tiers }) {
  const example = EXAMPLES[group]
  const { name, from, to } = example
  const span = from === 0 ? `${inYuan(to)}以下` : `${inYuan(from)}以上${inYuan(to)}以下`
  const at = (percent: number) => inYuan(from + Math.floor(((to - from) * percent) / 100))
  return (
    <section className="wh-example" aria-label={name}>
      <h3>
        {name}：{'said' in example ? example.said : span}
      </h3>
      {!light || !general || light >= general ? (
        <p className="wh-muted">从轻一档应当止于一般一档之前。</p>
      ) : (
        <table className="wh-compare">
          <thead>
            <tr>
              <th scope="col">档次</th>
              <th scope="col">幅度</th>
              <th scope="col">数额</th>
            </tr>
          </thead>
          <tbody>
            {(
              [
                ['从轻', 0, light],
                ['一般', light, general],
                ['从重', general, 100],
              ] as const
            ).map(([tier, start, end]) => (
              <tr key={tier}>
                <td className="wh-code">{tier}</td>
                <td className="wh-code">
                  {start}%～{end}%
                </td>
                <td>
                  {at(start)}～{at(end)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
