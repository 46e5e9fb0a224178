export type { PartyClass, PublicationAct, PublicParty, PublicRecord } from './acts.ts'
export { publicParty } from './rules/public-party.ts'
export { disclosureListener } from './store.ts'
