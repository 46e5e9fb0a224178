import { App, Button } from 'antd'
import { Fact, Facts } from '#screens'
import type { TemporaryPassword } from '../contract.ts'

/** A temporary password, this one time. */
export function Handover({ given, name, onDone }: { given: TemporaryPassword; name: string; onDone(): void }) {
  const { message } = App.useApp()
  const copy = () =>
    navigator.clipboard.writeText(`账号 ${given.login}　临时口令 ${given.temporaryPassword}`).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手工抄写。'),
    )
  return (
    <section className="wh-sheet wh-handover" aria-label="临时口令">
      <h3 role="status">账号已经可用，请把下面的内容当面交给{name}</h3>
      <Facts>
        <Fact name="账号">
          <code>{given.login}</code>
        </Fact>
        <Fact name="临时口令">
          <code>{given.temporaryPassword}</code>
        </Fact>
      </Facts>
      <p className="wh-muted">只显示这一次；本人第一次登录时必须修改。遗失的，重置口令。</p>
      <div className="wh-form-actions">
        <Button type="primary" onClick={onDone}>
          已经交接
        </Button>
        <Button onClick={copy}>复制</Button>
      </div>
    </section>
  )
}
