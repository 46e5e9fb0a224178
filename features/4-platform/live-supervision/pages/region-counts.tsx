import { Link } from 'react-router'
import type { ClockCounts } from '../contract.ts'
import type { Board } from './board-query.ts'

/** Divisions with the deadlines that run in them; each figure narrows the list below to what it counts. */
export function RegionCounts({ counts, board }: { counts: ClockCounts; board: Board }) {
  const { region, rows } = counts
  const total = (key: 'overdue' | 'soon' | 'running') => rows.reduce((n, row) => n + row[key], 0)
  const inside = rows.length > 1
  return (
    <div className="wh-scroll">
      <table className="wh-compare sv-counts sv-board">
        <caption className="wh-unseen">各地区正在计时的期限</caption>
        <thead>
          <tr>
            <th scope="col">地区</th>
            <th scope="col">已逾期</th>
            <th scope="col">三个工作日内</th>
            <th scope="col">正在计时</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const isItself = row.region === region.code
            return (
              <tr key={row.region}>
                <th scope="row">
                  {isItself ? (
                    `${row.name}${inside ? '（本级）' : ''}`
                  ) : (
                    <Link to={board.to({ region: row.region })}>{row.name}</Link>
                  )}
                </th>
                <Figure n={row.overdue} to={linkOf(board, row.region, isItself, 'overdue')} urgent />
                <Figure n={row.soon} to={linkOf(board, row.region, isItself, 'soon')} />
                <Figure n={row.running} to={linkOf(board, row.region, isItself, undefined)} />
              </tr>
            )
          })}
        </tbody>
        {inside && (
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <Figure n={total('overdue')} to={board.to({ state: 'overdue' })} urgent />
              <Figure n={total('soon')} to={board.to({ state: 'soon' })} />
              <Figure n={total('running')} to={board.to({ state: undefined })} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** The division itself cannot be narrowed to: its parts would come with it. */
const linkOf = (board: Board, region: string, isItself: boolean, state: string | undefined): string =>
  isItself ? board.to({ state }) : board.to({ region, state })

const Figure = ({ n, to, urgent = false }: { n: number; to: string; urgent?: boolean }) => (
  <td>
    {n === 0 ? (
      <span className="wh-muted">0</span>
    ) : (
      <Link className={urgent ? 'sv-urgent' : undefined} to={to}>
        {n}
      </Link>
    )}
  </td>
)
