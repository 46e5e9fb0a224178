import { join } from 'node:path'
import { repository } from '#apps/server'
import { reason, runCase } from '#law-engine'
import { loadCases, loadLaw } from '#law-engine/load'
import { processorMs, repeated } from '../harness/cpu.ts'
import type { Figure } from '../harness/figure.ts'
import { shown, spreadOf } from '../harness/rounds.ts'

/** Loading and checking all law, one full reasoning of discretion, and every case that jurists wrote. */
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
        what: `all ${cases.length} law cases, read and run`,
        ours: `${shown(all)} ms`,
        wanted: '< 10,000 ms',
        good: all.median < 10_000,
      },
    ]
  },
}
