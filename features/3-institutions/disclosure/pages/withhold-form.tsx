import { App } from 'antd'
import { FormRunner } from '#screens'
import { Withhold } from '../bodies/publication.ts'
import type { PublicationView } from '../contract.ts'
import { useCommand } from './queries.ts'

export function WithholdForm({ view }: { view: PublicationView }) {
  const { message } = App.useApp()
  const command = useCommand(view.id)
  return (
    <FormRunner
      schema={Withhold}
      draftKey={`publication.withhold.${view.id}`}
      {...(view.minorParty && { initial: { ground: 'minor' as const } })}
      submitLabel="决定不予公开"
      {...(!view.servedOn && { lockedBecause: ['决定书尚未送达'] })}
      onSubmit={async (body, key) => {
        await command('withhold', { version: view.caseVersion, data: body }, key)
        message.success('已决定不予公开')
      }}
    />
  )
}
