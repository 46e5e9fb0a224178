import { lazy } from 'react'
import type { FeaturePages } from '#screens'
import { PUBLICATION_READERS, PUBLICATION_WATCHERS } from './contract.ts'

/** Lines in the menu, and addresses whose screens load when they are opened. */
export const pages: FeaturePages = {
  menu: [{ to: '/publications', label: '公示', duties: PUBLICATION_READERS }],
  routes: [
    {
      path: 'publications',
      lazy: async () => ({ Component: (await import('./pages/publication-queue.tsx')).PublicationQueue }),
    },
    {
      path: 'publications/:id',
      lazy: async () => ({ Component: (await import('./pages/publication-page.tsx')).PublicationPage }),
    },
  ],
  sections: {
    case: [
      {
        key: 'publication',
        title: '公示',
        duties: PUBLICATION_WATCHERS,
        Component: lazy(() => import('./pages/publication-section.tsx')),
      },
    ],
  },
}
