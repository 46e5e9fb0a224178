import { lazy } from 'react'
import type { FeaturePages } from '#screens'

/** No page of its own: the file is a part of the page of its case. */
export const pages: FeaturePages = {
  menu: [],
  routes: [],
  sections: {
    case: [{ key: 'caseFile', title: '案卷', Component: lazy(() => import('./pages/case-file-section.tsx')) }],
  },
}
