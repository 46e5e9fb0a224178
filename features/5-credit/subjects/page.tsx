import type { FeaturePages } from '#screens'
import { MAY_LOOK } from './pages/words.ts'

export const pages: FeaturePages = {
  menu: [{ to: '/subjects', label: '主体', duties: MAY_LOOK }],
  routes: [
    { path: 'subjects', lazy: async () => ({ Component: (await import('./pages/subject-table.tsx')).SubjectTable }) },
    { path: 'subjects/new', lazy: async () => ({ Component: (await import('./pages/new-subject.tsx')).NewSubject }) },
    { path: 'subjects/:id', lazy: async () => ({ Component: (await import('./pages/subject-page.tsx')).SubjectPage }) },
  ],
}
