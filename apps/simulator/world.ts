import { chmodSync } from 'node:fs'
import { type Application, createApplication, readOptions, setUpDemonstration } from '#apps/server'
import { addSubject } from '#features/5-credit/subjects'
import type { CaseState } from '#features/6-operation/case-handling'
import {
  bringPictures,
  type Known,
  type Post,
  partyOf,
  type StoryCase,
  type StoryStep,
} from '#features/6-operation/case-handling/story.ts'
import { systemClaims } from '#host'
import type { Clock } from '#kernel'
import { type Door, doorOf } from './door.ts'
import { runSteps, type StepTold } from './run-steps.ts'

/** A whole installation on a folder of its own, with the demonstration's people and a clock that can be moved. */
export interface World {
  application: Application
  door: Door
  /** Carries one case through in 衡北县. */
  tell(
    facts: Party,
    steps: readonly StoryStep[],
    onStep?: (told: StepTold) => void,
  ): Promise<{ caseId: string; state: CaseState }>
  close(): Promise<void>
}

/** Who a case is about, and what is brought in for it. */
type Party = Pick<StoryCase, 'venue' | 'place' | 'manager' | 'party' | 'pictures'>

const COUNTY = '990102'
export const loginOf = (post: Post): string => (post === 'desk' ? '990100-desk' : `${COUNTY}-${post}`)

export async function openWorld(dataDir: string, clock: Clock & { set(to: string): void }): Promise<World> {
  chmodSync(dataDir, 0o711)
  const options = { ...readOptions([], {}), dataDir, publicAddress: 'http://127.0.0.1:8080' }
  const application = await createApplication(options, clock, () => {})
  const accounts = await setUpDemonstration(application.database)
  const door = doorOf(application.http, login => accounts.find(a => a.login === login)!.password)
  return {
    application,
    door,
    async tell(facts, steps, onStep) {
      clock.set(steps[0]!.at)
      const known = await prepare(application, door, facts, clock)
      return runSteps(door, instant => clock.set(instant), loginOf, steps, known, onStep)
    },
    close: () => application.close(),
  }
}

/** The venue as a subject, and who is who in the brigade. */
async function prepare({ database, services }: Application, door: Door, facts: Party, clock: Clock): Promise<Known> {
  const subjectId = await database.write(systemClaims, c =>
    addSubject(c, { ...partyOf(facts), region: COUNTY }, clock.now()),
  )
  const pictures = await database.write(systemClaims, c =>
    bringPictures(c, services.files, COUNTY, facts.pictures ?? 0, clock.now()),
  )
  const posts = ['handler1', 'handler2', 'leader', 'review', 'hearing', 'finance', 'publish', 'archive'] as const
  const people = {} as Known['people']
  let organId = ''
  for (const post of posts) {
    const { body } = await door.get<{ userId: string; name: string; organId: string }>(loginOf(post), '/api/me')
    people[post] = { id: body.userId, name: body.name }
    organId = body.organId
  }
  return { subjectId, organId, people, pictures }
}
