import type { PlainDate } from '#kernel'
import type { ConsistencyStandard } from './data-types.ts'
import { inForceOn } from './in-force.ts'
import type { Law } from './types.ts'

/** How like cases are compared on a day, the latest of those in force; undefined before there was any. */
export const consistencyStandard = (law: Law, on: PlainDate): ConsistencyStandard | undefined =>
  inForceOn(law.consistency, on).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
