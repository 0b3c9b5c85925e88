import { err, type Result } from '#kernel/result.ts'
import type { HashGate } from '#platform/credentials/index.ts'
import type { Redraw } from '#platform/files/index.ts'
import { type Random, type ReceiptCode, readReceiptCode } from '#platform/sealing/index.ts'
import { type CodeOpener, openerOf } from '../../ceremonies/index.ts'
import type { ReportDesk } from '../report-desk.ts'

/**
 * What the server needs to seal and open for somebody without JavaScript. Text and codes are in its memory for one request and nowhere else: what it does here logs
 * nothing and keeps nothing but envelopes.
 */
export interface SeenOnceDesk extends ReportDesk {
  random: Random
  /** Stretching a code costs a tenth of a second of the machine: few at a time, lines in turn. */
  gate: HashGate
  /** Draws a picture anew in memory. */
  redraw: Redraw
  /** Whether this line of the internet may try now, and how many tries it had lately; `null`: it may not. Then it counts. Asked before anything is stretched. */
  takeTry(line: string): number | null
}

/** `wait` – too many codes from this line · `busy` – too many people at this moment. */
export type NotNow = 'wait' | 'busy'

/** `unknown-character`, `wrong-length`, `mistyped`: it is no code, which costs no try. */
export type NotACode = 'unknown-character' | 'wrong-length' | 'mistyped'

/**
 * The keys of a code that somebody typed. What is no code at all costs no try.
 * Refusals: see `NotACode` and `NotNow`.
 */
export async function openerTyped(
  desk: SeenOnceDesk,
  typed: string,
  line: string,
): Promise<Result<CodeOpener & { code: ReceiptCode }, NotACode | NotNow>> {
  const code = readReceiptCode(typed)
  if (!code.ok) return code
  const opened = await inTurn(desk, line, () => openerOf(code.value))
  return opened.ok ? { ok: true, value: { ...opened.value, code: code.value } } : opened
}

/**
 * Stretches a code when the line it comes from may try, and when it is its turn: who tried least of late goes first, so that a storm from a thousand lines is behind
 * everybody who comes after its first tries. Refusals: see `NotNow`.
 */
export async function inTurn<T>(
  { gate, takeTry }: SeenOnceDesk,
  line: string,
  work: () => Promise<T>,
): Promise<Result<T, NotNow>> {
  const hadLately = takeTry(line)
  return hadLately === null ? err('wait') : gate.run(line, work, hadLately)
}
