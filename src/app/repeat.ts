/**
 * Does a piece of work now and then every so often, one at a time, as long as the server runs. A fault is told in one line and the next time goes on: what a library says of it
 * may hold what was in a row, so only its code is told.
 *
 * @param what the beginning of that line: `retention: cases whose day has come could not be deleted`
 * @param work is told how to ask whether it should leave the rest for the next run
 * @returns what stops it; what is being done is finished
 */
export function repeat(everyMs: number, what: string, work: (isStopped: () => boolean) => Promise<void>): () => void {
  let stopped = false
  let running = false
  const once = async () => {
    if (running) return
    running = true
    try {
      await work(() => stopped)
    } catch (cause) {
      // Who stops takes the database away as well.
      if (!stopped) console.error(`${what},`, codeOf(cause))
    } finally {
      running = false
    }
  }
  const timer = setInterval(() => void once(), everyMs)
  timer.unref()
  void once()
  return () => {
    stopped = true
    clearInterval(timer)
  }
}

/** The five signs by which PostgreSQL names a fault, or the name that Node gives it. */
function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'without a code'
}
