/** Why something from outside was not taken over, in words for the person who offers it. Lines start at 1. */
export interface Refusal {
  line: number
  /** The column it is about; null for the line as a whole. */
  column: string | null
  code: string
  message: string
}

/** All of it or nothing: one refused row refuses the file. */
export type Import<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] }

export const refused = (line: number, column: string | null, code: string, message: string): Refusal => ({
  line,
  column,
  code,
  message,
})
