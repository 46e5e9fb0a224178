import { type CaseState, type CommandName, type CommandReply, commandPath } from '#features/6-operation/case-handling'
import { type Known, type Post, remember, type StoryStep } from '#features/6-operation/case-handling/story.ts'
import type { Door } from './door.ts'

/** What a story tells of one step. */
export interface StepTold {
  step: StoryStep
  reply?: CommandReply
  refusal?: { code: string; message: string; article?: string; next: string }
}

export class StoryBroken extends Error {}

/**
 * Carries the steps of a story through the API, each by its person at its time. A step that must be refused changes
 * nothing; anything unexpected ends the story.
 */
export async function runSteps(
  door: Door,
  setClock: (instant: string) => void,
  loginOf: (post: Post) => string,
  steps: readonly StoryStep[],
  known: Known,
  tell: (told: StepTold) => void = () => {},
): Promise<{ caseId: string; state: CaseState }> {
  let caseId = ''
  let version = 0
  for (const step of steps) {
    setClock(step.at)
    const login = loginOf(step.by)
    const path = step.command === 'registerFinding' ? '/api/cases' : commandPath(caseId, step.command as CommandName)
    const data = step.data(known)
    const body = step.command === 'registerFinding' ? data : { version, data }
    const answer = await door.post<CommandReply>(login, path, body)
    if (step.refused !== undefined) {
      if (answer.body.code !== step.refused) throw broken(step, `不是“${step.refused}”`, answer)
      const { code, message = '', article, next = '' } = answer.body
      tell({ step, refusal: { code, message, next, ...(article && { article }) } })
      continue
    }
    if (answer.status !== 200) throw broken(step, '没有办成', answer)
    ;({ caseId, version } = answer.body)
    const { body: view } = await door.get<{ state: CaseState }>(login, `/api/cases/${caseId}`)
    remember(known, view.state)
    tell({ step, reply: answer.body })
  }
  const last = steps.at(-1)
  const { body } = await door.get<{ state: CaseState }>(loginOf(last?.by ?? 'leader'), `/api/cases/${caseId}`)
  return { caseId, state: body.state }
}

const broken = (step: StoryStep, what: string, answer: { status: number; body: object }): StoryBroken =>
  new StoryBroken(`${step.at} ${step.command}：${what}（${answer.status} ${JSON.stringify(answer.body)}）`)
