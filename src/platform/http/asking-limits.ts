import { createHmac, randomBytes } from 'node:crypto'

/** How often something may be asked from one part of the internet. Kept in memory only, and under a key that is made anew at each start: nobody learns from it who asked. */
export interface AskingLimits {
  /** Whether it may be asked now (milliseconds since 1970); then it counts, as one or as much as it weighs. Nobody's asking is counted for anybody else. */
  ask(line: string, now: number, weight?: number): boolean
  /** The same, and how many this one had lately before it, from 0 (those that came back not counted); `null`: it may not be asked now. */
  take(line: string, now: number, weight?: number): number | null
  /** How many lines are remembered. */
  readonly remembered: number
}

interface Kept {
  left: number
  at: number
}

/**
 * `burst`: how many at once; `perMinute`: how many come back. At most `mostLines` lines are remembered: then the one that asked longest ago is forgotten, so that
 * whoever asks from many lines wins nothing but for lines that were quiet.
 */
export function askingLimits({
  burst,
  perMinute,
  mostLines = 20_000,
}: {
  burst: number
  perMinute: number
  mostLines?: number
}): AskingLimits {
  const secret = randomBytes(32)
  const lines = new Map<string, Kept>()
  const leftNow = (kept: Kept | undefined, now: number) =>
    kept ? Math.min(burst, kept.left + (Math.max(0, now - kept.at) / 60_000) * perMinute) : burst

  const limits: AskingLimits = {
    get remembered() {
      return lines.size
    },
    ask: (line, now, weight) => limits.take(line, now, weight) !== null,
    take(line, now, weight = 1) {
      const key = createHmac('sha256', secret).update(line).digest('base64')
      const left = leftNow(lines.get(key), now)
      const may = left >= weight
      lines.delete(key)
      lines.set(key, { left: may ? left - weight : left, at: now })
      const [oldest] = lines.keys()
      if (lines.size > mostLines && oldest !== undefined) lines.delete(oldest)
      return may ? Math.ceil(burst - left) : null
    },
  }
  return limits
}
