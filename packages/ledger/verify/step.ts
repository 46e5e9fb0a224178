/** One thing that was checked, for people: `name` and `detail` in Chinese. */
export interface CheckStep {
  name: string
  ok: boolean
  detail: string
  /** Nothing to check it with; neither good nor bad. */
  skipped?: true
}

/** What a check found wrong. */
export class StepFailure extends Error {}

export function fail(detail: string): never {
  throw new StepFailure(detail)
}

/** Runs one check; undefined means that there is no key for it. Whatever it throws is its failure: a checker of foreign input has no other outcome. */
export function runStep(name: string, check: () => string | undefined): CheckStep {
  try {
    return passed(name, check())
  } catch (error) {
    return failed(name, error)
  }
}

/** As `runStep`; what cannot be fetched is not a failure of the check, so `Unreachable` goes through. */
export async function runAsyncStep(name: string, check: () => Promise<string | undefined>): Promise<CheckStep> {
  try {
    return passed(name, await check())
  } catch (error) {
    if (error instanceof Unreachable) throw error
    return failed(name, error)
  }
}

/** What is to be checked could not be read; says nothing about whether it is genuine. In Chinese. */
export class Unreachable extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Unreachable'
  }
}

const passed = (name: string, detail: string | undefined): CheckStep =>
  detail === undefined
    ? { name, ok: true, skipped: true, detail: '没有给出这一公钥，未检验' }
    : { name, ok: true, detail }

const failed = (name: string, error: unknown): CheckStep => ({
  name,
  ok: false,
  detail: error instanceof StepFailure ? error.message : `格式不对，无法检验（${(error as Error).message}）`,
})
