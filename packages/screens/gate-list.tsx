import type { Gate } from '#kernel'

/** The conditions before a step, the closed ones first: why, under which article, and what opens them. */
export function GateList({ gates, title = '办理条件' }: { gates: readonly Gate[]; title?: string }) {
  const ordered = [...gates].sort((a, b) => Number(a.open) - Number(b.open))
  return (
    <ul className="wh-gates" aria-label={title}>
      {ordered.map(gate => (
        <li key={gate.code} className={gate.open ? 'wh-gate' : 'wh-gate wh-gate-closed'}>
          <p className="wh-gate-title">
            <span className="wh-gate-mark">{gate.open ? '已满足' : '未满足'}</span>
            {gate.title}
            {gate.article && <span className="wh-article">{gate.article}</span>}
          </p>
          <p>{gate.reason}</p>
          {!gate.open && gate.opensWhen && <p className="wh-gate-next">{gate.opensWhen}</p>}
        </li>
      ))}
    </ul>
  )
}
