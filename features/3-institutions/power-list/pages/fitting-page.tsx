import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { DayInput, EmptyState, PageHead, ProblemNotice, problemOf, Unverified, useApi } from '#screens'
import type { FittingRow } from '../contract.ts'
import { PowerTabs } from './power-tabs.tsx'
import { basisText, metText, whoseText } from './words.ts'

/** 按事实查找: the act in anybody's words, and the items that may fit it. */
export function FittingPage() {
  const [query, setQuery] = useSearchParams()
  const said = query.get('q') ?? ''
  const on = query.get('on') ?? undefined
  const ask = (q: string, day: string | undefined) => setQuery({ ...(q && { q }), ...(day && { on: day }) })
  const api = useApi()
  const found = useQuery({
    queryKey: ['law', 'fitting', said, on],
    queryFn: () => api.get<FittingRow[]>('/api/law/fitting', { q: said, on }),
    enabled: said !== '',
  })
  return (
    <>
      <PageHead title="权力清单" note="用平常的话说发生了什么，查找可能适用的事项。" />
      <PowerTabs />
      <div className="wh-stack">
        <Input.Search
          key={said}
          defaultValue={said}
          aria-label="发生了什么事"
          placeholder="例如：网吧让小孩上网"
          maxLength={200}
          enterButton="查找"
          size="large"
          onSearch={text => ask(text.trim(), on)}
        />
        <p>
          适用日期 <DayInput aria-label="适用日期" {...(on && { value: on })} onChange={day => ask(said, day)} />{' '}
          <span className="wh-muted">缺省为今天；查以前的行为，选择当日。</span>
        </p>
        <div aria-live="polite" className="wh-stack">
          {said === '' && (
            <EmptyState title="写下什么地方、什么人、做了什么，例如“街边卖盗版光盘”“装小锅盖看外国台”。" />
          )}
          {said !== '' && found.isPending && <p className="wh-muted">正在查找……</p>}
          {found.error && <ProblemNotice problem={problemOf(found.error)} />}
          {found.data?.length === 0 && (
            <EmptyState title={`没有找到与“${said}”相符的事项。`}>
              <p>请换一种说法，写明场所、物品和行为；也可能不属于文化市场综合执法的事项。</p>
            </EmptyState>
          )}
          {found.data && found.data.length > 0 && <Found rows={found.data} />}
        </div>
      </div>
    </>
  )
}

const Found = ({ rows }: { rows: readonly FittingRow[] }) => (
  <>
    <p className="wh-muted">按相符的程度排列。是否构成违法、适用哪一项，由办案人员依证据认定。</p>
    {rows.map(row => (
      <section key={row.code} className="wh-sheet" aria-labelledby={`fit-${row.code}`}>
        <h2 id={`fit-${row.code}`}>
          <Link to={`/powers/${row.code}`}>{row.name}</Link>
          <Unverified confidence={row.confidence} />
        </h2>
        <p>{row.fine.join('；') || row.penaltyKinds.join('、') || '不设罚款'}</p>
        <p>
          {whoseText(row)}
          <Unverified confidence={row.competence.confidence} />
        </p>
        <p className="wh-muted">
          相符的词：
          {row.met.map((word, i) => (
            <span key={i} title={word.reason ?? undefined}>
              {i > 0 && '、'}
              {metText(word)}
            </span>
          ))}
        </p>
        <p className="wh-muted">
          {row.code}　{row.field}　{basisText(row.basis)}
        </p>
      </section>
    ))}
  </>
)
