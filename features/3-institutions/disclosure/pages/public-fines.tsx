import { formatYuan } from '#kernel'
import { Answer, SpreadStrip, useAsked } from '#screens/public'
import type { PublicFines } from '../contract.ts'

const yuan = (fen: number) => `${formatYuan(fen)}元`

/** How much was fined under an item, of what has been published: so that anybody sees whether like cases are treated alike. */
export function PublicFinesOfPower({ id }: { id: string }) {
  const asked = useAsked<PublicFines>(`/api/public/powers/${encodeURIComponent(id)}/fines`)
  return (
    <Answer asked={asked}>
      {({ all, years, organs, yearsHidden, organsHidden, smallestGroup }) =>
        all === null ? (
          <p className="pt-muted">公示中适用本事项的罚款决定不足{smallestGroup}件，不公布分布；可以逐件查询。</p>
        ) : (
          <>
            <p>
              公示中适用本事项并处罚款的决定{all.cases}件，中位数{yuan(all.median)}，中间一半在{yuan(all.p25)}至
              {yuan(all.p75)}之间。各案情节不同，数额不能简单相比。
            </p>
            <SpreadStrip
              spread={all}
              sentence={`中位数${yuan(all.median)}，中间一半为${yuan(all.p25)}至${yuan(all.p75)}`}
              label={yuan}
              from={0}
            />
            <Groups
              caption="按决定年份"
              head="年份"
              rows={years.map(({ year, ...rest }) => ({ name: `${year}年`, ...rest }))}
            />
            <Groups
              caption="按作出决定的机构"
              head="机构"
              rows={organs.map(({ organName, ...rest }) => ({ name: organName, ...rest }))}
            />
            <p className="pt-muted pt-table-end">
              {(yearsHidden || organsHidden) &&
                `不足${smallestGroup}件的一组不公布；为了不能由其余推算出来，个别较大的组也一并不公布。`}
              机构按区划代码排列，不合计、不排名。只计公示中的决定，不含当场处罚和没有罚款的决定。
            </p>
          </>
        )
      }
    </Answer>
  )
}

interface Row {
  name: string
  cases: number
  p25: number
  median: number
  p75: number
}

function Groups({ caption, head, rows }: { caption: string; head: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{caption}</summary>
      <div className="pt-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table className="pt-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">件数</th>
              <th scope="col">中位数</th>
              <th scope="col">中间一半</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cases, p25, median, p75 }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{cases}</td>
                <td>{yuan(median)}</td>
                <td>{p25 === p75 ? yuan(p25) : `${formatYuan(p25)}至${yuan(p75)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
