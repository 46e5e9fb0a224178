import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FormRunner, Instant, ProblemNotice, problemOf, useApi } from '#screens'
import { ChannelBody, type ChannelView } from '../contract.ts'
import { CodeStock } from './code-stock.tsx'
import { DeskHead } from './desk-head.tsx'

/** 收款设置: where payers pay, as decisions print it, and the stock of codes. */
export function ChannelPage() {
  const api = useApi()
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['channel'], queryFn: () => api.get<ChannelView>('/api/payments/channel') })
  const view = query.data
  return (
    <>
      <DeskHead note="代收银行和账户印在决定书和缴款通知上；已经作出的决定不受更改影响。" />
      {query.error && <ProblemNotice problem={problemOf(query.error)} />}
      {view && (
        <div className="wh-columns">
          <section className="wh-sheet" aria-labelledby="channel">
            <h2 id="channel">代收银行</h2>
            {view.setAt ? (
              <p className="wh-muted">
                现行设置：{view.setBy}，<Instant at={view.setAt} />
              </p>
            ) : (
              <p className="wh-muted">
                {view.demonstration
                  ? '尚未设置，演示使用虚构的银行和账户。'
                  : '尚未设置；设置以前不能作出有缴款内容的决定。'}
              </p>
            )}
            <FormRunner
              key={view.version}
              schema={ChannelBody}
              draftKey={`payments.channel.${view.version}`}
              initial={view.channel ?? {}}
              submitLabel="保存"
              onSubmit={async (data, key) => {
                const saved = await api.post<ChannelView>('/api/payments/channel', { version: view.version, data }, key)
                client.setQueryData(['channel'], saved)
              }}
            />
          </section>
          <CodeStock view={view} />
        </div>
      )}
    </>
  )
}
