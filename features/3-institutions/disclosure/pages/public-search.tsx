import { type FormEvent, useEffect, useState } from 'react'
import { formatDayZh, formatYuan } from '#kernel'
import { Answer, ask, go, Link, problemIn, Trouble, useAsked, usePlace } from '#screens/public'
import type { PublicAbout, PublicPage, PublicRow } from '../contract.ts'

const FILTERS = ['search', 'field', 'region', 'from', 'to'] as const

/** 查处罚: what was published, the newest first. The question lives in the address. */
export function PublicSearch() {
  const { query } = usePlace()
  const question = FILTERS.map(name => [name, query.get(name) ?? ''] as const).filter(([, value]) => value !== '')
  const asked = new URLSearchParams(question as [string, string][]).toString()
  return (
    <>
      <h1>查处罚</h1>
      <SearchForm key={asked} given={query} />
      <Results key={`results ${asked}`} asked={asked} />
    </>
  )
}

function SearchForm({ given }: { given: URLSearchParams }) {
  const about = useAsked<PublicAbout>('/api/public/about')
  const choices = about.state === 'there' ? about.data : { fields: [], regions: [] }
  const value = (name: string) => given.get(name) ?? ''
  const narrowed = ['field', 'region', 'from', 'to'].some(name => value(name) !== '')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const wanted = FILTERS.map(name => [name, String(said.get(name) ?? '').trim()]).filter(([, text]) => text !== '')
    const text = new URLSearchParams(wanted).toString()
    go(text === '' ? '/decisions' : `/decisions?${text}`)
  }
  return (
    <form className="pt-form" role="search" onSubmit={submit}>
      <div className="pt-field pt-field-wide">
        <label htmlFor="search">当事人、案由、文号、处罚机关</label>
        <div className="pt-search-row">
          <input id="search" name="search" type="search" defaultValue={value('search')} maxLength={100} />
          <button type="submit" className="pt-primary">
            查询
          </button>
        </div>
      </div>
      <details open={narrowed}>
        <summary>按领域、地区、日期缩小范围</summary>
        <div className="pt-fields">
          <Choice name="field" title="领域" all="全部领域" options={choices.fields} value={value('field')} />
          <Choice name="region" title="地区" all="全部地区" options={choices.regions} value={value('region')} />
          <div className="pt-field">
            <label htmlFor="from">决定日期，从</label>
            <input id="from" name="from" type="date" defaultValue={value('from')} />
          </div>
          <div className="pt-field">
            <label htmlFor="to">到</label>
            <input id="to" name="to" type="date" defaultValue={value('to')} />
          </div>
        </div>
      </details>
    </form>
  )
}

interface ChoiceProps {
  name: string
  title: string
  all: string
  options: readonly { code: string; name: string }[]
  value: string
}

const Choice = ({ name, title, all, options, value }: ChoiceProps) => (
  <div className="pt-field">
    <label htmlFor={name}>{title}</label>
    {/* another key once the options are there: only then can the given one be chosen */}
    <select key={options.length} id={name} name={name} defaultValue={value}>
      <option value="">{all}</option>
      {options.map(option => (
        <option key={option.code} value={option.code}>
          {option.name}
        </option>
      ))}
    </select>
  </div>
)

function Results({ asked }: { asked: string }) {
  const first = useAsked<PublicPage>(`/api/public/decisions${asked && `?${asked}`}`)
  return <Answer asked={first}>{page => <Pages first={page} asked={asked} />}</Answer>
}

function Pages({ first, asked }: { first: PublicPage; asked: string }) {
  const [rows, setRows] = useState(first.rows)
  const [after, setAfter] = useState(first.after)
  const [problem, setProblem] = useState<ReturnType<typeof problemIn>>()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    setRows(first.rows)
    setAfter(first.after)
  }, [first])
  if (rows.length === 0) return <NothingFound narrowed={asked !== ''} />
  const more = async () => {
    setAsking(true)
    setProblem(undefined)
    try {
      const page = await ask<PublicPage>(`/api/public/decisions?${asked}&after=${encodeURIComponent(after ?? '')}`)
      setRows(before => [...before, ...page.rows])
      setAfter(page.after)
    } catch (error) {
      setProblem(problemIn(error))
    } finally {
      setAsking(false)
    }
  }
  return (
    <section aria-label="公示的处罚决定">
      <ul className="pt-results">
        {rows.map(row => (
          <Result key={row.id} row={row} />
        ))}
      </ul>
      {problem && <Trouble problem={problem} />}
      {after && (
        <button type="button" onClick={more} disabled={asking}>
          {asking ? '正在查询……' : '继续显示'}
        </button>
      )}
      <p className="pt-muted" aria-live="polite">
        已显示 {rows.length} 项{after ? '' : '，全部显示完毕'}。
      </p>
    </section>
  )
}

const Result = ({ row }: { row: PublicRow }) => (
  <li>
    <h2>
      <Link to={`/decisions/${row.id}`}>{row.party}</Link>
    </h2>
    <p>{row.cause}</p>
    <p className="pt-result-penalty">
      {row.kinds.join('、')}
      {row.fineFen > 0 && <span className="pt-amount">罚款 {formatYuan(row.fineFen)} 元</span>}
      {row.confiscationFen > 0 && <span className="pt-amount">没收违法所得 {formatYuan(row.confiscationFen)} 元</span>}
    </p>
    <p className="pt-muted">
      {row.organ}，{formatDayZh(row.decidedOn)}决定，{row.number}
      {row.correctedOn && `，${formatDayZh(row.correctedOn)}更正`}
    </p>
  </li>
)

const NothingFound = ({ narrowed }: { narrowed: boolean }) => (
  <div className="pt-empty">
    <p>{narrowed ? '没有符合条件的公示。' : '还没有公示的处罚决定。'}</p>
    {narrowed && (
      <p>
        可以只写名称中的几个字，或者<Link to="/decisions">查看全部</Link>。公示期满、已经撤回的不再显示。
      </p>
    )}
  </div>
)
