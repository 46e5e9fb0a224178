import { NavLink } from 'react-router'

/** The pages that belong together under one line of the menu. */
export const PageTabs = ({ label, tabs }: { label: string; tabs: readonly { to: string; label: string }[] }) => (
  <nav className="wh-tabs" aria-label={label}>
    <ul>
      {tabs.map((tab, i) => (
        <li key={tab.to}>
          {/* the first is the page itself: below it stand the others */}
          <NavLink to={tab.to} end={i === 0}>
            {tab.label}
          </NavLink>
        </li>
      ))}
    </ul>
  </nav>
)
