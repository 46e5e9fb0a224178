import type { Handler, Party } from '../../acts.ts'
import type { CaseState } from '../state.ts'

/** A party as the forms print it. */
export const partyValue = (party: Party): Record<string, string> => ({
  name: party.name,
  kind: party.kind,
  ...((party.uscc ?? party.citizenId) && { idNumber: party.uscc ?? party.citizenId }),
  address: party.address,
  ...(party.representative && { representative: party.representative }),
  ...(party.phone && { phone: party.phone }),
})

export const officerValues = (team: readonly Handler[]): { name: string; certificateNo: string }[] =>
  team.map(o => ({ name: o.name, certificateNo: o.certificateNumber }))

/** What the case is called on documents. */
export const causeOf = (state: CaseState): string => state.cause ?? '涉嫌违反文化市场管理规定'
