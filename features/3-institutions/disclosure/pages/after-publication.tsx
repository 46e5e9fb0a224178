import { App, Button } from 'antd'
import { useState } from 'react'
import { formatDayZh } from '#kernel'
import { Fact, Facts, FormRunner } from '#screens'
import { NoteChange, Withdraw } from '../bodies/publication.ts'
import type { PublicationView } from '../contract.ts'
import { CheckTexts } from './check-texts.tsx'
import { useCommand } from './queries.ts'

type Doing = 'correct' | 'note-change' | 'withdraw'

/** What is published, what became of it, and what may follow. */
export function AfterPublication({ view, publishes }: { view: PublicationView; publishes: boolean }) {
  const [doing, setDoing] = useState<Doing | undefined>(
    view.stage === 'withdrawing' && publishes ? 'withdraw' : undefined,
  )
  if (view.stage === 'withheld') {
    return (
      <section className="wh-sheet">
        <h2>不予公开</h2>
        <p>这一决定依法不予公开，理由记在案件的时间线中。</p>
      </section>
    )
  }
  return (
    <>
      <Shown view={view} />
      {view.stage === 'published' && (
        <div className="dc-actions">
          {publishes && <Button onClick={() => setDoing('correct')}>更正公示内容</Button>}
          <Button onClick={() => setDoing('note-change')}>登记决定的变化</Button>
          {publishes && <Button onClick={() => setDoing('withdraw')}>撤回公示</Button>}
        </div>
      )}
      {doing === 'correct' && <CheckTexts view={view} purpose="correct" onDone={() => setDoing(undefined)} />}
      {doing === 'note-change' && <NoteChangeForm view={view} />}
      {doing === 'withdraw' && view.stage !== 'withdrawn' && <WithdrawForm view={view} />}
    </>
  )
}

function Shown({ view }: { view: PublicationView }) {
  const { publishedOn, until, corrections, change, withdrawal, texts } = view
  return (
    <section className="wh-sheet">
      <h2>{withdrawal ? '公示已经撤回' : '公示内容'}</h2>
      <Facts>
        {publishedOn && <Fact name="公示">{formatDayZh(publishedOn)}</Fact>}
        {until && <Fact name="公示至">{formatDayZh(until)}</Fact>}
        {change && (
          <Fact name="决定的变化">
            {formatDayZh(change.occurredOn)} {change.groundName}
            {change.reference && `（${change.reference}）`}
          </Fact>
        )}
        {withdrawal && (
          <Fact name="撤回">
            {formatDayZh(withdrawal.on)} {withdrawal.groundName}：{withdrawal.reason}
          </Fact>
        )}
      </Facts>
      {!withdrawal && (
        <>
          <h3>{texts.cause}</h3>
          <p className="dc-text">{texts.facts}</p>
          <p>{texts.content}</p>
        </>
      )}
      {corrections.length > 0 && (
        <ul>
          {corrections.map(({ on, reason }) => (
            <li key={on + reason}>
              {formatDayZh(on)}更正：{reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function NoteChangeForm({ view }: { view: PublicationView }) {
  const { message } = App.useApp()
  const command = useCommand(view.id)
  return (
    <section className="wh-sheet">
      <h2>登记决定的变化</h2>
      <p className="wh-muted">
        决定被依法变更、撤销、确认违法或者确认无效的，应当在三日内撤回公示并公开说明理由（行政处罚法第四十八条第二款）。
      </p>
      <FormRunner
        schema={NoteChange}
        draftKey={`publication.change.${view.id}`}
        submitLabel="登记"
        onSubmit={async (body, key) => {
          await command('note-change', { version: view.version, data: body }, key)
          message.success('已登记，请按期撤回')
        }}
      />
    </section>
  )
}

function WithdrawForm({ view }: { view: PublicationView }) {
  const { message } = App.useApp()
  const command = useCommand(view.id)
  const { change } = view
  return (
    <section className="wh-sheet">
      <h2>撤回公示</h2>
      <p className="wh-muted">撤回后公众只看到文号、机关和撤回的理由。撤回不能恢复。</p>
      <FormRunner
        schema={Withdraw}
        draftKey={`publication.withdraw.${view.id}`}
        {...(change && { initial: { ground: change.ground as Withdraw['ground'], occurredOn: change.occurredOn } })}
        submitLabel="撤回"
        onSubmit={async (body, key) => {
          await command('withdraw', { version: view.version, data: body }, key)
          message.success('公示已撤回')
        }}
      />
    </section>
  )
}
