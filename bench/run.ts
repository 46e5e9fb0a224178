import { arch, cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { figures } from './figures/index.ts'
import type { Row, Settings } from './harness/figure.ts'
import { type Installation, openInstallation } from './harness/installation.ts'
import { tableOf } from './harness/table.ts'

/** npm run bench [-- NAME … --cases 10000 --cases 1000000 --quick]: prints the table. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', multiple: true }, quick: { type: 'boolean' }, rounds: { type: 'string' } },
})
const unknown = positionals.filter(name => !figures.some(figure => figure.name === name))
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. There are: ${figures.map(f => f.name).join(', ')}.`)
  process.exit(2)
}
const chosen = figures.filter(figure => positionals.length === 0 || positionals.includes(figure.name))
const settings: Settings = values.quick
  ? { seconds: 1, rounds: 3, connections: 16 }
  : { seconds: 4, rounds: Number(values.rounds ?? 7), connections: 16 }
const sizes = (values.cases ?? ['10000']).map(Number)

const say = (line: string) => console.error(`  ${line}`)

async function measureOn(installation: Installation | undefined, needs: 'cases' | 'nothing'): Promise<Row[]> {
  const rows: Row[] = []
  for (const figure of chosen.filter(f => f.needs === needs)) {
    say(`${figure.name} …`)
    const measured = await figure.measure(settings, installation as Installation).catch(error => {
      throw new Error(`${figure.name}: the server said\n${installation?.server.said() ?? ''}`, { cause: error })
    })
    for (const row of measured) say(tableOf([row]).split('\n')[2]!)
    rows.push(...measured)
  }
  return rows
}

console.log(
  `${cpus().length} cores ${arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; ${settings.rounds} rounds of ${settings.seconds} s in turn, ${settings.connections} requests under way; median (least–most); load of the machine before it began ${loadavg()[0]!.toFixed(1)}`,
)
if (chosen.some(figure => figure.needs === 'nothing')) {
  const rows = await measureOn(undefined, 'nothing')
  console.log(`\nWithout a database of cases\n${tableOf(rows)}`)
}
for (const cases of chosen.some(figure => figure.needs === 'cases') ? sizes : []) {
  const installation = await openInstallation(cases, say)
  try {
    const rows = await measureOn(installation, 'cases')
    console.log(`\n${installation.filled.cases} cases\n${tableOf(rows)}`)
  } finally {
    await installation.close()
  }
}
