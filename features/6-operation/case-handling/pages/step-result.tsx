import { Button } from 'antd'
import { Day } from '#screens'
import type { CommandReply } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import type { CaseOnPage } from './queries.ts'

/** A step that has been carried out. */
export interface Done {
  command: CommandName
  reply: CommandReply
  /** Keys of the clocks that ran before it. */
  clocksBefore: readonly string[]
}

/** What happened: the act, the documents it made, the clocks it began and stopped, where the case stands now. */
export function StepResult({ view, done, onClose }: { view: CaseOnPage; done: Done; onClose(): void }) {
  const { reply, clocksBefore } = done
  const running = view.clocks.filter(clock => !clock.closed)
  const begun = running.filter(clock => !clocksBefore.includes(clock.key))
  const stopped = view.clocks.filter(clock => clock.closed && clocksBefore.includes(clock.key))
  return (
    <section className="ch-done" role="status" aria-label="办理结果">
      <div className="ch-done-head">
        <h2>已办理：{commands[done.command].title}</h2>
        <Button type="text" onClick={onClose}>
          知道了
        </Button>
      </div>
      <ul>
        {reply.documents.map(document => (
          <li key={document.id}>
            制作文书{' '}
            <a href={`/api/cases/${view.id}/documents/${document.id}`} target="_blank" rel="noreferrer">
              {document.title}
              {document.number && `　${document.number}`}
            </a>
          </li>
        ))}
        {begun.map(clock => (
          <li key={clock.key}>
            开始计时：{clock.name}，<Day value={clock.due} />
            届满
          </li>
        ))}
        {stopped.map(clock => (
          <li key={clock.key}>停止计时：{clock.name}</li>
        ))}
        <li>案件现处于“{view.stageName}”。</li>
      </ul>
    </section>
  )
}
