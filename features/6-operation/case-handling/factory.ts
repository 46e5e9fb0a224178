import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createTypesetter, type Typesetter } from '#documents'
import { addCertificate } from '#features/2-officers/certificates'
import { addAccount, addOrgan, addRegion } from '#features/4-platform/tenancy'
import { addSubject } from '#features/5-credit/subjects'
import { claimsFor, createFileStore, type Database, type Duty, type Identity, systemClaims } from '#host'
import { movableClock, newId, newPaperCode } from '#kernel'
import type { Law } from '#law-engine'
import { loadLaw } from '#law-engine/load'
import type { CaseCommand } from './rules/commands.ts'
import type { CaseState } from './rules/state.ts'
import {
  type CaseListener,
  type CaseServices,
  type CommandResult,
  registerFinding,
  runCommand,
  type Treasury,
} from './store.ts'
import { type Known, type Post, remember, type StoryStep } from './story.ts'

export { publicCases, type RoadFacts, roadOf, type StoryStep } from './story.ts'

const LAW_DIR = resolve(import.meta.dirname, '../../../law')
export const COUNTY = '990102'

/** Who works in the brigade of the tests, and in the city above it. */
const posts: Record<Post, { name: string; duties: Duty[] }> = {
  desk: { name: '吴若水', duties: ['registrar'] },
  handler1: { name: '周砚秋', duties: ['handler'] },
  handler2: { name: '许明澈', duties: ['handler'] },
  leader: { name: '林怀瑾', duties: ['leader'] },
  review: { name: '方以宁', duties: ['legalReviewer'] },
  hearing: { name: '陶长庚', duties: ['hearingOfficer'] },
  finance: { name: '钱文谦', duties: ['finance'] },
  publish: { name: '江思远', duties: ['publisher'] },
  archive: { name: '石清和', duties: ['archivist'] },
}

/** A county brigade on a real database, with real law, typesetter and files; only the finance system is a stand-in. */
export interface CaseWorld {
  database: Database
  services: CaseServices
  clock: ReturnType<typeof movableClock>
  identity: Record<Post, Identity>
  known: Known
  /** Carries steps through as commands, each in a transaction of its own; gives the case they were about. */
  walk(steps: readonly StoryStep[]): Promise<{ caseId: string; results: CommandResult[]; state: CaseState }>
  /** One command by one person, at the clock's time. */
  give(post: Post, caseId: string, command: CaseCommand): Promise<CommandResult>
  stateOf(caseId: string): Promise<CaseState>
  close(): Promise<void>
}

export async function caseWorld(
  database: Database,
  options: {
    listeners?: readonly CaseListener[]
    treasury?: Treasury
    typesetter?: Typesetter
    venue?: string
    /** The law of places, where they add to it. */
    lawIn?: (base: Law) => CaseServices['lawIn']
  } = {},
): Promise<CaseWorld> {
  const clock = movableClock('2025-05-26T01:00:00Z')
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-files-'))
  const typesetter = options.typesetter ?? createTypesetter({ lawDir: LAW_DIR })
  const law = loadLaw(LAW_DIR)
  const services: CaseServices = {
    law,
    lawIn: options.lawIn?.(law) ?? (async () => law),
    typesetter,
    files: createFileStore(folder),
    treasury: options.treasury ?? {
      issue: async () => ({
        code: `99010225${newPaperCode(3).replaceAll('-', '')}`,
        bank: '文衡银行（虚构）',
        account: '非税收入汇缴结算户（虚构）',
      }),
    },
    listeners: options.listeners ?? [],
    checkUrl: 'http://127.0.0.1:8080/portal/check',
    settingsOf: () => ({ profile: 'three-seven' }),
  }
  const organs = { county: newId(), city: newId() }
  const identity = identities(organs)
  const subjectId = await database.write(systemClaims, async c => {
    await addRegion(c, { code: '990100', name: '文衡市', fictional: true })
    await addRegion(c, { code: COUNTY, name: '衡北县', fictional: true })
    for (const [key, region, short] of [
      ['county', COUNTY, '衡北'],
      ['city', '990100', '文衡'],
    ] as const) {
      await addOrgan(c, {
        id: organs[key],
        region,
        name: `${short}文化市场综合执法大队`,
        shortName: short,
        numberRegion: short,
        numberOrgan: '文综',
      })
    }
    for (const [post, person] of Object.entries(identity)) {
      const { userId: id, organId, region, name, duties } = person
      await addAccount(c, { id, organId, region, login: `${region}-${post}`, name, passwordHash: 'none', duties })
      if (duties.includes('handler')) {
        await addCertificate(c, {
          officerId: id,
          number: `99010221${post.slice(-1).padStart(3, '0')}`,
          region: COUNTY,
          fieldCodes: [],
          validFrom: '2022-05-21',
          validUntil: '2027-05-20',
          status: 'valid',
        })
      }
    }
    return addSubject(
      c,
      {
        kind: 'organisation',
        name: options.venue ?? '衡北县琴台歌舞娱乐有限公司',
        legalRepresentative: '郑广明',
        address: '文衡市衡北县知音路66号',
        region: COUNTY,
      },
      clock.now(),
    )
  })
  const people = Object.fromEntries(
    Object.entries(identity).map(([post, { userId, name }]) => [post, { id: userId, name }]),
  ) as Known['people']
  const known: Known = { subjectId, organId: organs.county, people }

  const stateOf = async (caseId: string): Promise<CaseState> => {
    const rows = await database.read(systemClaims, c =>
      c.named<{ state: CaseState }>('world-state', 'select state from case_file where id = $1', [caseId]),
    )
    return rows[0]!.state
  }
  const give = async (post: Post, caseId: string, command: CaseCommand): Promise<CommandResult> => {
    const by = identity[post]
    return database.write(claimsFor(by), c =>
      command.name === 'registerFinding'
        ? registerFinding(c, services, { command, by }, clock)
        : runCommand(c, services, { caseId, command, by }, clock),
    )
  }
  return {
    database,
    services,
    clock,
    identity,
    known,
    give,
    stateOf,
    async walk(steps) {
      let caseId = ''
      const results: CommandResult[] = []
      for (const step of steps) {
        clock.set(step.at)
        const command = { name: step.command, body: step.data(known) } as CaseCommand
        const result = await give(step.by, caseId, command)
        caseId = result.caseId
        results.push(result)
        remember(known, await stateOf(caseId))
      }
      return { caseId, results, state: await stateOf(caseId) }
    },
    async close() {
      if (!options.typesetter) await typesetter.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function identities(organs: { county: string; city: string }): Record<Post, Identity> {
  const entries = Object.entries(posts).map(([post, { name, duties }]): [string, Identity] => {
    const upper = post === 'desk'
    return [
      post,
      {
        userId: newId(),
        name,
        duties,
        organId: upper ? organs.city : organs.county,
        organName: upper ? '文衡' : '衡北',
        region: upper ? '990100' : COUNTY,
      },
    ]
  })
  return Object.fromEntries(entries) as Record<Post, Identity>
}
