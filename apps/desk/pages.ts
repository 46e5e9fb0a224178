import { pages as certificates } from '#features/2-officers/certificates/page.tsx'
import { pages as disclosure } from '#features/3-institutions/disclosure/page.tsx'
import { pages as fineSeparation } from '#features/3-institutions/fine-separation/page.tsx'
import { pages as localLaw } from '#features/3-institutions/local-law/page.tsx'
import { pages as powerList } from '#features/3-institutions/power-list/page.tsx'
import { pages as caseFile } from '#features/4-platform/case-file/page.tsx'
import { pages as liveSupervision } from '#features/4-platform/live-supervision/page.tsx'
import { pages as tenancy } from '#features/4-platform/tenancy/page.tsx'
import { pages as subjects } from '#features/5-credit/subjects/page.tsx'
import { pages as caseHandling } from '#features/6-operation/case-handling/page.tsx'
import type { FeaturePages } from '#screens'

/**
 * The pages of the desk in the order of the menu; a feature adds its own here. Its `page.tsx` holds only lines of the
 * menu and addresses, whose screens load when they are opened:
 * `{ path: 'subjects', lazy: async () => ({ Component: (await import('./pages/subject-list.tsx')).SubjectList }) }`
 */
export const deskPages: readonly FeaturePages[] = [
  caseHandling,
  fineSeparation,
  disclosure,
  liveSupervision,
  subjects,
  certificates,
  tenancy,
  powerList,
  localLaw,
  caseFile,
]
