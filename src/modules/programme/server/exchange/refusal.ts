import { maximumRefusals } from './limits.ts'

/** Why something from outside was not taken over, in words for the person who offers it. Lines start at 1. */
export interface Refusal {
  /** Line of a text, row of a spreadsheet. */
  line: number
  /** The column it is about; null for the line as a whole. */
  column: string | null
  /** `C17` in a spreadsheet; null in a text, or for the row as a whole. */
  cell: string | null
  code: string
  message: string
}

/** All of it or nothing: one refused row refuses the file. */
export type Import<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] }

export const refused = (
  line: number,
  column: string | null,
  code: string,
  message: string,
  cell: string | null = null,
): Refusal => ({ line, column, cell, code, message })

/** One refusal of a whole file. */
export const refusedFile = (code: string, message: string, line = 1): Import<never> => ({
  ok: false,
  refusals: [refused(line, null, code, message)],
})

/** The first of many: a file that is wrong in every row is not told so fifty thousand times. */
export function someOf(refusals: readonly Refusal[]): Refusal[] {
  if (refusals.length <= maximumRefusals) return [...refusals]
  const left = refusals.length - maximumRefusals
  const last = refusals[maximumRefusals]
  const more = refused(last?.line ?? 1, null, 'more-refusals', `There are ${left} more of these.`)
  return [...refusals.slice(0, maximumRefusals), more]
}
