import { useSearchParams } from 'react-router'
import {
  Day,
  DayInput,
  EmptyState,
  FilterChoice,
  PageHead,
  ProblemNotice,
  problemOf,
  Unverified,
  useMe,
} from '#screens'
import type { ChecklistView } from '../contract.ts'
import { ChecklistLines } from './checklist-lines.tsx'
import { useChecklists, useFields } from './law-queries.ts'
import { PowerTabs } from './power-tabs.tsx'
import { basisText } from './words.ts'
import './power-list.css'

/** 检查要点 of a field on a day: to read beforehand, to print and take along. */
export function ChecklistPage() {
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const fields = useFields()
  const choices = (fields.data ?? [])
    .filter(field => field.enabled)
    .map(({ code, name }) => ({ value: code, label: name }))
  const fieldCode = query.get('field') ?? choices[0]?.value
  const on = query.get('on') ?? me.today
  const set = (name: string, value: string | undefined) =>
    setQuery(before => {
      const after = new URLSearchParams(before)
      if (value) after.set(name, value)
      else after.delete(name)
      return after
    })
  return (
    <>
      <PageHead title="检查要点" note="每行写明怎样查、留什么证据，不符合时可能适用的事项和条文；可以打印带走。" />
      <PowerTabs />
      <div className="wh-table-tools">
        <FilterChoice title="领域" options={choices} value={fieldCode} onChange={field => set('field', field)} />
        <DayInput aria-label="适用日期" value={on} onChange={day => set('on', day)} />
      </div>
      {fieldCode && <Lists fieldCode={fieldCode} on={on} />}
    </>
  )
}

function Lists({ fieldCode, on }: { fieldCode: string; on: string }) {
  const lists = useChecklists(fieldCode, on)
  if (lists.error) return <ProblemNotice problem={problemOf(lists.error)} />
  if (!lists.data) return <p className="wh-muted">正在查询……</p>
  if (lists.data.length === 0) return <EmptyState title="当日没有有效的检查要点。" />
  return lists.data.map(list => <List key={list.name} list={list} />)
}

const List = ({ list }: { list: ChecklistView }) => (
  <section className="wh-sheet" aria-label={list.name}>
    <h2>{list.name}</h2>
    <p className="wh-muted">
      共{list.lines.length}项，依据{basisText(list.basis)}，<Day value={list.from} />
      起适用。来源：{list.source}
      <Unverified confidence={list.confidence} />
    </p>
    <ChecklistLines lines={list.lines} />
    {list.notByInspection.length > 0 && (
      <details>
        <summary>本领域不靠现场检查发现的事项（{list.notByInspection.length}）</summary>
        <ul>
          {list.notByInspection.map(({ code, name, reason }) => (
            <li key={code}>
              {name}：{reason}
            </li>
          ))}
        </ul>
      </details>
    )}
  </section>
)
