import { useQueryClient } from '@tanstack/react-query'
import { Progress } from 'antd'
import { useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Api, type Problem, ProblemNotice, problemOf, useApi } from '#screens'
import type { ImportReply, StatementView } from '../contract.ts'

/** Takes what is pending of a statement, request by request, until nothing is. */
export async function takeAll(
  api: Api,
  first: StatementView,
  onProgress: (s: StatementView) => void,
): Promise<StatementView> {
  let statement = first
  while (statement.counts.pending > 0) {
    onProgress(statement)
    statement = await api.post<StatementView>(`/api/payments/statements/${statement.id}/continue`, {})
  }
  return statement
}

export const shareDone = ({ lines, counts }: StatementView): number =>
  lines === 0 ? 100 : Math.floor((100 * (lines - counts.pending)) / lines)

/** The bank's file: sent as it is, taken row by row, then shown. */
export function ImportFile() {
  const api = useApi()
  const navigate = useNavigate()
  const client = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const noteId = useId()
  const [share, setShare] = useState<{ percent: number; what: string }>()
  const [problem, setProblem] = useState<Problem>()

  async function take(file: File | undefined) {
    if (!file) return
    setProblem(undefined)
    setShare({ percent: 0, what: '正在上传' })
    try {
      const { statement } = await api.upload<ImportReply>(
        `/api/payments/statements?name=${encodeURIComponent(file.name)}`,
        file,
        sent => setShare({ percent: Math.floor(100 * sent), what: '正在上传' }),
      )
      await takeAll(api, statement, s => setShare({ percent: shareDone(s), what: '正在逐行入账' }))
      await client.invalidateQueries()
      navigate(`/payments/statements/${statement.id}`)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setShare(undefined)
      if (field.current) field.current.value = ''
    }
  }

  return (
    <section className="wh-sheet" aria-labelledby={noteId}>
      <h2 id={noteId}>导入银行对账文件</h2>
      <p className="wh-muted">
        CSV 文件，UTF-8 或者 GB18030
        编码；表头有缴款识别码、金额（元）、缴款日期、票据号码、流水号。同一文件重复导入，不会重复入账。
      </p>
      <div className="wh-file">
        <input
          ref={field}
          type="file"
          className="wh-file-field"
          accept=".csv,.txt,text/csv,text/plain"
          aria-label="选择银行对账文件"
          disabled={share !== undefined}
          onChange={event => take(event.target.files?.[0])}
        />
        <div aria-live="polite">
          {share && (
            <>
              {share.what}
              <Progress percent={share.percent} aria-label={share.what} />
            </>
          )}
        </div>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </section>
  )
}
