import { type RegionCode, regionPrefix } from '#kernel'

/**
 * What row security sees of the person asking. Policies compare a row's region with the half-open range
 * [regionFrom, regionTo): range comparison keeps the index usable, which `like` does not.
 */
export interface Claims {
  regionFrom: string
  regionTo: string
  userId: string
}

/** No claim: every policy is closed. */
export const noClaims: Claims = { regionFrom: '', regionTo: '', userId: '' }

/** The jurisdiction of a division: `990102` sees itself, `990100` its counties too, `000000` the nation. */
export function claimsFor(identity: { userId: string; region: RegionCode }): Claims {
  const prefix = regionPrefix(identity.region)
  return { regionFrom: prefix === '' ? '000000' : prefix, regionTo: `${prefix}~`, userId: identity.userId }
}

/** The system itself (projectors, jobs, seeds): the whole nation, no person. */
export const systemClaims: Claims = { regionFrom: '000000', regionTo: '~', userId: '' }

/**
 * The county whose rows are all that these claims show. A query that says so itself (`region = …`) finds them in the order
 * of an index, where a range of divisions would have to be sorted.
 */
export const onlyCounty = ({ regionFrom, regionTo }: Claims): RegionCode | undefined =>
  regionFrom.length === 6 && regionTo === `${regionFrom}~` ? regionFrom : undefined
