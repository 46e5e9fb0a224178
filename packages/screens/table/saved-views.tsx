import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { usePreference } from '../preferences.ts'
import { readTableState, type TableState, writeTableState } from './table-state.ts'

interface SavedView {
  name: string
  /** As in the address of the page. */
  query: string
}

interface SavedViewsProps {
  table: string
  state: TableState
  onChoose(state: TableState): void
}

/** Searches and filters a person comes back to, by name, on this device. */
export function SavedViews({ table, state, onChoose }: SavedViewsProps) {
  const [views, setViews] = usePreference<SavedView[]>(`views.${table}`, [])
  const [isOpen, setOpen] = useState(false)
  const current = writeTableState(state).toString()
  const choose = (view: SavedView) => {
    onChoose(readTableState(new URLSearchParams(view.query)))
    setOpen(false)
  }
  const content = (
    <div className="wh-views">
      {views.length === 0 && <p className="wh-muted">还没有保存过筛选。先查询或筛选，再在此命名保存。</p>}
      <ul>
        {views.map(view => (
          <li key={view.name}>
            <Button type="link" aria-current={view.query === current || undefined} onClick={() => choose(view)}>
              {view.name}
            </Button>
            <Button
              type="text"
              aria-label={`删去筛选“${view.name}”`}
              onClick={() => setViews(views.filter(v => v !== view))}
            >
              删去
            </Button>
          </li>
        ))}
      </ul>
      {current !== '' && (
        <NameField onName={name => setViews([...views.filter(v => v.name !== name), { name, query: current }])} />
      )}
    </div>
  )
  return (
    <Popover trigger="click" content={content} placement="bottomLeft" open={isOpen} onOpenChange={setOpen}>
      <Button>常用筛选</Button>
    </Popover>
  )
}

function NameField({ onName }: { onName(name: string): void }) {
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    onName(name.trim())
    setName('')
  }
  return (
    <Input.Search
      aria-label="为当前筛选命名"
      placeholder="为当前筛选命名"
      maxLength={20}
      value={name}
      onChange={event => setName(event.target.value)}
      onSearch={save}
      enterButton="保存"
    />
  )
}
