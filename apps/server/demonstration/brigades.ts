import type { Post } from '#features/6-operation/case-handling/story.ts'
import { type Database, type Duty, type Identity, systemClaims } from '#host'
import type { RegionCode } from '#kernel'

export interface Brigade {
  organId: string
  people: Record<Post, Identity>
}

/** Who works where in the demonstration, by the logins `990102-handler1`; the desk is that of the city. */
export async function loadBrigades(database: Database): Promise<ReadonlyMap<RegionCode, Brigade>> {
  const rows = await database.read(systemClaims, c =>
    c.named<{
      login: string
      user_id: string
      name: string
      organ_id: string
      organ_name: string
      region: RegionCode
      duties: Duty[]
    }>(
      'demonstration-brigades',
      `select a.login, a.id as user_id, a.name, o.id as organ_id, o.name as organ_name, a.region,
         array(select d.duty from account_duty d where d.account_id = a.id order by d.duty) as duties
       from account a join organ o on o.id = a.organ_id where a.login ~ '^99\\d{4}-'`,
      [],
    ),
  )
  const byLogin = new Map(
    rows.map(r => [
      r.login,
      {
        userId: r.user_id,
        name: r.name,
        organId: r.organ_id,
        organName: r.organ_name,
        region: r.region,
        duties: r.duties,
      },
    ]),
  )
  const posts = ['handler1', 'handler2', 'leader', 'review', 'hearing', 'finance', 'publish', 'archive'] as const
  const counties = [...new Set(rows.map(r => r.region))].filter(code => !code.endsWith('00'))
  return new Map(
    counties.map(region => {
      const local = posts.map(post => [post, byLogin.get(`${region}-${post}`)!] as const)
      const people = Object.fromEntries([
        ...local,
        ['desk', byLogin.get('990100-desk')!],
      ]) as unknown as Brigade['people']
      return [region, { organId: people.leader.organId, people }]
    }),
  )
}
