import type { StandingView } from '../contract.ts'

/** What still stands in the text and must not: nothing is published before this list is empty. */
export function StandingList({ standing }: { standing: readonly StandingView[] }) {
  return (
    <div aria-live="polite">
      {standing.length > 0 && (
        <div className="wh-problem">
          <p className="wh-problem-what">还有 {standing.length} 处应当隐去</p>
          <ul>
            {standing.map((found, i) => (
              <li key={i}>
                “{found.words}”：{found.kindName}，{found.why}
                {!found.confirmable && '（不能确认为可以公开）'}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
