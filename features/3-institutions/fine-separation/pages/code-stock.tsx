import { useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { type Problem, ProblemNotice, problemOf, useApi } from '#screens'
import type { ChannelView, CodesReply } from '../contract.ts'

/** Codes that the finance system has issued to this organ: how many are left, and bringing in more. */
export function CodeStock({ view }: { view: ChannelView }) {
  const api = useApi()
  const client = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const titleId = useId()
  const [reply, setReply] = useState<CodesReply>()
  const [problem, setProblem] = useState<Problem>()
  const [sending, setSending] = useState(false)

  async function take(file: File | undefined) {
    if (!file) return
    setProblem(undefined)
    setReply(undefined)
    setSending(true)
    try {
      setReply(await api.upload<CodesReply>('/api/payments/codes', file))
      await client.invalidateQueries({ queryKey: ['channel'] })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setSending(false)
      if (field.current) field.current.value = ''
    }
  }

  return (
    <section className="wh-sheet" aria-labelledby={titleId}>
      <h2 id={titleId}>缴款识别码</h2>
      {view.demonstration && <p>演示地区的识别码由演示程序随机产生（以 DEMO 开头），不使用下面的存量。</p>}
      <p>
        可用 <strong>{view.codesLeft}</strong> 个
      </p>
      <p className="wh-muted">识别码由财政部门的非税系统核发，本系统不自行编制。每行一个，可以有一行表头。</p>
      <input
        ref={field}
        type="file"
        className="wh-file-field"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="选择识别码文件"
        disabled={sending}
        onChange={event => take(event.target.files?.[0])}
      />
      <div aria-live="polite">{reply && <Told reply={reply} />}</div>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  )
}

const Told = ({ reply }: { reply: CodesReply }) => (
  <>
    <p>
      新增{reply.added}个，已有{reply.known}个。
    </p>
    {reply.unreadable.length > 0 && (
      <ul>
        {reply.unreadable.map(({ n, reason }) => (
          <li key={n}>
            第{n}行：{reason}
          </li>
        ))}
      </ul>
    )}
  </>
)
