import fc from 'fast-check'
import { ageGroups, type WorkingTimes } from '../domain/short/working-time/around.ts'
import { clockAt, type ShiftGiven } from '../domain/short/working-time/shifts.ts'
import { on } from './some-shifts.ts'

const first = on('2026-07-06')

/** Shifts of one to five weeks that do not run into each other. */
const someShifts = fc.integer({ min: 1, max: 5 }).chain((weeks) =>
  fc
    .array(
      fc.record({
        gap: fc.integer({ min: 0, max: 60 * 30 }),
        length: fc.integer({ min: 30, max: 16 * 60 }),
        share: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      }),
      { maxLength: weeks * 7 },
    )
    .map((parts) => {
      const shifts: ShiftGiven[] = []
      let at = clockAt(first)
      for (const { gap, length, share } of parts) {
        const from = at + gap
        if (from + length > clockAt(first + weeks * 7)) break
        const breakMinutes = share === null ? null : Math.floor((length * share) / 100)
        shifts.push({ from, until: from + length, breakMinutes })
        at = from + length
      }
      return { shifts, last: first + weeks * 7 - 1 }
    }),
)

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
/** Hours of some weeks of 2026, and anything that may be known besides. */
export const anyTimes: fc.Arbitrary<WorkingTimes> = fc
  .tuple(
    someShifts,
    fc.record({
      ageGroup: maybe(fc.constantFrom(...ageGroups)),
      next: maybe(fc.integer({ min: 0, max: 4000 })),
      collectiveScheme: maybe(fc.boolean()),
      exceptional: maybe(fc.boolean()),
      longNights: maybe(fc.integer({ min: 0, max: 30 })),
      freeSundays: maybe(fc.integer({ min: 0, max: 52 })),
    }),
  )
  .map(([{ shifts, last }, { next, ...others }]) => ({
    first,
    last,
    shifts,
    nextStart: next === null ? null : clockAt(last + 1) + next,
    ...others,
  }))
