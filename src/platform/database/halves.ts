import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './is-alive.ts'

/** What process `pid` is making and will move to `path` when it is whole. */
export const halfOf = (path: string, pid: number): string => `${path}.half-${pid}`

/** Takes away what starts that were cut off left beside `path`; one that is under way keeps its own. */
export function clearHalves(path: string): void {
  const own = basename(halfOf(path, 0)).slice(0, -1)
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(own) || isAlive(Number(name.slice(own.length)))) continue
    rmSync(join(dirname(path), name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/**
 * Copies a folder to `to`, unless it is there. A copy that was cut off is never taken for a whole one, and of two that
 * copy at the same moment the first decides. @returns `to`
 */
export function copiedOnce(from: string, to: string): string {
  if (existsSync(to)) return to
  clearHalves(to)
  const half = halfOf(to, process.pid)
  cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, to)
  } catch (cause) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(to)) throw cause
  }
  return to
}
