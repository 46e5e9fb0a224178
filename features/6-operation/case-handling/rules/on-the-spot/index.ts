import { cashRules } from './cash.ts'
import { decidingOnTheSpotRules } from './decide.ts'
import { filingWithOrganRules } from './file.ts'

export const onTheSpotRules = { ...decidingOnTheSpotRules, ...cashRules, ...filingWithOrganRules }
