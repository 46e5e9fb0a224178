import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { COMPILER_PROGRAM } from './compiler-program.ts'

export interface CompileJob {
  /** Path of the template relative to the workspace. */
  template: string
  /** JSON the template reads. */
  request: string
  /** Virtual files beside the templates, by relative path. */
  files: Record<string, Uint8Array>
  target: 'pdf' | 'svg'
}

export interface Compiled<Body> {
  body: Body
  pages: number
}

export interface Compiler {
  pdf(job: Omit<CompileJob, 'target'>): Promise<Compiled<Uint8Array>>
  svg(job: Omit<CompileJob, 'target'>): Promise<Compiled<string>>
  close(): Promise<void>
}

interface Waiting {
  resolve(answer: Compiled<never>): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

const GIVE_UP_MS = 60_000

/**
 * A typst compiler in its own thread. The thread starts with the first job, is replaced when it dies or does not answer,
 * and does not keep the process alive while idle.
 */
export function createCompiler(workspace: string, fonts: string[]): Compiler {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let next = 0

  const settle = (id: number): Waiting | undefined => {
    const job = waiting.get(id)
    if (job) clearTimeout(job.timer)
    waiting.delete(id)
    if (waiting.size === 0) worker?.unref()
    return job
  }
  const fail = (error: Error): void => {
    worker = undefined
    for (const id of [...waiting.keys()]) settle(id)?.reject(error)
  }
  const start = (): Worker => {
    const module = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler')
    const started = new Worker(COMPILER_PROGRAM, {
      eval: true,
      execArgv: [],
      // JavaScript only carries bytes in and out here: without a limit it would keep tens of megabytes of them
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
      workerData: { module, workspace: resolve(workspace), fonts },
    })
    started.on('message', ({ id, error, body, pages }) => {
      const job = settle(id)
      if (error !== undefined) job?.reject(new Error(`typesetting failed: ${error}`))
      else job?.resolve({ body, pages } as Compiled<never>)
    })
    const ended = (error: Error): void => {
      if (worker === started) fail(error)
    }
    started.on('error', ended)
    started.on('exit', () => ended(new Error('the typesetting thread ended')))
    return started
  }
  const run = <Body>(job: CompileJob): Promise<Compiled<Body>> =>
    new Promise((resolve, reject) => {
      worker ??= start()
      worker.ref()
      const id = next++
      const timer = setTimeout(() => {
        void worker?.terminate()
        fail(new Error('typesetting took too long'))
      }, GIVE_UP_MS)
      waiting.set(id, { resolve, reject, timer })
      worker.postMessage({ ...job, id })
    })

  return {
    pdf: job => run({ ...job, target: 'pdf' }),
    svg: job => run({ ...job, target: 'svg' }),
    close: async () => {
      const running = worker
      fail(new Error('the typesetter was closed'))
      await running?.terminate()
    },
  }
}
