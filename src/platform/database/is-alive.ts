/** True when a process with this number runs, whoever's it is. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    // Somebody else's process runs as well.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}
