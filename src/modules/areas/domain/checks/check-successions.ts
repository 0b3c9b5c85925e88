import { isWithin } from '#kernel/days.ts'
import type { Areas, Succession } from '../areas.ts'
import { type AreasFinding, type AreasFindingCode, successionKey } from './finding.ts'

const wholeShare = 10_000

/** Successions of or to codes that are not there, on the wrong day, or with shares that are not the whole. */
export function checkSuccessions(areas: Areas): AreasFinding[] {
  return areas.successions.flatMap((row, index) => [
    ...checkSuccession(areas, row),
    ...(areas.successions.findIndex((other) => successionKey(other) === successionKey(row)) < index
      ? [about(row, 'duplicate', `${row.from} to ${row.to} on ${row.on} stands there twice.`)]
      : []),
    ...checkSum(areas, row, index),
  ])
}

function checkSuccession({ coverage, municipalities }: Areas, row: Succession): AreasFinding[] {
  const findings: AreasFinding[] = []
  const rowsOf = (code: string) => municipalities.filter((one) => one.code === code)
  for (const code of [row.from, row.to]) {
    if (rowsOf(code).length === 0) findings.push(about(row, 'unknown-code', `There is no municipality ${code}.`))
  }
  if (row.on <= coverage.from || row.on > coverage.lastChecked)
    findings.push(about(row, 'outside-coverage', `${row.on} is not a day of change that the data covers.`))
  if (!Number.isInteger(row.shareOf10000) || row.shareOf10000 < 1 || row.shareOf10000 > wholeShare)
    findings.push(
      about(row, 'share-out-of-range', `The share ${row.shareOf10000} is not a whole number from 1 to 10000.`),
    )
  if (findings.length > 0) return findings

  if (!rowsOf(row.from).some(({ period }) => period.until === row.on) || lives(rowsOf(row.from), row))
    findings.push(about(row, 'succession-off-day', `${row.from} does not end on ${row.on}.`))
  if (!lives(rowsOf(row.to), row))
    findings.push(about(row, 'succession-off-day', `${row.to} does not exist on ${row.on}.`))
  return findings
}

const lives = (rows: Areas['municipalities'], { on }: Succession): boolean =>
  rows.some(({ period }) => isWithin(period, on))

/** Reported once, at the first row of the municipality that day. */
function checkSum({ successions }: Areas, row: Succession, index: number): AreasFinding[] {
  const together = successions.filter(({ on, from }) => on === row.on && from === row.from)
  if (successions.findIndex(({ on, from }) => on === row.on && from === row.from) < index) return []
  const sum = together.reduce((total, { shareOf10000 }) => total + shareOf10000, 0)
  if (sum === wholeShare) return []
  return [about(row, 'shares-do-not-sum', `The shares of ${row.from} on ${row.on} add up to ${sum}, not to 10000.`)]
}

const about = (row: Succession, code: AreasFindingCode, message: string): AreasFinding => ({
  code,
  part: 'successions',
  key: successionKey(row),
  message,
})
