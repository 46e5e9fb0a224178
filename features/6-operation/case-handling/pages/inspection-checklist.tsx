import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { ChecklistView } from '#features/3-institutions/power-list'
import { bookTitle, type PlainDate } from '#kernel'
import { ProblemNotice, problemOf, Unverified, useApi } from '#screens'

/** 检查要点 beside an inspection: what to look at and how; what is not so can be taken over into the record. */
export function InspectionChecklist({ fieldCode, on }: { fieldCode: string; on: PlainDate }) {
  const api = useApi()
  const lists = useQuery({
    queryKey: ['checklists', fieldCode, on],
    queryFn: () => api.get<ChecklistView[]>('/api/law/checklists', { fieldCode, on }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  if (lists.error) return <ProblemNotice problem={problemOf(lists.error)} />
  const lines = lists.data?.flatMap(list => list.lines) ?? []
  if (lines.length === 0) return null
  const mark = (id: string, isBroken: boolean) => {
    const after = new Set(broken)
    if (isBroken) after.add(id)
    else after.delete(id)
    setBroken(after)
  }
  const found = lines.filter(line => broken.has(line.id))
  return (
    <section className="wh-sheet ch-reasoned ch-checklist" aria-label="检查要点">
      <details>
        <summary>
          <h3>检查要点</h3>
          <span className="wh-muted">{summaryOf(lines.length, found.length)}</span>
        </summary>
        <ol>
          {lines.map(line => (
            <li key={line.id}>
              <Checkbox checked={broken.has(line.id)} onChange={event => mark(line.id, event.target.checked)}>
                不符合：{line.text}
                <Unverified confidence={line.confidence} />
              </Checkbox>
              {line.how && <p>{line.how}</p>}
              <p className="wh-muted">
                {bookTitle(line.basis.law)}
                {line.basis.article}　{line.power.name}
              </p>
            </li>
          ))}
        </ol>
        {found.length > 0 && <CopyFound lines={found} />}
      </details>
    </section>
  )
}

const summaryOf = (all: number, broken: number): string =>
  `${all}项，${broken === 0 ? '逐项查看；不符合的勾选' : `不符合${broken}项`}`

/** The findings are the officer's own words: these are only where they begin. */
function CopyFound({ lines }: { lines: ChecklistView['lines'] }) {
  const { message } = App.useApp()
  const copy = async () => {
    const text = lines.map(
      ({ text, basis }, i) => `${i + 1}. 不符合“${text}”（${bookTitle(basis.law)}${basis.article}）：`,
    )
    try {
      await navigator.clipboard.writeText(text.join('\n'))
      message.success('已复制，请粘贴到检查情况，并逐项写明查到的事实')
    } catch {
      message.error('浏览器不允许复制，请手工填写')
    }
  }
  return <Button onClick={copy}>复制不符合的{lines.length}项</Button>
}
