import { connect, type Socket } from 'node:net'

/** One request as it goes over the wire. */
export interface Wire {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

const encode = ({ method, path, headers = {}, body }: Wire): string => {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length =
    body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: bench\r\n${more.join('')}${length}\r\n${body ?? ''}`
}

export interface Load {
  port: number
  connections: number
  seconds: number
  /** Gives the next request; undefined when there is none left, which ends the round early. */
  next(): Wire | undefined
}

/**
 * Keeps so many requests under way for so long, over sockets that stay open, and gives requests answered per second.
 * As little of it as possible: it shares the two cores with what is measured.
 * @throws Error at the first answer that is not 200
 */
export async function requestsPerSecond({ port, connections, seconds, next }: Load): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const started = performance.now()
  const until = started + seconds * 1000
  let answered = 0
  try {
    await Promise.all(
      sockets.map(async socket => {
        const ask = asker(socket)
        for (let wire = next(); wire && performance.now() < until; wire = next()) {
          await ask(encode(wire))
          answered++
        }
      }),
    )
  } finally {
    for (const socket of sockets) socket.destroy()
  }
  return answered / ((performance.now() - started) / 1000)
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

/** Reads answers that say their length, which those of JSON do. */
function asker(socket: Socket): (request: string) => Promise<void> {
  let chunks: Buffer[] = []
  let length = 0
  let wanted = -1
  let settle: { resolve(): void; reject(error: Error): void } | undefined
  const fail = (error: Error) => settle?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  socket.on('data', chunk => {
    chunks.push(chunk)
    length += chunk.length
    if (wanted < 0) wanted = wholeLength(chunks)
    if (wanted < 0 || length < wanted) return
    const head = chunks[0]!.toString('latin1', 0, 15)
    const whole = head.includes(' 200 ') ? '' : Buffer.concat(chunks).toString('utf8')
    chunks = []
    length = 0
    wanted = -1
    if (whole === '') settle?.resolve()
    else settle?.reject(new Error(whole))
  })
  return request =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject }
      socket.write(request)
    })
}

function wholeLength(chunks: Buffer[]): number {
  const head = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('latin1')
  const end = head.indexOf('\r\n\r\n')
  if (end < 0) return -1
  const length = /content-length: (\d+)/i.exec(head.slice(0, end))
  if (!length) throw new Error(`an answer without a length: ${head.slice(0, end)}`)
  return end + 4 + Number(length[1])
}
