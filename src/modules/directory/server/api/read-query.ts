import { parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'

/** What was not understood of a question: which parameter, and what it should have been. */
export interface QueryFault {
  parameter: string
  detail: string
}

/** Reads one value; a sentence tells what it should have been. */
export type ReadValue<Value> = (typed: string) => Result<Value, string>
export type Readers = Readonly<Record<string, ReadValue<unknown>>>
export type Asked<Of extends Readers> = {
  [Name in keyof Of]?: Of[Name] extends ReadValue<infer Value> ? Value : never
}

/**
 * Reads the parameters of a question. One that is not known is refused: a slip in the name of a filter would otherwise
 * give everything. An empty value is one that was left out.
 */
export function readQuery<Of extends Readers>(
  search: URLSearchParams,
  readers: Of,
): Result<Asked<Of>, never> | Refused {
  const asked: Record<string, unknown> = {}
  const names = new Set<string>()
  for (const [parameter, typed] of search) {
    const read = Object.hasOwn(readers, parameter) ? readers[parameter] : undefined
    if (!read)
      return refused(parameter, `This parameter does not exist here. Known: ${Object.keys(readers).join(', ')}.`)
    if (names.has(parameter)) return refused(parameter, 'Give this parameter once.')
    names.add(parameter)
    if (typed === '') continue
    const value = read(typed)
    if (!value.ok) return refused(parameter, value.error)
    asked[parameter] = value.value
  }
  // Each value was read by the reader of its own name.
  return ok(asked as Asked<Of>)
}

export interface Refused {
  ok: false
  error: QueryFault
}
const refused = (parameter: string, detail: string): Refused => ({
  ok: false,
  error: { parameter: parameter.slice(0, 60), detail },
})

export const oneOf =
  <Value extends string>(values: readonly Value[], what: string): ReadValue<Value> =>
  (typed) => {
    const found = values.find((value) => value === typed)
    return found === undefined ? err(`Not ${what}. Possible: ${values.join(', ')}.`) : ok(found)
  }

export const wholeNumber =
  (least: number, most: number): ReadValue<number> =>
  (typed) => {
    const value = /^\d{1,7}$/.test(typed) ? Number(typed) : Number.NaN
    return least <= value && value <= most ? ok(value) : err(`Not a whole number from ${least} to ${most}.`)
  }

const moment = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** A moment with its distance to UTC (RFC 3339), as minutes since 1970; a plus that came as a space is read as one. */
export const momentBetween =
  (earliest: number, latest: number): ReadValue<number> =>
  (typed) => {
    const text = typed.replace(' ', '+')
    const day = moment.exec(text)?.[1]
    const at = Math.floor(Date.parse(text) / 60_000)
    if (day === undefined || Number.isNaN(at) || !parseDay(day).ok) {
      return err('Not a moment with its distance to UTC, such as 2026-12-24T10:00:00+01:00.')
    }
    if (at < earliest || at > latest) return err('Too far away: from today up to a year ahead.')
    return ok(at)
  }
