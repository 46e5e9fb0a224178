import { formatYuan, yuan } from '#kernel'

/** An example anybody can check in the head: a fine of one to ten thousand yuan. */
const MIN = 10_000
const MAX = 100_000

/** What the tiers of a benchmark make of a fine. */
export function TierPreview({ tiers }: { tiers: { light?: number; general?: number } }) {
  const { light, general } = tiers
  if (!light || !general || light >= general) return <p className="wh-muted">从轻一档应当止于一般一档之前。</p>
  const at = (percent: number) => `${formatYuan(yuan(MIN + Math.floor(((MAX - MIN) * percent) / 100)))}元`
  const rows = [
    ['从轻', 0, light],
    ['一般', light, general],
    ['从重', general, 100],
  ] as const
  return (
    <section className="wh-sheet" aria-label="试算">
      <h2>
        试算：罚款{formatYuan(yuan(MIN))}元以上{formatYuan(yuan(MAX))}元以下
      </h2>
      <table className="wh-compare">
        <thead>
          <tr>
            <th scope="col">档次</th>
            <th scope="col">幅度</th>
            <th scope="col">数额</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, from, to]) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                {from}%～{to}%
              </td>
              <td>
                {at(from)}～{at(to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
