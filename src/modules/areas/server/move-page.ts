import type { Day } from '#kernel/days.ts'
import type { Areas, MunicipalityCode } from '../domain/areas.ts'
import { moveCounts } from '../domain/move-counts.ts'
import { municipalitiesOn } from '../domain/municipalities-on.ts'
import { translate } from '../domain/translate.ts'
import { countsOf, daysOf, type LineProblem, type MoveForm } from '../forms/move-form.ts'

export interface MovedRow {
  code: MunicipalityCode
  name: string
  /** Null when the number of something that went into it is not known. */
  value: number | null
  knownPart: number
  /** Names of what is missing. */
  missing: readonly string[]
  estimate: boolean
}

export type MoveProblem = 'from' | 'to' | 'out-of-coverage' | 'backwards' | 'lines' | 'too-large'

/** The answer to a form: the moved counts, or everything that is wrong with it. */
export type MovePage =
  | { ok: true; from: Day; to: Day; rows: readonly MovedRow[]; totalIn: number; totalOut: number }
  | { ok: false; problem: MoveProblem; lines: readonly LineProblem[] }

const refused = (problem: MoveProblem, lines: readonly LineProblem[] = []): MovePage => ({ ok: false, problem, lines })

/** Moves typed counts from the division of one day to that of another. Only municipalities that were given are shown. */
export function movePage(areas: Areas, form: MoveForm): MovePage {
  const days = daysOf(form)
  if (!days.ok) return refused(days.error)
  const { from, to } = days.value
  const rows = translate(areas, from, to)
  if (!rows.ok) return refused(rows.error)
  const [before, after] = [namesOn(areas, from), namesOn(areas, to)]
  const codes = new Map(
    [...before].flatMap(([code, name]) => [
      [code.toLowerCase(), code],
      [name.toLowerCase(), code],
    ]),
  )
  const { counts, problems } = countsOf(form, (text) => codes.get(text.toLowerCase()))
  if (problems.length > 0) return refused('lines', problems)

  const touched = rows.value.filter((row) => counts.has(row.from)).map((row) => row.to)
  const moved = moveCounts(rows.value, counts)
  if (!moved.ok) return refused('too-large')
  const shown = moved.value.filter(({ municipality }) => touched.includes(municipality))
  return {
    ok: true,
    from,
    to,
    rows: shown.map(({ municipality, value, knownPart, missing, estimate }) => ({
      code: municipality,
      name: after.get(municipality) ?? municipality,
      value,
      knownPart,
      missing: missing.map((code) => before.get(code) ?? code),
      estimate,
    })),
    totalIn: [...counts.values()].reduce((sum, count) => sum + count, 0),
    totalOut: shown.reduce((sum, { knownPart }) => sum + knownPart, 0),
  }
}

function namesOn(areas: Areas, on: Day): Map<MunicipalityCode, string> {
  const division = municipalitiesOn(areas, on)
  return new Map(division.ok ? division.value.map(({ code, name }) => [code, name]) : [])
}
