import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { dueOn, nearDays, termStanding, terms } from './terms.ts'

describe('the terms of a case', () => {
  test('are a week until the first answer, counted from receipt, and two weeks for everything else', () => {
    const at = { receipt: day('2026-11-02'), step: day('2026-11-10') }
    expect(dueOn('first-answer', at)).toBe('2026-11-09')
    expect(dueOn('weighing', at)).toBe('2026-11-16')
    expect(dueOn('decision', at)).toBe('2026-11-24')
    expect(dueOn('consultation', at)).toBe('2026-11-24')
    expect(dueOn('partner-answer', at)).toBe('2026-11-24')
  })

  test('each say what they protect', () => {
    for (const { protects } of Object.values(terms)) expect(protects.length).toBeGreaterThan(40)
  })

  test('run, are near from five days before, hold the whole last day, and are late the day after', () => {
    const due = day('2026-11-16')
    expect(termStanding(due, day('2026-11-10'))).toBe('running')
    expect(termStanding(due, day('2026-11-11'))).toBe('near')
    expect(termStanding(due, day('2026-11-16'))).toBe('near')
    expect(termStanding(due, day('2026-11-17'))).toBe('late')
  })

  test('are shown as near while at least one working day is left, for every day until 2100', () => {
    let row = 0
    let longest = 0
    for (let on = day('2026-01-01'); on < day('2101-01-01'); on = addDays(on, 1)) {
      row = isClosed(on) ? row + 1 : 0
      longest = Math.max(longest, row)
    }
    expect(longest).toBe(nearDays)
  })
})

/** Weekends and the days of article 3 of the Algemene termijnenwet. */
function isClosed(on: Day): boolean {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return true
  if (['01-01', '04-27', '05-05', '12-25', '12-26'].includes(on.slice(5))) return true
  // None of the days that go with Easter falls outside these.
  if (on.slice(5) < '03-20' || on.slice(5) > '06-14') return false
  const easter = easterOf(Number(on.slice(0, 4)))
  // Good Friday, Easter Monday, Ascension, Whit Monday.
  return [-2, 1, 39, 50].some((offset) => addDays(easter, offset) === on)
}

/** The Gregorian reckoning of Easter. */
function easterOf(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30
  const full = moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11))
  const sunday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7
  const step = full - sunday
  const month = 3 + Math.floor((step + 40) / 44)
  const date = step + 28 - 31 * Math.floor(month / 4)
  return day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}
