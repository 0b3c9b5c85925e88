import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { aLink, aNote, anEvent, anItem, aRegister, aStatement, knownOn } from '../testing/programme-builders.ts'
import { aDay, aHistory } from '../testing/random-histories.ts'
import { diaryOn } from '../testing/slow-as-of.ts'
import { itemOn } from './history.ts'
import { asOf } from './register.ts'

describe('a row as known on a day', () => {
  const row = anItem({
    knownOn: '2020-12-01',
    events: [
      anEvent({ change: 'state', to: 'running' }, { id: 'began', when: '2021-02-10', knownOn: '2021-03-01' }),
      anEvent({ change: 'state', to: 'done' }, { id: 'ended', when: '2021-05-01', knownOn: '2021-05-01' }),
    ],
  })

  test.each([
    ['2020-11-30', null],
    ['2020-12-01', 'open'],
    ['2021-02-10', 'open'],
    ['2021-02-28', 'open'],
    ['2021-03-01', 'running'],
    ['2021-04-30', 'running'],
    ['2021-05-01', 'done'],
    ['2026-11-21', 'done'],
  ])('on %s is %s: what counts is the day it became known', (on, state) => {
    expect(itemOn(row, day(on))?.standing.state ?? null).toBe(state)
  })

  test('says since when it stands so, who said so, and when somebody last did', () => {
    const twice = anItem({
      events: [
        anEvent({ change: 'state', to: 'running' }, { id: 'first', when: '2021-01-05', by: 'PRESS' }),
        anEvent({ change: 'state', to: 'running' }, { id: 'again', when: '2021-09' }),
      ],
    })
    expect(knownOn(twice, '2022-01-01').standing).toMatchObject({
      state: 'running',
      since: { text: '2021-01-05' },
      confirmed: { text: '2021-09' },
      event: 'first',
      saidBy: 'PRESS',
    })
  })

  test('what happened first comes first, however late it became known', () => {
    const late = anItem({
      events: [
        anEvent({ change: 'state', to: 'done' }, { id: 'ended', when: '2021-05-01', knownOn: '2021-05-01' }),
        anEvent({ change: 'state', to: 'running' }, { id: 'began', when: '2021-02', knownOn: '2022-01-01' }),
      ],
    })
    const known = knownOn(late, '2022-01-01')
    expect(known.standing.state).toBe('done')
    expect(known.events.map(({ id }) => id)).toEqual(['began', 'ended'])
  })

  test('a row that changed its kind keeps the history and has one kind', () => {
    const changed = anItem({
      kind: 'activity',
      events: [
        anEvent({ change: 'kind', to: 'commitment' }, { id: 'promised', when: '2021-06', knownOn: '2021-06-30' }),
      ],
    })
    expect(knownOn(changed, '2021-06-29')).toMatchObject({ kind: 'activity', kinds: [{ value: 'activity' }] })
    expect(knownOn(changed, '2021-06-30')).toMatchObject({
      kind: 'commitment',
      kinds: [
        { value: 'activity', since: null },
        { value: 'commitment', since: { text: '2021-06' } },
      ],
    })
  })

  test('a deadline that was moved is the old one until it is known', () => {
    const deadline = { basis: 'quarter-end', last: day('2021-06-30') } as const
    const moved = anItem({
      deadline: { basis: 'quarter-end', last: day('2021-03-31') },
      events: [anEvent({ change: 'term', deadline }, { when: '2021-02-01', knownOn: '2021-02-03' })],
    })
    expect(knownOn(moved, '2021-02-02').deadline.last).toBe('2021-03-31')
    expect(knownOn(moved, '2021-02-03').deadline.last).toBe('2021-06-30')
  })

  test('what is withdrawn counts until then, and is shown as withdrawn from then', () => {
    const wrong = anItem({
      events: [
        anEvent({ change: 'state', to: 'done' }, { id: 'mistake', when: '2021-01-10', knownOn: '2021-01-10' }),
        anEvent({ change: 'withdrawn', event: 'mistake' }, { id: 'sorry', when: '2021-01-20', knownOn: '2021-01-20' }),
      ],
    })
    expect(knownOn(wrong, '2021-01-19').standing.state).toBe('done')
    expect(knownOn(wrong, '2021-01-20').standing.state).toBe('open')
    expect(knownOn(wrong, '2021-01-20').withdrawn.map(({ id }) => id)).toEqual(['mistake'])
  })

  test.each([
    [[], 'not-asked'],
    [['found'], 'found'],
    [['not-found'], 'not-found'],
    [['not-found', 'found'], 'partly-found'],
  ] as const)('with %j of what became of it, the follow-up is %s', (changes, followUp) => {
    const events = changes.map((change) => anEvent({ change }, { id: change }))
    expect(knownOn(anItem({ events }), '2022-01-01').followUp).toBe(followUp)
  })

  test('a proposal to settle stands until parliament has spoken', () => {
    const settled = anItem({
      events: [
        anEvent({ change: 'proposed' }, { when: '2021-01-10', knownOn: '2021-01-10' }),
        anEvent(
          { change: 'state', to: 'settled-by-parliament' },
          { when: '2021-02-12', knownOn: '2021-02-12', by: 'PS' },
        ),
      ],
    })
    expect(knownOn(settled, '2021-02-11').standing).toMatchObject({ state: 'open', proposed: true })
    expect(knownOn(settled, '2021-02-12').standing).toMatchObject({ state: 'settled-by-parliament', proposed: false })
  })
})

describe('the reconstruction', () => {
  test('agrees with the diary of a clerk who lives through every day, for any history and day', () => {
    fc.assert(
      fc.property(aHistory, aDay, (item, on) => {
        const known = itemOn(item, on)
        const page = diaryOn(item, on)
        expect(known === null).toBe(page === null)
        if (!known || !page) return
        expect({
          state: known.standing.state,
          begunBy: known.standing.event,
          confirmed: known.standing.confirmed?.from ?? null,
          kind: known.kind,
          deadline: known.deadline,
          inVain: known.followUp === 'not-found' || known.followUp === 'partly-found',
          told: known.followUp === 'found' || known.followUp === 'partly-found',
          changedOn: known.changedOn,
          known: known.events.map(({ id }) => id).sort(),
        }).toEqual(page)
      }),
      { numRuns: 400 },
    )
  })

  test('is not changed by anything that became known later', () => {
    fc.assert(
      fc.property(aHistory, aDay, (item, on) => {
        const withoutLater = { ...item, events: item.events.filter((event) => event.knownOn <= on) }
        expect(itemOn(item, on)).toEqual(itemOn(withoutLater, on))
      }),
    )
  })

  test('knows everything in the end, and nothing before the first day', () => {
    fc.assert(
      fc.property(aHistory, (item) => {
        const wrong = item.events.flatMap((event) => (event.change === 'withdrawn' ? [event.event] : []))
        const right = item.events.filter(({ id }) => !wrong.includes(id))
        expect(itemOn(item, day('2030-01-01'))?.events).toHaveLength(right.length)
        expect(itemOn(item, addDays(item.knownOn, -1))).toBeNull()
      }),
    )
  })
})

describe('the register as known on a day', () => {
  const register = aRegister({
    documents: [aNote(), aNote({ id: 'S2', knownOn: day('2019-02-01') })],
    statements: [aStatement({ id: 'S1-a' }), aStatement({ id: 'S2-a', document: 'S2' })],
    items: [anItem(), anItem({ id: 'S2-01', document: 'S2', knownOn: '2019-02-01' })],
    links: [aLink('S2-01', 'led-to', 'S1-01'), { ...aLink('S2-01', 'part-of', 'S1-01'), knownOn: day('2021-01-02') }],
  })

  test.each([
    ['2019-01-31', [], [], 0],
    ['2019-02-01', ['S2-a'], ['S2-01'], 0],
    ['2020-11-30', ['S2-a'], ['S2-01'], 0],
    ['2020-12-01', ['S1-a', 'S2-a'], ['S1-01', 'S2-01'], 1],
    ['2021-01-01', ['S1-a', 'S2-a'], ['S1-01', 'S2-01'], 1],
    ['2021-01-02', ['S1-a', 'S2-a'], ['S1-01', 'S2-01'], 2],
  ])(
    'on %s has the notes that were there, their rows, and links that were known with both their ends',
    (on, notes, rows, links) => {
      const known = asOf(register, day(on))
      expect(known.statements.map(({ id }) => id)).toEqual(notes)
      expect(known.items.map(({ item }) => item.id)).toEqual(rows)
      expect(known.links).toHaveLength(links)
    },
  )
})
