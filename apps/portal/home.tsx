import type { FormEvent, ReactNode } from 'react'
import { go, Link } from '#screens/public'

/** What one can do here, the two most wanted things at once. */
export function Home() {
  return (
    <div className="pt-home">
      <h1>处罚公开可查，文书真伪可验</h1>
      <div className="pt-home-first">
        <Task
          title="查处罚"
          note="谁因为什么、依据哪一条、受到什么处罚，金额怎样得出。"
          field="当事人、案由、文号"
          name="search"
          button="查询"
          to={text => (text === '' ? '/decisions' : `/decisions?search=${encodeURIComponent(text)}`)}
        />
        <Task
          title="核验文书"
          note="收到执法文书，先看真假，再看此后有没有变更、撤回。"
          field="文书上的核验码"
          name="code"
          button="核验"
          to={text => (text === '' ? '/check' : `/check/${encodeURIComponent(text)}`)}
        />
      </div>
      <ul className="pt-home-more">
        <More to="/bundle" title="核验案卷包">
          在您自己的设备上逐项核验案卷是否完整、有没有被改动。
        </More>
        <More to="/powers" title="权力清单">
          执法机关可以处罚的事项、依据的条文和罚款幅度。
        </More>
        <More to="/data" title="开放数据">
          整批下载公示数据，接口说明，更正和撤回的记录。
        </More>
      </ul>
    </div>
  )
}

interface TaskProps {
  title: string
  note: string
  field: string
  name: string
  button: string
  to(text: string): string
}

function Task({ title, note, field, name, button, to }: TaskProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    go(to(String(new FormData(event.currentTarget).get(name) ?? '').trim()))
  }
  return (
    <section className="pt-task" aria-labelledby={`task-${name}`}>
      <h2 id={`task-${name}`}>{title}</h2>
      <p>{note}</p>
      <form onSubmit={submit}>
        <label htmlFor={`home-${name}`}>{field}</label>
        <div className="pt-search-row">
          <input id={`home-${name}`} name={name} type="search" maxLength={100} autoComplete="off" />
          <button type="submit" className="pt-primary">
            {button}
          </button>
        </div>
      </form>
    </section>
  )
}

const More = ({ to, title, children }: { to: string; title: string; children: ReactNode }) => (
  <li>
    <Link to={to}>{title}</Link>
    <p>{children}</p>
  </li>
)
