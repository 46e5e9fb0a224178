import type { Figure } from '../harness/figure.ts'
import { requestsPerSecond, type Wire } from '../harness/load.ts'

const PATHS = ['/api/cases?limit=100', '/api/work', '/api/me', '/api/cases?fieldCode=ENT&limit=100']

/** What the server's process holds after it has worked: everything measured before in this run, and a burst of wide pages. */
export const memory: Figure = {
  name: 'memory',
  needs: 'cases',
  async measure({ seconds, connections }, { server, people, filled }) {
    let n = 0
    const wires = people.handlers.flatMap(({ cookie }) =>
      PATHS.map((path): Wire => ({ method: 'GET', path, headers: { cookie } })),
    )
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, server.megabytes())
    }, 100)
    try {
      const next = () => wires[n++ % wires.length]
      await requestsPerSecond({ port: server.port, connections, seconds: seconds * 4, next })
    } finally {
      clearInterval(watch)
    }
    return [
      {
        what: `server memory under load, ${filled.cases} cases`,
        ours: `${most.toFixed(0)} MB`,
        wanted: '< 300 MB',
        good: most < 300,
      },
    ]
  },
}
