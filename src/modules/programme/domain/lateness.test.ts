import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { aDeadline, anEvent, anItem, aParty, knownOn, someParties } from '../testing/programme-builders.ts'
import { aDay, aHistory } from '../testing/random-histories.ts'
import { hardBases } from './deadline.ts'
import { itemOn } from './history.ts'
import { countsAgainstProvince, isOverdueOfProvince, latenessOn, timelinessOf } from './lateness.ts'

const quarter = aDeadline('quarter-end', '2021-03-31')
const parties = new Map(someParties().map((party) => [party.id, party]))
const stillRunning = (when: string, known: string) =>
  anEvent({ change: 'state', to: 'running' }, { id: `said-${when}`, when, knownOn: known })

const latenessThen = (item: Parameters<typeof knownOn>[0], on: string) => latenessOn(knownOn(item, on), day(on))

describe('a row with a deadline at the end of a quarter', () => {
  test.each([
    ['2021-03-30', 'within-term'],
    ['2021-03-31', 'within-term'],
    ['2021-04-01', 'term-passed-outcome-unknown'],
    ['2026-11-21', 'term-passed-outcome-unknown'],
  ])('and of which nobody spoke again is on %s: %s', (on, lateness) => {
    expect(latenessThen(anItem({ deadline: quarter }), on)).toBe(lateness)
  })

  test.each([
    ['2021-03-31', '2021-03-31', 'term-passed-outcome-unknown'],
    ['2021-03', '2021-03-31', 'term-passed-outcome-unknown'],
    ['2021', '2021-12-31', 'term-passed-outcome-unknown'],
    ['2021-04-01', '2021-04-01', 'overdue'],
    ['2021-04', '2021-04-30', 'overdue'],
  ])('and said to be running in %s is afterwards: known %s, %s', (when, known, lateness) => {
    expect(latenessThen(anItem({ deadline: quarter, events: [stillRunning(when, known)] }), '2022-06-01')).toBe(
      lateness,
    )
  })

  test('is not overdue before it is known that it still runs', () => {
    const row = anItem({ deadline: quarter, events: [stillRunning('2021-04-10', '2021-05-01')] })
    expect(latenessThen(row, '2021-04-30')).toBe('term-passed-outcome-unknown')
    expect(latenessThen(row, '2021-05-01')).toBe('overdue')
  })

  test('and open again after the deadline is overdue', () => {
    const events = [
      anEvent({ change: 'state', to: 'done' }, { id: 'done', when: '2021-03-01' }),
      anEvent({ change: 'state', to: 'open' }, { id: 'reopened', when: '2021-05-02', knownOn: '2021-05-02' }),
    ]
    expect(latenessThen(anItem({ deadline: quarter, events }), '2021-05-02')).toBe('overdue')
  })

  test('and waiting for others past it is waiting, not overdue', () => {
    const waits = anEvent({ change: 'state', to: 'waiting-for-others' }, { when: '2021-04-10', knownOn: '2021-04-10' })
    expect(latenessThen(anItem({ deadline: quarter, events: [waits] }), '2021-04-10')).toBe('waiting-past-term')
  })

  test.each(['done', 'settled-by-parliament', 'dropped', 'condition-not-met'] as const)(
    'and %s has ended, however late',
    (to) => {
      const ends = anEvent({ change: 'state', to }, { when: '2022-04-10', knownOn: '2022-04-10' })
      expect(latenessThen(anItem({ deadline: quarter, events: [ends] }), '2022-04-10')).toBe('ended')
    },
  )

  test('and not found is neither done nor overdue', () => {
    const events = [anEvent({ change: 'not-found' }, { when: '2026-11', knownOn: '2026-11-21' })]
    expect(latenessThen(anItem({ deadline: quarter, events }), '2026-11-21')).toBe('term-passed-outcome-unknown')
  })

  test('that was moved is late by the new day', () => {
    const moved = anEvent(
      { change: 'term', deadline: aDeadline('quarter-end', '2021-06-30') },
      { when: '2021-02-01', knownOn: '2021-02-01' },
    )
    const row = anItem({ deadline: quarter, events: [moved, stillRunning('2021-05-01', '2021-05-01')] })
    expect(latenessThen(row, '2021-05-01')).toBe('within-term')
  })
})

describe('what is never late', () => {
  test.each(['derived', 'vague', 'none', 'not-needed'] as const)('%s, long past and known to be running', (basis) => {
    const deadline = aDeadline(basis, basis === 'derived' ? '2020-12-31' : null)
    const row = anItem({ deadline, events: [stillRunning('2026-01', '2026-01-31')] })
    expect(latenessThen(row, '2026-11-21')).toBe('no-hard-term')
  })

  test('a statement of fact, which has no state', () => {
    expect(latenessThen(anItem({ kind: 'fact', starts: null, deadline: quarter }), '2026-11-21')).toBe('no-hard-term')
  })

  test('overdue is always a hard basis, a day that is past and somebody who spoke after it, for any history', () => {
    fc.assert(
      fc.property(aHistory, aDay, fc.constantFrom(...hardBases, 'derived', 'vague'), (item, on, basis) => {
        const row = itemOn({ ...item, deadline: { basis, last: addDays(on, -30) } }, on)
        if (!row || latenessOn(row, on) !== 'overdue') return
        expect(hardBases).toContain(row.deadline.basis)
        expect((row.deadline.last ?? on) < on).toBe(true)
        expect((row.standing.confirmed?.from ?? '') > (row.deadline.last ?? '')).toBe(true)
        expect(['open', 'running']).toContain(row.standing.state)
      }),
    )
  })
})

describe('done in time', () => {
  test.each([
    ['2021-03-31', 'in-time'],
    ['2021-03', 'in-time'],
    ['2021-04-01', 'late'],
    ['2021', 'unknown'],
    ['2020-12/2023-11-09', 'unknown'],
  ])('when it was done in %s: %s', (when, timeliness) => {
    const done = anEvent({ change: 'state', to: 'done' }, { when, knownOn: '2025-01-01' })
    expect(timelinessOf(knownOn(anItem({ deadline: quarter, events: [done] }), '2025-01-01'))).toBe(timeliness)
  })

  test('is not asked of what is not done, nor of what nobody promised a day for', () => {
    expect(timelinessOf(knownOn(anItem({ deadline: quarter }), '2025-01-01'))).toBeNull()
    expect(timelinessOf(knownOn(anItem({ kind: 'done', starts: 'done' }), '2025-01-01'))).toBeNull()
  })
})

describe('what counts against the province', () => {
  test.each([
    [['GS'], true],
    [['PROV'], true],
    [['CITY'], false],
    [['CITY', 'PROV'], true],
    [['PRESS'], false],
    [['SOMEBODY'], false],
  ])('a row of %j: %s', (owners, counts) => {
    expect(countsAgainstProvince(anItem({ owners }), parties)).toBe(counts)
  })

  test('an overdue row of a third party is overdue, and not the province’s', () => {
    const row = (owners: string[]) =>
      knownOn(anItem({ owners, deadline: quarter, events: [stillRunning('2021-05-01', '2021-05-01')] }), '2021-06-01')
    expect(latenessOn(row(['CITY']), day('2021-06-01'))).toBe('overdue')
    expect(isOverdueOfProvince(row(['CITY']), parties, day('2021-06-01'))).toBe(false)
    expect(isOverdueOfProvince(row(['GS']), parties, day('2021-06-01'))).toBe(true)
  })

  test('who only reports it does not own it', () => {
    const known = new Map([['GS', aParty({ id: 'GS' })]])
    expect(countsAgainstProvince(anItem({ owners: ['CITY'], reporters: ['GS'] }), known)).toBe(false)
  })
})
