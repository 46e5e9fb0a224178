import { App } from 'antd'
import { useState } from 'react'
import { formatDayZh } from '#kernel'
import { FormRunner, type Hints } from '#screens'
import { Correct, Publish, type SuggestRedaction, type Texts } from '../bodies/publication.ts'
import type { PublicationView } from '../contract.ts'
import { Original } from './original.tsx'
import { useCommand, useStanding } from './queries.ts'
import { StandingList } from './standing-list.tsx'

interface CheckTextsProps {
  view: PublicationView
  /** Publishing for the first time, or correcting what is published. */
  purpose: 'publish' | 'correct'
  lockedBecause?: readonly string[]
  onDone?(): void
}

/** Left the original with what is hidden and why, right what the public will read; below it whatever still stands. */
export function CheckTexts({ view, purpose, lockedBecause = [], onDone }: CheckTextsProps) {
  const { message } = App.useApp()
  const command = useCommand(view.id)
  const [asked, setAsked] = useState<SuggestRedaction>()
  const reply = useStanding(view.id, asked) ?? view.suggestion
  const publishing = purpose === 'publish'
  const send = async (body: Publish | Correct, key: string) => {
    await command(purpose, { version: publishing ? view.caseVersion : view.version, data: body }, key)
    message.success(publishing ? '已向社会公示' : '更正已公布')
    onDone?.()
  }
  return (
    <div className="dc-compare">
      <section className="wh-sheet" aria-labelledby="original">
        <h2 id="original">原文</h2>
        <Original reply={reply} />
      </section>
      <section className="wh-sheet" aria-labelledby="public">
        <h2 id="public">{publishing ? '公示内容' : '更正后的公示内容'}</h2>
        <StandingList standing={reply.standing} />
        <FormRunner
          schema={publishing ? Publish : Correct}
          hints={hints(view)}
          draftKey={`publication.${purpose}.${view.id}`}
          initial={{ texts: view.texts, confirmed: [], redactionChecked: false } as never}
          submitLabel={publishing ? '公示' : '公布更正'}
          lockedBecause={[...lockedBecause, ...reply.standing.map(s => `仍有${s.kindName}“${s.words}”`)]}
          onChange={body => setAsked(askedOf(body))}
          onSubmit={(body, key) => send(body as Publish | Correct, key)}
        />
      </section>
    </div>
  )
}

/** Undefined while a text is empty: then there is nothing to look at. */
function askedOf(body: { texts?: Partial<Texts>; confirmed?: readonly { word?: string; reason?: string }[] }) {
  const { cause, facts, content } = body.texts ?? {}
  if (!cause || !facts || !content) return undefined
  const confirmed = (body.confirmed ?? []).flatMap(({ word, reason }) => (word && reason ? [{ word, reason }] : []))
  return { texts: { cause, facts, content }, confirmed }
}

const hints = (view: PublicationView): Hints => ({
  '/texts': { title: '公示的文字' },
  '/confirmed': {
    help: '系统认作姓名、号码而实际不是的词语，写明理由后可以公开；未成年人、监护人、证件号码除外。不会公布。',
  },
  '/until': { help: untilHelp(view) },
  '/redactionChecked': { title: '已对照原文逐处核对隐去的内容' },
})

function untilHelp({ untilHints }: PublicationView): string {
  const known = untilHints.map(
    ({ name, due, confidence }) => `${name}：${formatDayZh(due)}${confidence === 'verified' ? '' : '（未核实）'}`,
  )
  return known.length === 0 ? '不填的，公示至撤回为止。' : `不填的，公示至撤回为止。参考：${known.join('；')}`
}
