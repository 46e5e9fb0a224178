/**
 * Milliseconds of processor that a piece of work took in this process, its threads included. For work that waits for
 * nothing this is what the clock would show on a machine with nothing else to do, and it is steady when there is.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

export async function repeated(rounds: number, work: () => Promise<number>): Promise<number[]> {
  const values: number[] = []
  for (let round = 0; round < rounds; round++) values.push(await work())
  return values
}
