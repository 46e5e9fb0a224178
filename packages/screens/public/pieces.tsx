import { type ReactNode, useId } from 'react'
import type { Problem } from '../api.ts'
import type { Asked } from './ask.ts'

/** What happened, and what to do now. */
export function Trouble({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <div className="pt-trouble" role="alert">
      <p>
        <strong>{problem.message}</strong>
      </p>
      {problem.article && <p>依据：{problem.article}</p>}
      <p>{problem.next}</p>
      {again && (
        <button type="button" onClick={again}>
          再试一次
        </button>
      )}
    </div>
  )
}

/** Shows an answer once it is there. */
export function Answer<T>({ asked, children }: { asked: Asked<T>; children(data: T): ReactNode }) {
  if (asked.state === 'asking') return <p className="pt-muted pt-asking">正在查询……</p>
  if (asked.state === 'failed') return <Trouble problem={asked.problem} again={asked.again} />
  return <>{children(asked.data)}</>
}

/** Names and values. A value that is not there is left out. */
export function FactList({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="pt-facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** One thing that was checked. */
interface Step {
  name: string
  ok: boolean
  detail: string
  skipped?: true
}

/** Every step of a check, with what it found. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="pt-steps">
      {steps.map(step => (
        <li key={step.name} className={step.ok ? 'pt-step' : 'pt-step pt-step-bad'}>
          <span className="pt-step-mark">{step.skipped ? '未检验' : step.ok ? '通过' : '不通过'}</span>
          <span className="pt-step-name">{step.name}</span>
          <span className="pt-step-detail">{step.detail}</span>
        </li>
      ))}
    </ol>
  )
}

/** 印: the verdict of a check. Cinnabar only for what is genuine. */
export function Verdict({ genuine, word, children }: { genuine: boolean; word: string; children: ReactNode }) {
  return (
    <div className={genuine ? 'pt-verdict pt-verdict-genuine' : 'pt-verdict'} role="status">
      <span className="pt-verdict-seal" aria-hidden="true">
        {word}
      </span>
      <div>{children}</div>
    </div>
  )
}

interface FileFieldProps {
  label: string
  accept: string
  onFile(file: File): void
}

/** A field for one file. The browser's own button speaks the browser's language, so ours stands in its place. */
export function FileField({ label, accept, onFile }: FileFieldProps) {
  const id = useId()
  return (
    <div className="pt-file">
      <input
        id={id}
        className="pt-unseen"
        type="file"
        accept={accept}
        onChange={event => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          // the same file, changed meanwhile, can be chosen again
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className="pt-file-label">
        {label}
      </label>
    </div>
  )
}
