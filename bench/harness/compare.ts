import type { Statement } from './capture.ts'
import type { Row, Settings } from './figure.ts'
import type { Installation } from './installation.ts'
import { requestsPerSecond, type Wire } from './load.ts'
import type { Officer } from './people.ts'
import { alternate, type Measured, ratioOf, shown } from './rounds.ts'
import { printing, type Script, withoutGuards } from './script.ts'

/** Ours against the floor: the same statements, and once more without those that guard. */
export interface Comparison {
  what: string
  wanted: number
  script: Script
  /** Whose claims the floor has on its connections, once and for all: they must see all that is asked of it. */
  as: Officer
  /** The next request to ours; undefined when there is no more. */
  ours(): Wire | undefined
  /** The next request to a floor, whose route is `/replayed`. */
  floor(): Wire | undefined
  /** That a first answer of ours and of each floor say the same; writes have nothing to compare. */
  same?(ours: unknown, floor: Record<string, unknown>[]): boolean
  /** The statements of a request that prints: one more floor typesets the same documents. */
  typesets?: readonly Statement[]
}

/** Requests per second of the server and of both floors, in turn. */
export async function compare(
  { seconds, rounds, connections }: Settings,
  installation: Installation,
  { what, wanted, script, as, ours, floor, typesets, same: agree }: Comparison,
): Promise<Row[]> {
  const same = await installation.startFloor(script, as, 'app')
  const bare = await installation.startFloor(withoutGuards(script), as, 'owner')
  const prints = typesets && (await installation.startFloor(printing(script, typesets), as, 'app'))
  try {
    if (agree) {
      const told = await answerOf(installation.server.port, ours()!)
      for (const { port } of [same, bare]) {
        const rows = (await answerOf(port, floor()!)) as Record<string, unknown>[]
        if (!agree(told, rows)) throw new Error(`${what}: the floor does not answer what ours does`)
      }
    }
    const round = (port: number, next: () => Wire | undefined) => () =>
      requestsPerSecond({ port, connections, seconds, next })
    const measured = await alternate<'ours' | 'same' | 'bare' | 'prints'>(rounds, {
      ours: round(installation.server.port, ours),
      same: round(same.port, floor),
      bare: round(bare.port, floor),
      prints: prints ? round(prints.port, floor) : undefined,
    })
    const ratio = ratioOf(measured.ours, measured.same)
    const beside = (what: string, other: Measured): Row => ({
      what: `  … against ${what}`,
      ours: '',
      floor: `${shown(other)} /s`,
      ratio: shown(ratioOf(measured.ours, other), 2),
      wanted: '',
    })
    return [
      {
        what,
        ours: `${shown(measured.ours)} /s`,
        floor: `${shown(measured.same)} /s`,
        ratio: shown(ratio, 2),
        wanted: `≥ ${wanted}`,
        good: ratio.median >= wanted,
      },
      ...(prints ? [beside('the same statements and typesetting', measured.prints)] : []),
      beside("only the work's own statements", measured.bare),
    ]
  } finally {
    await same.stop()
    await bare.stop()
    await prints?.stop()
  }
}

async function answerOf(port: number, { method, path, headers }: Wire): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: headers ?? {} })
  return answer.json()
}
