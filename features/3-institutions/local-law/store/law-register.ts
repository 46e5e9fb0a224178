import type { Connection } from '#host'
import { dayOf, type RegionCode, regionPrefix } from '#kernel'
import { type Amendments, amendLaw, type Law } from '#law-engine'
import type { RuleContent } from '../acts.ts'
import { itemAsLaw, profileAsLaw } from '../rules.ts'

interface EffectiveRow {
  id: string
  region: RegionCode
  content: RuleContent
  valid_until: string | null
  drafted_at: Date
}

/** The law of a place: that of the folder with what its nation, province, city and county have added. */
export type LawIn = (connection: Connection, region: RegionCode) => Promise<Law>

/**
 * Makes the law of places and keeps it until something there changes. Every instance of the server asks the database
 * which state of the additions is current, so that none decides under an old one.
 */
export function lawRegister(base: Law): LawIn {
  const made = new Map<string, { effect: string; law: Law }>()
  return async (connection, region) => {
    const prefix = regionPrefix(region)
    const [state] = await connection.named<{ effect: string }>(
      'local-rule-effect',
      // the sum changes with every change, also when two were adopted at once and the later number was there first
      'select coalesce(sum(effect), 0)::text as effect from local_rule where effect is not null and starts_with($1, covers)',
      [prefix],
    )
    const { effect } = state!
    if (effect === '0') return base
    const kept = made.get(prefix)
    if (kept?.effect === effect) return kept.law
    const { law } = amendLaw(base, await amendmentsFor(connection, base, region, effect))
    made.set(prefix, { effect, law })
    return law
  }
}

/** What applies or has applied in a place. Ended rules stay: what was done under them is judged by them. */
export async function amendmentsFor(
  connection: Connection,
  base: Law,
  region: RegionCode,
  stamp: string,
): Promise<Amendments> {
  const rows = await connection.named<EffectiveRow & Record<string, unknown>>(
    'local-rules-in-effect',
    `select id, region, content, valid_until, drafted_at from local_rule
     where effect is not null and stage <> 'withdrawn' and starts_with($1, covers) order by covers desc, effect`,
    [regionPrefix(region)],
  )
  return {
    stamp,
    confirmations: rows.flatMap(({ content, valid_until }) =>
      content.kind === 'confirmation' && valid_until === null ? [content.confirmation] : [],
    ),
    items: rows.flatMap(({ content, valid_until, drafted_at }) =>
      content.kind === 'item'
        ? [itemAsLaw(content.code, content.item, base, dayOf(drafted_at), valid_until ?? undefined)]
        : [],
    ),
    profiles: rows.flatMap(({ content, region: of, valid_until, drafted_at }) =>
      content.kind === 'profile'
        ? [profileAsLaw(content.id, content.profile, of, dayOf(drafted_at), valid_until ?? undefined)]
        : [],
    ),
  }
}
