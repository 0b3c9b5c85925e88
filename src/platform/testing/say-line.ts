import { writeSync } from 'node:fs'

/**
 * Says a line to the process that started this one and returns when all of it was taken in. `console.log` goes on when nobody reads for a moment, and a process
 * that is killed then has done what it never said.
 */
export function sayLine(line: string): void {
  const bytes = Buffer.from(`${line}\n`)
  for (let at = 0; at < bytes.length; )
    try {
      at += writeSync(1, bytes, at)
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EAGAIN')) throw cause
    }
}
