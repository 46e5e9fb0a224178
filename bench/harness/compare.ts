import type { Row, Settings } from './figure.ts'
import type { Installation } from './installation.ts'
import { requestsPerSecond, type Wire } from './load.ts'
import { alternate, ratioOf, shown } from './rounds.ts'
import { type Script, withoutGuards } from './script.ts'

/** Ours against the floor: the same statements, and once more without those that guard. */
export interface Comparison {
  what: string
  wanted: number
  script: Script
  /** The next request to ours; undefined when there is no more. */
  ours(): Wire | undefined
  /** The next request to a floor, whose route is `/work`. */
  floor(): Wire | undefined
}

/** Requests per second of the server and of both floors, in turn. */
export async function compare(
  { seconds, rounds, connections }: Settings,
  installation: Installation,
  { what, wanted, script, ours, floor }: Comparison,
): Promise<Row[]> {
  const same = await installation.startFloor({ work: script }, 'app')
  const bare = await installation.startFloor({ work: withoutGuards(script) }, 'owner')
  try {
    const round = (port: number, next: () => Wire | undefined) => () =>
      requestsPerSecond({ port, connections, seconds, next })
    const measured = await alternate(rounds, {
      ours: round(installation.server.port, ours),
      same: round(same.port, floor),
      bare: round(bare.port, floor),
    })
    const ratio = ratioOf(measured.ours, measured.same)
    const ofBare = ratioOf(measured.ours, measured.bare)
    return [
      {
        what,
        ours: `${shown(measured.ours)} /s`,
        floor: `${shown(measured.same)} /s`,
        ratio: shown(ratio, 2),
        wanted: `≥ ${wanted}`,
        good: ratio.median >= wanted,
      },
      {
        what: `  … against only the work's own statements`,
        ours: '',
        floor: `${shown(measured.bare)} /s`,
        ratio: shown(ofBare, 2),
        wanted: '',
      },
    ]
  } finally {
    await same.stop()
    await bare.stop()
  }
}
