import { type Day, isWithin } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Areas, Municipality, MunicipalityCode } from './areas.ts'
import { isCovered } from './coverage.ts'

/**
 * The municipalities that existed on a day, in the order of their codes.
 * Refusal: `out-of-coverage` – the data does not reach that day; there is no answer, not the nearest one.
 */
export function municipalitiesOn(areas: Areas, on: Day): Result<readonly Municipality[], 'out-of-coverage'> {
  if (!isCovered(areas, on)) return err('out-of-coverage')
  return ok(existingOn(areas, on))
}

/**
 * One municipality with the name it had on a day.
 * Refusals: `out-of-coverage`; `unknown-municipality` – no municipality had that code on that day.
 */
export function municipalityOn(
  areas: Areas,
  code: MunicipalityCode,
  on: Day,
): Result<Municipality, 'out-of-coverage' | 'unknown-municipality'> {
  if (!isCovered(areas, on)) return err('out-of-coverage')
  const found = areas.municipalities.find((one) => one.code === code && isWithin(one.period, on))
  return found ? ok(found) : err('unknown-municipality')
}

/** As `municipalitiesOn`, for callers that have looked at the coverage already. */
export const existingOn = ({ municipalities }: Pick<Areas, 'municipalities'>, on: Day): Municipality[] =>
  municipalities.filter(({ period }) => isWithin(period, on)).sort(byCode)

/** Plain text order: codes are ASCII, and the order must not depend on a language. */
const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
