export { hashPassword } from '#host/passwords'
export { Me, type OrganRow, RegionRow, SESSION_COOKIE, SignIn } from './contract.ts'
export { checkDuties, checkPassword } from './rules.ts'
export { addAccount, addOrgan, addRegion, listRegions, type NewOrgan, resetFromConsole } from './store.ts'
