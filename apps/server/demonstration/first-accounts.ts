import { randomBytes } from 'node:crypto'
import { addCertificate } from '#features/2-officers/certificates'
import { addAccount, addOrgan, addRegion, hashPassword } from '#features/4-platform/tenancy'
import { type Database, type Duty, systemClaims } from '#host'
import { NATION, newId, type RegionCode } from '#kernel'

export interface FirstAccount {
  login: string
  password: string
  name: string
  place: string
}

/** An installation with people in it has been set up. */
export const isSetUp = (database: Database): Promise<boolean> =>
  database.read(systemClaims, async c => ((await c.query('select 1 from account limit 1')).rowCount ?? 0) > 0)

/** The demonstration city is in this database: its account names begin with codes that no real division has. */
export const isDemonstration = (database: Database): Promise<boolean> =>
  database.read(
    systemClaims,
    async c => ((await c.query("select 1 from account where login = '990100-desk'")).rowCount ?? 0) > 0,
  )

/** A real installation begins with one system administrator, whose password is shown once. */
export async function setUpEmpty(database: Database): Promise<FirstAccount[]> {
  const password = randomBytes(15).toString('base64url')
  await database.write(systemClaims, async c => {
    const organId = newId()
    await addRegion(c, { code: NATION, name: '全国', fictional: false })
    await addOrgan(c, {
      id: organId,
      region: NATION,
      name: '系统管理',
      shortName: '系统管理',
      numberRegion: '',
      numberOrgan: '',
    })
    await addAccount(c, {
      id: newId(),
      organId,
      region: NATION,
      login: 'admin',
      name: '系统管理员',
      passwordHash: await hashPassword(password),
      duties: ['systemAdmin'],
      mustChange: true,
    })
  })
  return [{ login: 'admin', password, name: '系统管理员', place: '全国' }]
}

/** Said on every screen and in the terminal: these places and people do not exist. */
const DEMONSTRATION_PASSWORD = 'wenheng-demo-2025'

const places: { code: RegionCode; name: string; organ: string; short: string }[] = [
  { code: '990000', name: '文衡省', organ: '文衡省文化市场综合执法局', short: '衡' },
  { code: '990100', name: '文衡市', organ: '文衡市文化市场综合执法支队', short: '文衡' },
  { code: '990101', name: '琴台区', organ: '文衡市琴台区文化市场综合执法大队', short: '琴台' },
  { code: '990102', name: '衡北县', organ: '文衡市衡北县文化市场综合执法大队', short: '衡北' },
  { code: '990103', name: '墨池县', organ: '文衡市墨池县文化市场综合执法大队', short: '墨池' },
]

/** Who works in a county brigade, and what each does. */
const countyPosts: { post: string; family: string; duties: Duty[] }[] = [
  { post: 'leader', family: '林', duties: ['leader'] },
  { post: 'handler1', family: '周', duties: ['handler'] },
  { post: 'handler2', family: '许', duties: ['handler'] },
  { post: 'handler3', family: '沈', duties: ['handler'] },
  { post: 'review', family: '方', duties: ['legalReviewer'] },
  { post: 'hearing', family: '陶', duties: ['hearingOfficer'] },
  { post: 'finance', family: '钱', duties: ['finance'] },
  { post: 'publish', family: '江', duties: ['publisher'] },
  { post: 'archive', family: '石', duties: ['archivist'] },
]

const upperPosts: { post: string; family: string; duties: Duty[] }[] = [
  { post: 'desk', family: '吴', duties: ['registrar'] },
  { post: 'leader', family: '郑', duties: ['leader'] },
  { post: 'review', family: '方', duties: ['legalReviewer'] },
  { post: 'supervise', family: '严', duties: ['supervisor'] },
  { post: 'system', family: '纪', duties: ['systemAdmin'] },
  { post: 'security', family: '安', duties: ['securityAdmin'] },
  { post: 'audit', family: '查', duties: ['auditAdmin'] },
]

const givenNames = ['文谦', '思远', '若水', '怀瑾', '砚秋', '明澈', '清和', '以宁', '长庚']

/** The demonstration: province, city and three counties with their people. Logins read `衡北县 → 990102-handler1`. */
export async function setUpDemonstration(database: Database): Promise<FirstAccount[]> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
  const accounts: FirstAccount[] = []
  await database.write(systemClaims, async c => {
    for (const [i, place] of places.entries()) {
      const organId = newId()
      await addRegion(c, { code: place.code, name: place.name, fictional: true })
      await addOrgan(c, {
        id: organId,
        region: place.code,
        name: place.organ,
        shortName: place.name,
        numberRegion: place.short,
        numberOrgan: '文综',
      })
      const posts = place.code.endsWith('00') ? upperPosts : countyPosts
      for (const [j, post] of posts.entries()) {
        const login = `${place.code}-${post.post}`
        const name = post.family + givenNames[(i * 4 + j) % givenNames.length]
        const id = newId()
        await addAccount(c, { id, organId, region: place.code, login, name, passwordHash, duties: post.duties })
        if (post.duties.includes('handler')) {
          await addCertificate(c, {
            officerId: id,
            number: `${place.code}21${String(j).padStart(3, '0')}`,
            region: place.code,
            fieldCodes: [],
            validFrom: '2022-05-21',
            // the third handler's lapses early, so that the refusal can be seen
            validUntil: post.post === 'handler3' ? '2025-05-20' : '2027-05-20',
            status: 'valid',
          })
        }
        accounts.push({ login, password: DEMONSTRATION_PASSWORD, name, place: place.name })
      }
    }
  })
  return accounts
}
