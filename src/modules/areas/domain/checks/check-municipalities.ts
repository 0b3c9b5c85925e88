import { type Day, isWithin } from '#kernel/days.ts'
import type { Areas, Division, Municipality } from '../areas.ts'
import { existingOn } from '../municipalities-on.ts'
import type { AreasFinding, AreasFindingCode } from './finding.ts'
import { isReversed, overlaps, sayPeriod } from './periods.ts'

/** Municipalities that overlap themselves, end without a successor or begin from nothing; numbers that differ. */
export function checkMunicipalities(areas: Areas): AreasFinding[] {
  const { from, lastChecked } = areas.coverage
  const message = 'The last covered day lies before the first.'
  if (lastChecked < from) return [{ code: 'period-reversed', part: 'coverage', key: from, message }]
  return [...checkDivisions(areas), ...areas.municipalities.flatMap((one) => checkMunicipality(areas, one))]
}

function checkMunicipality(areas: Areas, one: Municipality): AreasFinding[] {
  const { code, name, period } = one
  if (isReversed(period)) return [about(one, 'period-reversed', `${name} (${code}) ends on or before its first day.`)]
  const others = areas.municipalities.filter((other) => other !== one && other.code === code)
  const findings: AreasFinding[] = []
  if (others.some((other) => overlaps(other.period, period)))
    findings.push(about(one, 'overlap', `${code} has two rows for the same day.`))
  return [...findings, ...checkEnd(areas, one, others), ...checkBeginning(areas, one, others)]
}

function checkEnd(areas: Areas, one: Municipality, others: readonly Municipality[]): AreasFinding[] {
  const { code, name, period } = one
  const end = period.until
  if (end === null || end <= areas.coverage.from || others.some((other) => other.period.from === end)) return []
  if (others.some((other) => other.period.from > end))
    return [about(one, 'gap', `${code} ends on ${end} and begins again later; a code is used once.`)]
  if (areas.successions.some(({ from, on }) => from === code && on === end)) return []
  return [about(one, 'gap', `${name} (${code}) ends on ${end}, and no succession says what became of it.`)]
}

function checkBeginning(areas: Areas, one: Municipality, others: readonly Municipality[]): AreasFinding[] {
  const { code, name, period } = one
  if (period.from <= areas.coverage.from || others.some((other) => other.period.until === period.from)) return []
  if (areas.successions.some(({ to, on }) => to === code && on === period.from)) return []
  return [about(one, 'gap', `${name} (${code}) begins on ${period.from}, and no succession says what it was made of.`)]
}

function checkDivisions(areas: Areas): AreasFinding[] {
  const divisions = [...(areas.divisions ?? [])].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))
  return divisions.flatMap((division, index) => {
    const { period, count } = division
    const begins = index > 0 || period.from === areas.coverage.from
    const joins = period.until === (divisions[index + 1]?.period.from ?? null)
    const days = changeDays(areas).filter((day) => isWithin(period, day))
    const wrongDay = days.find((day) => existingOn(areas, day).length !== count)
    return [
      ...(begins ? [] : [ofDivision(division, 'gap', `The divisions do not begin on ${areas.coverage.from}.`)]),
      ...(joins ? [] : [ofDivision(division, 'gap', `The division ${sayPeriod(period)} does not join the next one.`)]),
      ...(wrongDay === undefined
        ? []
        : [ofDivision(division, 'count-differs', wrongCount(wrongDay, existingOn(areas, wrongDay).length, count))]),
    ]
  })
}

const wrongCount = (day: Day, found: number, count: number): string =>
  `On ${day} there are ${found} municipalities, not ${count}.`

/** Every covered day on which something may differ from the day before; between them nothing changes. */
export function changeDays({ coverage, municipalities, memberships, divisions = [] }: Areas): readonly Day[] {
  const rows = [...municipalities, ...memberships, ...divisions]
  const days = rows.flatMap(({ period }) => (period.until === null ? [period.from] : [period.from, period.until]))
  const inside = days.filter((day) => coverage.from < day && day <= coverage.lastChecked)
  return [...new Set([coverage.from, ...inside])].sort()
}

const about = ({ code: key }: Municipality, code: AreasFindingCode, message: string): AreasFinding => ({
  code,
  part: 'municipalities',
  key,
  message,
})

const ofDivision = ({ period }: Division, code: AreasFindingCode, message: string): AreasFinding => ({
  code,
  part: 'divisions',
  key: period.from,
  message,
})
