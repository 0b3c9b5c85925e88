import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyTimes } from '../../../testing/any-times.ts'
import { shortRules } from '../../../testing/short-rules.ts'
import type { WorkingTimes } from './around.ts'
import { checkWorkingTime } from './check-working-time.ts'

const book = shortRules()

/** Every way to know one thing less. */
function withLess(times: WorkingTimes): WorkingTimes[] {
  const fields = ['ageGroup', 'nextStart', 'collectiveScheme', 'exceptional', 'longNights', 'freeSundays'] as const
  const withoutField = [...fields, 'shifts' as const, 'first' as const].map((field) => ({ ...times, [field]: null }))
  const withoutBreaks = (times.shifts ?? []).map((_, index) => ({
    ...times,
    shifts: (times.shifts ?? []).map((one, at) => (at === index ? { ...one, breakMinutes: null } : one)),
  }))
  return [...withoutField, ...withoutBreaks]
}

describe('hours and rest', () => {
  test('knowing less keeps a verdict or makes it unknown', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const before = checkWorkingTime(times, book)
        for (const less of withLess(times))
          for (const [index, after] of checkWorkingTime(less, book).entries()) {
            const was = before[index]?.verdict
            // A rule that did not apply may be met whether it applies or not.
            const stillFine = was === 'not-applicable' && after.verdict === 'ok'
            if (after.verdict !== was && !stillFine)
              expect([after.id, was, after.verdict]).toEqual([after.id, was, 'unknown'])
          }
      }),
      { numRuns: 200 },
    )
  })
  test('an unknown names what is missing or says why', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        for (const { verdict, missing, why } of checkWorkingTime(times, book))
          if (verdict === 'unknown') expect(missing.length > 0 || why !== null).toBe(true)
      }),
    )
  })
  test('what is fine or wrong rests on rows', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        for (const { id, verdict, trace } of checkWorkingTime(times, book))
          if (verdict === 'ok' || verdict === 'breach')
            expect([id, trace.some(({ cites }) => cites.length > 0)]).toEqual([id, true])
      }),
    )
  })
  test('a longer break never makes too much work of what was fine', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const rested = {
          ...times,
          shifts: (times.shifts ?? []).map((one) => ({
            ...one,
            breakMinutes: one.breakMinutes === null ? null : Math.min(one.until - one.from, one.breakMinutes + 30),
          })),
        }
        const before = checkWorkingTime(times, book)
        for (const [index, { id, verdict }] of checkWorkingTime(rested, book).entries())
          if (verdict === 'breach') expect([id, before[index]?.verdict]).toEqual([id, 'breach'])
      }),
    )
  })
  test('an uncertain rule gives no verdict', () => {
    const unsure = shortRules({ unsure: ['shift-max-hours'] })
    fc.assert(
      fc.property(anyTimes, (times) => {
        expect(checkWorkingTime({ ...times, ageGroup: 'adult' }, unsure)[0]?.verdict).not.toBe('breach')
        expect(checkWorkingTime({ ...times, ageGroup: 'adult' }, unsure)[0]?.verdict).not.toBe('ok')
      }),
    )
  })
})
