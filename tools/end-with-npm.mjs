// `npm start` is three processes: npm, a shell, this one. A signal to npm alone ends the first two and would leave the
// server behind, holding its data folder. So the server is asked to stop when one of them is gone.
import { readFileSync } from 'node:fs'

/** Call once at the start; does nothing when npm is not among the parents. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}

/** Undefined where the system does not tell (no /proc): then only the shell is watched. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return undefined
  }
}
