export {
  type AdminCommand,
  type Administration,
  administrationsOf,
  checkAdministration,
  mayAppoint,
  type Person,
  refuseUnknown,
  whoMay,
} from './rules/administration.ts'
export { checkDuties } from './rules/duties.ts'
export {
  afterFailure,
  checkNotUsedBefore,
  checkPassword,
  passwordsExpireBefore,
  signInPolicy,
} from './rules/passwords.ts'
export { checkOrganNumber, checkOrganRegion, checkRegion } from './rules/places.ts'
