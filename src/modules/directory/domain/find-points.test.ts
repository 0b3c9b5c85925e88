import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aLocation, aPoint, aService } from '../testing/some-directory.ts'
import { someHolidays } from '../testing/some-hours.ts'
import { distanceKm } from './distance.ts'
import { type Findable, findPoints } from './find-points.ts'
import type { OpenState } from './open-state.ts'
import { pointState } from './point-state.ts'

const row = (id: string, changes: Partial<Findable> = {}): Findable => ({
  id,
  kinds: ['help-desk'],
  languages: [{ code: 'pl', sources: [], confidence: 'own' }],
  phones: [],
  reach: null,
  place: {},
  open: { state: 'unknown', why: 'no-hours' },
  distanceKm: null,
  forAsked: null,
  ...changes,
})
const idsOf = (rows: readonly Findable[]) => rows.map(({ id }) => id)
const closed = (opens: number | null): OpenState => ({
  state: 'closed',
  opens,
  opensAs: opens === null ? null : 'open',
})

describe('finding help', () => {
  test('open comes first, then "call first", then closed by the next opening; nearest first within each', () => {
    const rows = [
      row('closed-unknown', { open: closed(null), distanceKm: 1 }),
      row('closed-late', { open: closed(900), distanceKm: 1 }),
      row('closed-soon', { open: closed(100), distanceKm: 50 }),
      row('call-far', { distanceKm: 20 }),
      row('appointment-near', { open: { state: 'by-appointment', until: 10 }, distanceKm: 2 }),
      row('call-somewhere'),
      row('open-far', { open: { state: 'open', until: 10 }, distanceKm: 30 }),
      row('open-near', { open: { state: 'open', until: 5 }, distanceKm: 3 }),
    ]
    expect(idsOf(findPoints(rows, {}).regional)).toEqual([
      'open-near',
      'open-far',
      'appointment-near',
      'call-far',
      'call-somewhere',
      'closed-soon',
      'closed-late',
      'closed-unknown',
    ])
  })

  test('the whole country stands apart, unless one has to go to a place', () => {
    const rows = [
      row('line', { reach: { kind: 'national' }, place: null }),
      row('desk', { reach: { kind: 'national' } }),
    ]
    const found = findPoints(rows, {})
    expect([idsOf(found.regional), idsOf(found.national)]).toEqual([['desk'], ['line']])
  })

  test('a language that is not known is not a language that is spoken, and is counted', () => {
    const rows = [
      row('polish'),
      row('unknown', { languages: null }),
      row('romanian', { languages: [{ code: 'ro', sources: [], confidence: 'seen' }] }),
    ]
    expect(findPoints(rows, { spoken: 'ro' })).toMatchObject({ regional: [{ id: 'romanian' }], languagesUnknown: 1 })
  })

  test('a phone that speaks the language counts, and is then not among the unknown', () => {
    const phones = [{ languages: [{ code: 'ro', sources: [], confidence: 'seen' as const }] }]
    const rows = [
      row('line', { languages: null, phones }),
      row('polish', { phones }),
      row('unknown', { languages: null }),
    ]
    const found = findPoints(rows, { spoken: 'ro' })
    expect([idsOf(found.regional), found.languagesUnknown]).toEqual([['line', 'polish'], 1])
  })

  test('only a kind, only what is open, only what is not for other municipalities', () => {
    const rows = [
      row('a', { kinds: ['union'] }),
      row('b', { open: { state: 'open', until: 1 } }),
      row('c', { forAsked: false }),
    ]
    expect(idsOf(findPoints(rows, { kind: 'union' }).regional)).toEqual(['a'])
    expect(idsOf(findPoints(rows, { openNow: true }).regional)).toEqual(['b'])
    expect(idsOf(findPoints(rows, {}).regional)).toEqual(['b', 'a'])
  })

  test('the order does not depend on the order of the rows', () => {
    const someRow = fc.record({
      open: fc.constantFrom<OpenState>(
        { state: 'open', until: 1 },
        { state: 'unknown', why: 'expired' },
        closed(5),
        closed(null),
      ),
      distanceKm: fc.constantFrom(null, 0, 3),
    })
    fc.assert(
      fc.property(fc.array(someRow, { maxLength: 12 }), (made) => {
        const rows = made.map((changes, index) => row(`r${index}`, changes))
        expect(findPoints([...rows].reverse(), {}).regional).toEqual(findPoints(rows, {}).regional)
      }),
    )
  })
})

describe('kilometres', () => {
  const tilburg = { lat: 51.5606, lon: 5.0919 }
  const breda = { lat: 51.5719, lon: 4.7683 }
  test('from Tilburg to Breda are some twenty-two', () => expect(distanceKm(tilburg, breda)).toBeCloseTo(22.4, 0))
  test('are the same both ways and none to where one is', () => {
    const place = fc.record({
      lat: fc.double({ min: 50, max: 54, noNaN: true }),
      lon: fc.double({ min: 3, max: 8, noNaN: true }),
    })
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 9)
        expect(distanceKm(a, a)).toBe(0)
      }),
    )
  })
})

describe('a service where it is given', () => {
  const at = Date.parse('2028-01-13T18:00:00Z') / 60_000
  const state = (changes: Partial<Parameters<typeof pointState>[0]>) =>
    pointState({ service: aService(), point: aPoint(), location: aLocation(), ...changes }, someHolidays, at)
  test('is open by its hours', () => expect(state({})).toMatchObject({ state: 'open' }))
  test('has no hours where it is nowhere', () =>
    expect(state({ point: null, location: null })).toEqual({ state: 'unknown', why: 'no-hours' }))
  test.each([
    [{ service: aService({ status: 'unknown' }) }, 'not-confirmed'],
    [{ location: aLocation({ confidence: 'uncertain' }) }, 'uncertain'],
    [{ location: aLocation({ expiresOn: day('2028-01-13') }) }, 'expired'],
    [{ service: aService({ expiresOn: day('2028-01-13') }) }, 'expired'],
  ])('%j is not told', (changes, why) => expect(state(changes)).toEqual({ state: 'unknown', why }))
  test('counts on the day before it expires', () =>
    expect(state({ service: aService({ expiresOn: day('2028-01-14') }) })).toMatchObject({ state: 'open' }))
  test.each(['ended', 'temporarily-closed'] as const)('that is %s is closed', (status) =>
    expect(state({ service: aService({ status }) })).toEqual({ state: 'closed', opens: null, opensAs: null }),
  )
})
