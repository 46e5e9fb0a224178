import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repository } from '#apps/server'
import { findFitting, reason, runCase } from '#law-engine'
import { loadCases, loadLaw } from '#law-engine/load'
import { processorMs, repeated } from '../harness/cpu.ts'
import type { Figure } from '../harness/figure.ts'
import { shown, spreadOf } from '../harness/rounds.ts'

/** Loading and checking all law, one full reasoning of discretion, looking up what people say, and every case that jurists wrote. */
export const law: Figure = {
  name: 'law',
  needs: 'nothing',
  async measure({ rounds }) {
    const folder = join(repository, 'law')
    const load = spreadOf(await repeated(rounds, () => processorMs(() => loadLaw(folder))))
    const loaded = loadLaw(folder)
    const cases = loadCases(folder)
    const failed = cases.filter(one => runCase(loaded, one).length > 0)
    if (failed.length > 0) throw new Error(`${failed.length} law cases fail: ${failed[0]!.id}`)
    const facts = cases.flatMap(one => (one.facts && one.expect ? [one.facts] : []))
    const reasonAll = () => facts.map(given => reason(loaded, given))
    reasonAll()
    const reasoning = spreadOf(await repeated(rounds, async () => (await processorMs(reasonAll)) / facts.length))
    const { questions } = parse(readFileSync(join(folder, 'lay-questions.yaml'), 'utf8')) as {
      questions: { said: string }[]
    }
    const lookUp = () => p95(questions.map(({ said }) => timeOf(() => findFitting(loaded, { words: said, on: ON }))))
    lookUp()
    const lookingUp = spreadOf(await repeated(rounds, async () => lookUp()))
    const all = spreadOf(
      await repeated(rounds, () => processorMs(() => loadCases(folder).map(one => runCase(loaded, one)))),
    )
    return [
      {
        what: 'load and validate all law (processor time)',
        ours: `${shown(load)} ms`,
        wanted: '< 1,000 ms',
        good: load.median < 1000,
      },
      {
        what: `one full reasoning of discretion (${facts.length} different)`,
        ours: `${shown(reasoning, 3)} ms`,
        wanted: '< 1 ms',
        good: reasoning.median < 1,
      },
      {
        what: `what fits these facts, p95 of ${questions.length} questions`,
        ours: `${shown(lookingUp, 3)} ms`,
        wanted: '< 20 ms',
        good: lookingUp.median < 20,
      },
      {
        what: `all ${cases.length} law cases, read and run`,
        ours: `${shown(all)} ms`,
        wanted: '< 10,000 ms',
        good: all.median < 10_000,
      },
    ]
  },
}

const ON = '2025-06-20'

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const p95 = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!
