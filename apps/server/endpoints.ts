import { endpoints as certificates } from '#features/2-officers/certificates/api.ts'
import { endpoints as disclosure } from '#features/3-institutions/disclosure/api.ts'
import { endpoints as fineSeparation } from '#features/3-institutions/fine-separation/api.ts'
import { endpoints as localLaw } from '#features/3-institutions/local-law/api.ts'
import { endpoints as powerList } from '#features/3-institutions/power-list/api.ts'
import { endpoints as caseFile } from '#features/4-platform/case-file/api.ts'
import { endpoints as liveSupervision } from '#features/4-platform/live-supervision/api.ts'
import { endpoints as tenancy } from '#features/4-platform/tenancy/api.ts'
import { endpoints as subjects } from '#features/5-credit/subjects/api.ts'
import type { CaseServices } from '#features/6-operation/case-handling'
import { endpoints as caseHandling } from '#features/6-operation/case-handling/api.ts'
import { type Endpoint, fileEndpoints, ledgerEndpoints } from '#host'
import { healthEndpoint } from './health.ts'

/** Every door of the API. A feature adds its own list here. */
export const allEndpoints = (version: string, services: CaseServices): Endpoint[] => [
  healthEndpoint(version),
  ...fileEndpoints,
  ...ledgerEndpoints,
  ...tenancy,
  ...certificates,
  ...subjects,
  ...powerList(services),
  ...localLaw(services),
  ...caseHandling(services),
  ...fineSeparation(services),
  ...liveSupervision(services),
  ...caseFile(services),
  ...disclosure(services),
]
