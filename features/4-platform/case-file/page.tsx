import { lazy } from 'react'
import type { FeaturePages } from '#screens'
import { FILE_READERS } from './contract.ts'

/** No page of its own: the file is a part of the page of its case. */
export const pages: FeaturePages = {
  menu: [],
  routes: [],
  sections: {
    case: [
      {
        key: 'caseFile',
        title: '案卷',
        duties: FILE_READERS,
        Component: lazy(() => import('./pages/case-file-section.tsx')),
      },
    ],
  },
}
