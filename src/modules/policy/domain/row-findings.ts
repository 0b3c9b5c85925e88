import { addDays, type Day } from '#kernel/days.ts'
import { type PartialDate, type Stretch, stretchOf } from '#kernel/partial-date.ts'
import type { MunicipalityCode } from './policy.ts'

/** Something that cannot be right in one row; `message` is a sentence for an editor. */
export interface RowFinding {
  field: string
  code: string
  message: string
}

/** What else is known, to hold policy against. */
export interface PolicySurroundings {
  /** Codes of the division on a day; null outside the days that areas cover. */
  divisionOn(on: Day): readonly MunicipalityCode[] | null
  isKnownMunicipality(code: MunicipalityCode): boolean
  isKnownSource(code: string): boolean
}

export const finding = (field: string, code: string, message: string): RowFinding => ({ field, code, message })

export const when = (wrong: boolean, field: string, code: string, message: string): RowFinding[] =>
  wrong ? [finding(field, code, message)] : []

/** `no-source` and `source-unknown`. */
export function sourceFindings(sources: readonly string[], { isKnownSource }: PolicySurroundings): RowFinding[] {
  return [
    ...when(sources.length === 0, 'sources', 'no-source', 'A fact needs a source.'),
    ...sources
      .filter((code) => !isKnownSource(code))
      .map((code) => finding('sources', 'source-unknown', `${code} is not in data/sources.yaml.`)),
  ]
}

/** `municipality-unknown`, and `not-in-division`: it did not exist on the first nor on the last day the date can be. */
export function existenceFindings(
  municipality: MunicipalityCode,
  date: PartialDate | null,
  { divisionOn, isKnownMunicipality }: PolicySurroundings,
): RowFinding[] {
  if (!isKnownMunicipality(municipality))
    return [finding('municipality', 'municipality-unknown', `${municipality} is not in data/areas.`)]
  const divisions =
    date === null
      ? []
      : endsOf(stretchOf(date))
          .map(divisionOn)
          .filter((division) => division !== null)
  const absent = divisions.length > 0 && divisions.every((division) => !division.includes(municipality))
  return when(absent, 'municipality', 'not-in-division', `${municipality} was no municipality then.`)
}

export const endsOf = ({ from, until }: Stretch): Day[] => [from, addDays(until, -1)]
