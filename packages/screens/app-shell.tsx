import { Button } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import { NavLink, type RouteObject } from 'react-router'
import { formatDayZh, isFictionalRegion } from '#kernel'
import type { SectionsByPage } from './sections.tsx'
import { holdsDuty, type Me } from './session.tsx'
import { dayName } from './strip-cells.ts'

export interface MenuItem {
  to: string
  label: string
  /** Heading it stands under, with the lines after it that have the same one. */
  group?: string
  /** Who sees it; everybody when left out. The server decides again. */
  duties?: readonly string[]
}

/** What a feature gives to an app: its addresses and its lines in the menu. */
export interface FeaturePages {
  menu: readonly MenuItem[]
  routes: RouteObject[]
  /** Parts for pages of other features, by the kind of page. */
  sections?: SectionsByPage
}

interface AppShellProps {
  me: Me
  menu: readonly MenuItem[]
  /** Chinese names of what the person is charged with. */
  duties: string
  /** Where the person finds his own account. */
  ownPage?: string
  onSignOut(): void
  children: ReactNode
}

/** Bar at the top with who, where and what day it is; menu by duty; the page. */
export function AppShell({ me, menu, duties, ownPage, onSignOut, children }: AppShellProps) {
  const [menuOpen, setMenuOpen] = useState(false)
  const lines = menu.filter(item => holdsDuty(me, item.duties))
  return (
    <div className="wh-shell">
      <a className="wh-skip" href="#main">
        跳到正文
      </a>
      <header className="wh-head">
        {isFictionalRegion(me.region) && <p className="wh-fictional">演示环境：地区、机构、人员均为虚构</p>}
        <div className="wh-bar">
          <Button className="wh-menu-button" aria-expanded={menuOpen} onClick={() => setMenuOpen(!menuOpen)}>
            菜单
          </Button>
          <NavLink className="wh-brand" to="/">
            文衡
          </NavLink>
          <span className="wh-bar-organ">{me.organName}</span>
          <span className="wh-bar-day">
            {formatDayZh(me.today)} {dayName(me.today)}
          </span>
          <span className="wh-bar-person">
            {ownPage ? (
              <NavLink to={ownPage} title="本人账号：口令、会话">
                {me.name}
              </NavLink>
            ) : (
              me.name
            )}
            <span className="wh-muted">{duties}</span>
          </span>
          <Button onClick={onSignOut}>退出</Button>
        </div>
      </header>
      <nav className={menuOpen ? 'wh-menu wh-menu-open' : 'wh-menu'} aria-label="主菜单">
        <ul>
          {lines.map((item, i) => (
            <Fragment key={item.to}>
              {item.group && item.group !== lines[i - 1]?.group && <li className="wh-menu-group">{item.group}</li>}
              <li>
                <NavLink to={item.to} end={item.to === '/'} onClick={() => setMenuOpen(false)}>
                  {item.label}
                </NavLink>
              </li>
            </Fragment>
          ))}
        </ul>
      </nav>
      <main id="main" className="wh-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

/** The head of a page: its title, what can be done first, and a word of explanation. */
export function PageHead({ title, children, note }: { title: ReactNode; children?: ReactNode; note?: ReactNode }) {
  return (
    <div className="wh-page-head">
      <h1>{title}</h1>
      <div className="wh-page-actions">{children}</div>
      {note && <p className="wh-muted">{note}</p>}
    </div>
  )
}
