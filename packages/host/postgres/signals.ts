const ECHO_MS = 2_000

/**
 * Ends the program in good order at Ctrl-C, `kill` or a closed terminal: runs `close` once and exits with 0, or with 1
 * when closing failed. Who presses again after a while does not wait any longer; at once it would be npm, which passes
 * on the same Ctrl-C that the terminal has already sent.
 */
export function stopOnSignals(close: () => Promise<void>): void {
  let since: number | undefined
  const onSignal = () => {
    if (since !== undefined) {
      if (performance.now() - since > ECHO_MS) process.exit(130)
      return
    }
    since = performance.now()
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
