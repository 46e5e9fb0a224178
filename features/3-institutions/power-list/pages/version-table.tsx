import { Day, Unverified } from '#screens'
import type { PowerVersion } from '../contract.ts'
import { basisText } from './words.ts'

const ROWS: [name: string, text: (version: PowerVersion) => string][] = [
  ['名称', version => version.name],
  ['违反的规定', version => version.violated.map(basisText).join('；')],
  ['处罚依据', version => version.penaltyBasis.map(basisText).join('；')],
  ['处罚种类', version => version.penaltyKinds.join('、')],
  ['罚款', version => version.fine.join('；') || '不设罚款'],
  ['其他条件', version => version.conditions.map(({ name, text }) => `${name}：${text}`).join('；') || '—'],
]

/** The versions of an item side by side; what differs from the version before is marked. */
export function VersionTable({ versions }: { versions: readonly PowerVersion[] }) {
  return (
    <section className="wh-sheet" aria-labelledby="versions">
      <h2 id="versions">版本沿革</h2>
      {versions.length === 1 && <p className="wh-muted">只有现行版本；更早的版本尚未录入。</p>}
      {versions.length > 1 && <p className="wh-muted">深色底纹为与前一版本不同之处。</p>}
      <div className="wh-scroll">
        <table className="wh-compare">
          <thead>
            <tr>
              <th scope="row">施行</th>
              {versions.map(version => (
                <th key={version.from} scope="col">
                  <Day value={version.from} />
                  {version.until ? (
                    <>
                      {' '}
                      至 <Day value={version.until} />
                    </>
                  ) : (
                    ' 起'
                  )}
                  <Unverified confidence={version.confidence} />
                </th>
              ))}
            </tr>
          </thead>
          {versions.length > 1 && (
            <tbody>
              {ROWS.map(([name, text]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {versions.map((version, i) => {
                    const before = versions[i + 1]
                    return (
                      <td
                        key={version.from}
                        className={before && text(before) !== text(version) ? 'wh-differs' : undefined}
                      >
                        {text(version)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          )}
        </table>
      </div>
    </section>
  )
}
