import fc from 'fast-check'
import { addDays, type Day, day } from '#kernel/days.ts'
import { deadlineBases } from '../domain/deadline.ts'
import { kinds } from '../domain/item-types.ts'
import type { Change, Item, RegisterEvent } from '../domain/items.ts'
import { states } from '../domain/states.ts'
import { parseWhen, type When } from '../domain/when.ts'
import { anEvent, anItem } from './programme-builders.ts'

const first = day('2020-01-01')
const days = 500

/** A day in a stretch of five hundred, so that histories meet. */
export const aDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: days }).map((count) => addDays(first, count))

/** A day, a month, a year, or a stretch of days. */
export const aMoment: fc.Arbitrary<When> = fc
  .tuple(aDay, aDay, fc.constantFrom('day', 'month', 'year', 'stretch'))
  .map(([one, other, form]) => {
    const texts = {
      day: one,
      month: one.slice(0, 7),
      year: one.slice(0, 4),
      stretch: one < other ? `${one}/${other}` : `${other}/${one}`,
    }
    const parsed = parseWhen(texts[form as keyof typeof texts])
    if (!parsed.ok) throw new RangeError(parsed.error)
    return parsed.value
  })

const aChange = (ids: readonly string[]): fc.Arbitrary<Change> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...states).map((to): Change => ({ change: 'state', to })) },
    fc.constantFrom(...kinds).map((to): Change => ({ change: 'kind', to })),
    fc
      .tuple(fc.constantFrom(...deadlineBases), fc.option(aDay))
      .map(([basis, last]): Change => ({ change: 'term', deadline: { basis, last } })),
    fc.constantFrom<Change>({ change: 'proposed' }, { change: 'found' }, { change: 'not-found' }),
    fc.constantFrom(...ids).map((event): Change => ({ change: 'withdrawn', event })),
  )

/**
 * Any history whatever: events in any order, known before or after each other, confirming, withdrawing. A withdrawal
 * never withdraws a withdrawal, as the checks demand.
 */
export const aHistory: fc.Arbitrary<Item> = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `event-${index}`)
    const moments = fc.tuple(aMoment, aDay, fc.boolean())
    return fc.tuple(
      fc.tuple(...ids.map(() => aChange(ids))),
      fc.tuple(...ids.map(() => moments)),
      aDay,
      fc.option(aMoment),
    )
  })
  .map(([chosen, moments, knownOn, since]) => {
    const events = chosen.map((change, index): RegisterEvent => {
      const [moment, known, undated] = moments[index] ?? [null, knownOn, false]
      const mayBeUndated = change.change === 'found' || change.change === 'not-found'
      const event = anEvent(change, { id: `event-${index}`, when: null, knownOn: known })
      return { ...event, when: undated && mayBeUndated ? null : moment }
    })
    const withdrawals = new Set(events.filter(({ change }) => change === 'withdrawn').map(({ id }) => id))
    const sound = events.filter((event) => event.change !== 'withdrawn' || !withdrawals.has(event.event))
    return { ...anItem({ knownOn, events: sound }), since }
  })
