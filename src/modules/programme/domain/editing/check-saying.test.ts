import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { aMotion, anEvent, anItem, someParties } from '../../testing/programme-builders.ts'
import { actorsOf, refusedSteps } from '../checks/check-events.ts'
import { itemOn } from '../history.ts'
import type { Item } from '../items.ts'
import { states } from '../states.ts'
import { checkSaying, isSettled, type SayStep, sayableStates, saySteps, withdrawable } from './check-saying.ts'
import { actorsOfSpeaker, nothingSaid, type SaidOfItem, type Saying, type Speaker, withSaid } from './said.ts'

const today = day('2026-11-29')
const parties = new Map(someParties().map((party) => [party.id, party]))
const province: Speaker = { organisation: 'provincie', name: 'Provincie', kind: 'province', asParliament: false }
const city: Speaker = { organisation: 'stad', name: 'Stad', kind: 'municipality', asParliament: false }
const clerk: Speaker = { ...province, asParliament: true }
const shown = { kind: 'link', title: 'Pagina', address: 'https://voorbeeld.example' } as const
const words = { when: '2026-11', nl: 'Gezegd.', en: null, shown }
const saying = (changes: Partial<Saying> & Pick<Saying, 'change'>) => ({ ...words, ...changes }) as Saying

const say = (item: Item, said: SaidOfItem, step: SayStep, one: Saying, speaker: Speaker = province) =>
  checkSaying({ item, parties, said, step, speaker, saying: one, today })
const outcome = (...args: Parameters<typeof say>) => {
  const done = say(...args)
  return done.ok ? 'said' : done.error
}
const saidAfter = (...args: Parameters<typeof say>): SaidOfItem => {
  const done = say(...args)
  if (!done.ok) throw new Error(done.error)
  return done.value.after
}

describe('what is said', () => {
  test('today is known today, and tomorrow cannot be said', () => {
    const found = saying({ change: 'found', when: today })
    expect(outcome(anItem(), nothingSaid, 'find', found)).toBe('said')
    expect(outcome(anItem(), nothingSaid, 'find', { ...found, when: addDays(today, 1) })).toBe('in-the-future')
    // A month that began, did begin.
    expect(outcome(anItem(), nothingSaid, 'find', { ...found, when: '2026-11' })).toBe('said')
    expect(outcome(anItem(), nothingSaid, 'find', { ...found, when: '2026-12' })).toBe('in-the-future')
  })

  test('is in the register from the day it was said, and not the day before', () => {
    const item = withSaid(anItem(), saidAfter(anItem(), nothingSaid, 'say', saying({ change: 'state', to: 'running' })))
    expect(itemOn(item, addDays(today, -1))?.standing.state).toBe('open')
    expect(itemOn(item, today)?.standing).toMatchObject({ state: 'running', saidBy: 'ORG-provincie' })
  })

  test('of a fact is no state', () => {
    const fact = anItem({ kind: 'fact', starts: null })
    expect(outcome(fact, nothingSaid, 'say', saying({ change: 'state', to: 'done' }))).toBe('state-of-a-fact')
    expect(sayableStates(fact, nothingSaid, province, today)).toEqual([])
  })

  test.each([
    ['a motion is done, says the province', aMotion(), 'done', province, 'said'],
    ['a motion is dropped, says the province', aMotion(), 'dropped', province, 'only-parliament-settles'],
    ['a row is dropped, says its owner', anItem(), 'dropped', city, 'said'],
    ['a condition was not met that nobody made', anItem(), 'condition-not-met', city, 'not-conditional'],
    ['a row is settled, as if it were parliament', anItem(), 'settled-by-parliament', province, 'not-this-step'],
  ] as const)('%s', (_, item, to, speaker, expected) => {
    expect(outcome(item, nothingSaid, 'say', saying({ change: 'state', to }), speaker)).toBe(expected)
  })

  test('before something that was said later may not make that impossible', () => {
    const item = anItem({ events: [anEvent({ change: 'state', to: 'done' }, { when: '2026-06' })] })
    const dropped = saying({ change: 'state', to: 'dropped', when: '2026-05' })
    expect(outcome(item, nothingSaid, 'say', dropped)).toBe('breaks-steps')
  })
})

describe('a deadline', () => {
  test.each([
    ['exact', null, 'day-missing'],
    ['exact', '2027-03-30', 'said'],
    ['quarter-end', '2027-03-30', 'not-a-quarter-end'],
    ['quarter-end', '2027-03-31', 'said'],
    ['quarter-end', '2027-04-01', 'not-a-quarter-end'],
    ['year-end', '2027-12-31', 'said'],
    ['none', '2027-12-31', 'day-too-many'],
  ] as const)('%s on %s: %s', (basis, last, expected) => {
    const deadline = { basis, last: last && day(last) }
    expect(outcome(anItem(), nothingSaid, 'term', saying({ change: 'term', deadline }))).toBe(expected)
  })

  test('of a motion is not for the province to set', () => {
    const deadline = { basis: 'vague', last: null } as const
    expect(outcome(aMotion(), nothingSaid, 'term', saying({ change: 'term', deadline }))).toBe('only-parliament-sets')
  })
})

describe('parliament', () => {
  const settle = saying({ change: 'state', to: 'settled-by-parliament' })
  const reopen = saying({ change: 'state', to: 'open' })

  test('settles a motion and reopens it, and the province only proposes', () => {
    const proposed = saidAfter(aMotion(), nothingSaid, 'propose', saying({ change: 'proposed' }))
    expect(outcome(aMotion(), nothingSaid, 'propose', saying({ change: 'proposed' }), city)).toBe('not-entitled')
    expect(outcome(anItem(), nothingSaid, 'propose', saying({ change: 'proposed' }))).toBe('nothing-to-settle')
    const settled = saidAfter(aMotion(), proposed, 'settle', settle, clerk)
    expect([isSettled(aMotion(), proposed, today), isSettled(aMotion(), settled, today)]).toEqual([false, true])
    const reopened = saidAfter(aMotion(), settled, 'reopen', reopen, clerk)
    expect(isSettled(aMotion(), reopened, today)).toBe(false)
  })

  test('is not spoken for by the province, and the clerk speaks for nobody else', () => {
    expect(outcome(aMotion(), nothingSaid, 'settle', settle, province)).toBe('not-this-step')
    expect(outcome(aMotion(), nothingSaid, 'find', saying({ change: 'found' }), clerk)).toBe('not-this-step')
  })

  test('is not withdrawn by anybody: it is reopened', () => {
    const settled = saidAfter(aMotion(), nothingSaid, 'settle', settle, clerk)
    const withdrawal = saying({ change: 'withdrawn', event: 'said-1', shown: null })
    expect(outcome(aMotion(), settled, 'withdraw', withdrawal)).toBe('not-yours')
    expect(withdrawable(settled, 'provincie')).toEqual([])
  })
})

describe('a withdrawal', () => {
  test('of what was said in between waits until what rests on it is withdrawn', () => {
    const item = anItem({ starts: 'dropped' })
    const open = saidAfter(item, nothingSaid, 'say', saying({ change: 'state', to: 'open', when: '2026-09' }))
    const done = saidAfter(item, open, 'say', saying({ change: 'state', to: 'done', when: '2026-10' }))
    const withdrawal = (event: string) => saying({ change: 'withdrawn', event, shown: null })
    expect(outcome(item, done, 'withdraw', withdrawal('said-1'))).toBe('breaks-steps')
    const without = saidAfter(item, done, 'withdraw', withdrawal('said-2'))
    expect(outcome(item, without, 'withdraw', withdrawal('said-1'))).toBe('said')
  })

  test('leaves both to be seen, and the state as it was', () => {
    const said = saidAfter(anItem(), nothingSaid, 'say', saying({ change: 'state', to: 'done' }))
    const item = withSaid(
      anItem(),
      saidAfter(anItem(), said, 'withdraw', saying({ change: 'withdrawn', event: 'said-1', when: today, shown: null })),
    )
    const known = itemOn(item, today)
    expect(known?.standing.state).toBe('open')
    expect(known?.withdrawn.map(({ id }) => id)).toEqual(['said-1'])
  })
})

/** Anything that anybody could try to say. */
const anything = fc.record({
  step: fc.constantFrom(...saySteps),
  speaker: fc.constantFrom(province, city, clerk, { ...city, organisation: 'dorp' }),
  to: fc.constantFrom(...states),
  month: fc.integer({ min: 1, max: 12 }),
  event: fc.integer({ min: 1, max: 6 }),
})

test('whatever is tried in whatever order: nothing that was said goes away, and every step was theirs to say', () => {
  fc.assert(
    fc.property(fc.constantFrom(anItem(), aMotion()), fc.array(anything, { maxLength: 12 }), (item, tries) => {
      let said: SaidOfItem = nothingSaid
      for (const { step, speaker, to, month, event } of tries) {
        const moment = `2026-${String(month).padStart(2, '0')}`
        const change = {
          say: { change: 'state', to },
          settle: { change: 'state', to: 'settled-by-parliament' },
          reopen: { change: 'state', to: 'open' },
          find: { change: 'found' },
          propose: { change: 'proposed' },
          term: { change: 'term', deadline: { basis: 'vague', last: null } },
          withdraw: { change: 'withdrawn', event: `said-${event}`, shown: null },
        }[step] as Saying
        const done = say(item, said, step, { ...words, ...change, when: moment }, speaker)
        if (!done.ok) continue
        expect(done.value.after.events.slice(0, -1)).toEqual(said.events)
        said = done.value.after
      }
      const spoken = withSaid(item, said)
      const byId = new Map(said.events.map((one) => [one.id, one.by]))
      const wrong = refusedSteps(spoken, (one) => {
        const by = byId.get(one.id)
        return by ? actorsOfSpeaker(by) : actorsOf(item, parties.get(one.by))
      })
      expect(wrong).toEqual([])
      expect(new Set(spoken.events.map(({ id }) => id)).size).toBe(spoken.events.length)
    }),
    { numRuns: 500 },
  )
})
