import type { FormEvent } from 'react'
import { bookTitle } from '#kernel'
import { Answer, go, Link, useAsked, usePlace } from '#screens/public'
import type { FieldRow, PowerRow } from '../contract.ts'
import { FittingForm } from './public-fitting.tsx'
import { KINDS } from './words.ts'

interface Page {
  rows: PowerRow[]
  total: number
}

/** Most items there are; the whole of a field stands on one page. */
const LIMIT = 400

/** 权力清单: what an organ may do, under which article, for everybody to read. */
export function PublicPowers() {
  const { query } = usePlace()
  const search = query.get('search') ?? ''
  const fields = useAsked<FieldRow[]>('/api/law/fields')
  const known = fields.state === 'there' ? fields.data.filter(field => field.enabled) : []
  // without a question the first field: the whole list is long
  const fieldCode = query.get('field') ?? (search === '' ? (known[0]?.code ?? '') : '')
  const asked = new URLSearchParams({
    limit: String(LIMIT),
    ...(fieldCode && { fieldCode }),
    ...(search && { search }),
  })
  const page = useAsked<Page>(fieldCode || search ? `/api/law/powers?${asked}` : undefined)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const wanted = new URLSearchParams()
    for (const name of ['field', 'search']) {
      const text = String(said.get(name) ?? '').trim()
      if (text) wanted.set(name, text)
    }
    go(`/powers?${wanted}`)
  }
  return (
    <>
      <h1>权力清单</h1>
      <p className="pt-lead">执法机关可以处罚、查封、检查的事项，依据的条文和罚款幅度。</p>
      <h2>按事实查找</h2>
      <FittingForm said="" />
      <h2>按领域和名称查找</h2>
      <form className="pt-form" role="search" onSubmit={submit} key={`${fieldCode} ${search}`}>
        <div className="pt-fields">
          <div className="pt-field">
            <label htmlFor="field">领域</label>
            <select key={known.length} id="field" name="field" defaultValue={fieldCode}>
              <option value="">全部领域</option>
              {known.map(({ code, name, powers }) => (
                <option key={code} value={code}>
                  {name}（{powers}项）
                </option>
              ))}
            </select>
          </div>
          <div className="pt-field">
            <label htmlFor="search">名称、编码、法规条款</label>
            <input id="search" name="search" type="search" defaultValue={search} maxLength={100} />
          </div>
        </div>
        <button type="submit" className="pt-primary">
          查询
        </button>
      </form>
      <Answer asked={page}>{({ rows, total }) => <Powers rows={rows} total={total} />}</Answer>
    </>
  )
}

function Powers({ rows, total }: Page) {
  if (rows.length === 0) return <p className="pt-empty">没有符合条件的事项。</p>
  return (
    <>
      <p className="pt-muted">
        共 {total} 项{total > rows.length && `，显示前 ${rows.length} 项`}
      </p>
      <ul className="pt-results">
        {rows.map(row => (
          <li key={row.code}>
            <h2>
              <Link to={`/powers/${row.code}`}>{row.name}</Link>
            </h2>
            <p>
              {row.penaltyKinds.join('、') || KINDS[row.kind]}
              {row.fine.length > 0 && `；${row.fine.join('；')}`}
            </p>
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
