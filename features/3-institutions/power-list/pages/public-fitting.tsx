import type { FormEvent } from 'react'
import { bookTitle } from '#kernel'
import { Answer, go, Link, useAsked, usePlace } from '#screens/public'
import type { FittingRow } from '../contract.ts'
import { KINDS, metText, whoseText } from './words.ts'

/** 按事实查找: the act in anybody's words, and the items that may fit it. */
export function PublicFitting() {
  const { query } = usePlace()
  const said = query.get('q') ?? ''
  const asked = useAsked<FittingRow[]>(said ? `/api/law/fitting?${new URLSearchParams({ q: said })}` : undefined)
  return (
    <>
      <p className="pt-back">
        <Link to="/powers">权力清单</Link>
      </p>
      <h1>按事实查找</h1>
      <p className="pt-lead">用平常的话说发生了什么，看法律怎样规定、归谁处罚。</p>
      <FittingForm key={said} said={said} />
      {said !== '' && <Answer asked={asked}>{rows => <Found said={said} rows={rows} />}</Answer>}
    </>
  )
}

/** Asks what happened. */
export function FittingForm({ said }: { said: string }) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    go(q ? `/powers/fitting?${new URLSearchParams({ q })}` : '/powers/fitting')
  }
  return (
    <form className="pt-form" role="search" aria-label="按事实查找" onSubmit={submit}>
      <label htmlFor="q">发生了什么事，例如：网吧让小孩上网</label>
      <div className="pt-search-row">
        <input id="q" name="q" type="search" defaultValue={said} maxLength={200} autoComplete="off" />
        <button type="submit" className="pt-primary">
          查找
        </button>
      </div>
    </form>
  )
}

function Found({ said, rows }: { said: string; rows: readonly FittingRow[] }) {
  if (rows.length === 0) {
    return (
      <p className="pt-empty">
        没有找到与“{said}”相符的事项。请换一种说法，写明场所、物品和行为；也可能不归文化市场综合执法机构管。
      </p>
    )
  }
  return (
    <>
      <p className="pt-muted">按相符的程度排列，只供参考。是否违法、适用哪一项，由执法机关依证据认定。</p>
      <ul className="pt-results">
        {rows.map(row => (
          <li key={row.code}>
            <h2>
              <Link to={`/powers/${row.code}`}>{row.name}</Link>
            </h2>
            <p>{row.fine.join('；') || row.penaltyKinds.join('、') || KINDS[row.kind]}</p>
            <p>{whoseText(row)}</p>
            <p className="pt-muted">相符的词：{row.met.map(metText).join('、')}</p>
            <p className="pt-muted">
              {row.code}，{row.field}，{bookTitle(row.basis.law)}
              {row.basis.article}
              {row.confidence !== 'verified' && <em className="pt-unverified">未核实</em>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
