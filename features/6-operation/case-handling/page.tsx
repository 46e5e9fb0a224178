import { lazy } from 'react'
import type { FeaturePages } from '#screens'

const officials = [
  'registrar',
  'handler',
  'leader',
  'legalReviewer',
  'hearingOfficer',
  'finance',
  'publisher',
  'archivist',
  'supervisor',
]

/** 工作台, the list of cases, a new finding, the page of a case and its file; on the page of a subject its cases. */
export const pages: FeaturePages = {
  menu: [
    { to: '/', label: '工作台', duties: officials },
    { to: '/cases', label: '案件', duties: officials },
  ],
  routes: [
    { index: true, lazy: async () => ({ Component: (await import('./pages/work-desk.tsx')).WorkDesk }) },
    { path: 'cases', lazy: async () => ({ Component: (await import('./pages/case-list.tsx')).CaseList }) },
    { path: 'cases/new', lazy: async () => ({ Component: (await import('./pages/new-finding.tsx')).NewFinding }) },
    { path: 'cases/:id', lazy: async () => ({ Component: (await import('./pages/case-page.tsx')).CasePage }) },
    {
      path: 'cases/:id/file',
      lazy: async () => ({ Component: (await import('./pages/case-reading.tsx')).CaseReading }),
    },
  ],
  sections: {
    subject: [{ key: 'cases', title: '案件和处罚', Component: lazy(() => import('./pages/cases-of-subject.tsx')) }],
  },
}
