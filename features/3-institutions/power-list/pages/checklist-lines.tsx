import { Link } from 'react-router'
import { Unverified } from '#screens'
import type { ChecklistLine } from '../contract.ts'
import { basisText } from './words.ts'

/** 检查要点: what has to be so, how to look, and what is at stake. `mark` stands before each line. */
export const ChecklistLines = ({
  lines,
  mark,
}: {
  lines: readonly ChecklistLine[]
  mark?: (line: ChecklistLine) => React.ReactNode
}) => (
  <ol className="pl-checklist">
    {lines.map(line => (
      <li key={line.id}>
        {mark?.(line)}
        <p className="pl-checklist-text">
          {line.text}
          <Unverified confidence={line.confidence} />
        </p>
        {line.how && <p>{line.how}</p>}
        <p className="wh-muted">
          {basisText(line.basis)}　<Link to={`/powers/${line.power.code}`}>{line.power.name}</Link>
        </p>
      </li>
    ))}
  </ol>
)
