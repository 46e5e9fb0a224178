/**
 * Ends the program in good order at Ctrl-C, `kill` or a closed terminal: runs `close` once and exits with 0, or with 1
 * when closing failed. A second signal does not wait any longer.
 */
export function stopOnSignals(close: () => Promise<void>): void {
  let closing = false
  const onSignal = () => {
    if (closing) process.exit(130)
    closing = true
    close().then(
      () => process.exit(0),
      error => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}
