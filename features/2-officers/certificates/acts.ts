import type { PlainDate, RegionCode } from '#kernel'

/** What happens to certificates and what officers declare. */
interface ActData {
  certificateRegistered: {
    officerId: string
    officerName: string
    number: string
    region: RegionCode
    fieldCodes: readonly string[]
    validFrom: PlainDate
    validUntil: PlainDate
  }
  certificateSuspended: { officerId: string; officerName: string; number: string; on: PlainDate; reason: string }
  certificateResumed: { officerId: string; officerName: string; number: string; on: PlainDate; reason: string }
  certificateWithdrawn: { officerId: string; officerName: string; number: string; on: PlainDate; reason: string }
}
export type CertificateActType = keyof ActData
export type CertificateAct = { [T in CertificateActType]: { type: T; data: ActData[T] } }[CertificateActType]

export type ConflictAct = {
  type: 'conflictDeclared'
  data: { officerId: string; officerName: string; subjectId: string; relation: string; on: PlainDate }
}
