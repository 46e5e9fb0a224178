import type { Duty } from '#host/identity'
import type { RegionCode } from '#kernel'

export type OrganFacts = {
  name: string
  shortName: string
  numberRegion: string
  numberOrgan: string
  address: string
  phone: string
  delegated: boolean
}

/** Administrative acts. No password, temporary or not, ever stands in one. */
interface ActData {
  regionAdded: { code: RegionCode; name: string; fictional: boolean }
  organAdded: OrganFacts & { organId: string; region: RegionCode }
  organChanged: OrganFacts & { organId: string }
  accountCreated: { accountId: string; organId: string; login: string; name: string; proposedDuties: readonly Duty[] }
  administratorAppointed: { accountId: string; login: string; duty: Duty }
  dutiesChanged: { accountId: string; login: string; before: readonly Duty[]; after: readonly Duty[] }
  accountLocked: { accountId: string; login: string; reason: string }
  accountUnlocked: { accountId: string; login: string; reason: string }
  accountDeactivated: { accountId: string; login: string; reason: string }
  accountReactivated: { accountId: string; login: string; reason: string }
  passwordReset: { accountId: string; login: string }
}

export type AdministrationActType = keyof ActData
export type AdministrationAct = { [T in AdministrationActType]: { type: T; data: ActData[T] } }[AdministrationActType]
