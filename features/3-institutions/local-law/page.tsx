import { lazy } from 'react'
import type { FeaturePages } from '#screens'

/** 地方规定: what a place adds to the law, and the reading of items. */
export const pages: FeaturePages = {
  menu: [
    { to: '/local-rules', label: '地方规定', duties: ['legalReviewer', 'leader', 'supervisor', 'handler'] },
    // who keeps the installation answers for the folder with the data
    { to: '/law-review', label: '法律数据复核', duties: ['legalReviewer', 'leader', 'systemAdmin'] },
  ],
  routes: [
    { path: 'local-rules', lazy: async () => ({ Component: (await import('./pages/rule-table.tsx')).RuleTable }) },
    {
      path: 'local-rules/confirm',
      lazy: async () => ({ Component: (await import('./pages/new-rule.tsx')).ConfirmPage }),
    },
    { path: 'local-rules/item', lazy: async () => ({ Component: (await import('./pages/new-rule.tsx')).NewItemPage }) },
    {
      path: 'local-rules/profile',
      lazy: async () => ({ Component: (await import('./pages/new-rule.tsx')).NewProfilePage }),
    },
    {
      path: 'law-review',
      lazy: async () => ({ Component: (await import('./pages/freshness-page.tsx')).FreshnessPage }),
    },
    { path: 'local-rules/:id', lazy: async () => ({ Component: (await import('./pages/rule-page.tsx')).RulePage }) },
  ],
  sections: {
    caseNotices: [{ key: 'withdrawnReadings', Component: lazy(() => import('./pages/withdrawn-notice.tsx')) }],
  },
}
