import { useState } from 'react'
import { Link, useAsked, usePlace } from '#screens/public'
import { portalPages } from './pages.ts'
import { keepView, readView, type ViewName } from './view.ts'

const views: readonly { name: ViewName; label: string }[] = [
  { name: 'large', label: '大字' },
  { name: 'contrast', label: '高对比' },
]

/** Name, menu, and how one wants to see the site. */
export function Header() {
  const { path } = usePlace()
  const [view, setView] = useState(readView)
  const about = useAsked<{ fictional: boolean }>('/api/public/about')
  const turn = (name: ViewName) => {
    const next = { ...view, [name]: !view[name] }
    setView(next)
    keepView(next)
  }
  return (
    <header className="pt-head">
      {about.state === 'there' && about.data.fictional && (
        <p className="pt-fictional">演示环境：地区、机构、人员均为虚构</p>
      )}
      <div className="pt-bar">
        <Link to="/" className="pt-brand">
          文衡<span>公众服务</span>
        </Link>
        <div className="pt-views">
          {views.map(({ name, label }) => (
            <button key={name} type="button" aria-pressed={view[name]} onClick={() => turn(name)}>
              {label}
            </button>
          ))}
        </div>
      </div>
      <nav aria-label="主菜单">
        <ul className="pt-menu">
          {portalPages.map(({ menu }) =>
            menu.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} aria-current={path === to || path.indexOf(`${to}/`) === 0 ? 'page' : undefined}>
                  {label}
                </Link>
              </li>
            )),
          )}
        </ul>
      </nav>
    </header>
  )
}

export const Footer = () => (
  <footer className="pt-foot">
    <p>文化市场综合执法平台 文衡。查询和核验不需要账号，不使用 Cookie，不记录您查询了什么。</p>
    <p>行政区划代码以 99 开头的地区和其中的机构、人员均为虚构，用于演示。</p>
  </footer>
)
