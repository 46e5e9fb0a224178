/** A wait that can be cut short; a ring while nobody waits is kept for the next wait. */
export interface Alarm {
  ring(): void
  wait(ms: number): Promise<void>
}

export function newAlarm(): Alarm {
  let rung = false
  let wake = () => {}
  return {
    ring() {
      rung = true
      wake()
    },
    async wait(ms) {
      if (!rung) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
      wake = () => {}
    },
  }
}
