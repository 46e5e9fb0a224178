import { join } from 'node:path'
import { createTypesetter } from '#documents'
import { disclosureListener } from '#features/3-institutions/disclosure'
import { projectPayments, treasuryFor } from '#features/3-institutions/fine-separation'
import { lawRegister } from '#features/3-institutions/local-law'
import { raiseAlerts, tallyCases } from '#features/4-platform/live-supervision'
import type { CaseServices } from '#features/6-operation/case-handling'
import type { FileStore } from '#host'
import { isFictionalRegion } from '#kernel'
import { localProfile } from '#law-engine'
import { loadLaw } from '#law-engine/load'

/** What cases need besides the database: the law, the typesetter, the finance system, and the features that listen. */
export function caseServices(options: {
  repository: string
  files: FileStore
  publicAddress: string
  /** Invented places get invented payment codes. */
  demonstration: boolean
}): CaseServices {
  const lawDir = join(options.repository, 'law')
  const law = loadLaw(lawDir)
  return {
    law,
    lawIn: lawRegister(law),
    typesetter: createTypesetter({ lawDir }),
    files: options.files,
    treasury: treasuryFor(options),
    listeners: [projectPayments, tallyCases, raiseAlerts, disclosureListener(law)],
    checkUrl: `${options.publicAddress}/portal/check`,
    settingsOf: (region, here, on) => ({
      profile: localProfile(here, region, on)?.id ?? (isFictionalRegion(region) ? 'three-seven' : 'national'),
    }),
  }
}
