import { pages as disclosure } from '#features/3-institutions/disclosure/portal.tsx'
import { pages as powerList } from '#features/3-institutions/power-list/portal.tsx'
import type { PublicPages } from '#screens/public'

/** The pages of the public site in the order of the menu; a feature adds its own here. */
export const portalPages: readonly PublicPages[] = [disclosure, powerList]
