import { describe, expect, test } from 'vitest'
import { aLocation, aPoint, aService, someDirectory } from '../../testing/some-directory.ts'
import { aWorld } from '../../testing/some-world.ts'
import { apiPage, linkHeader } from './api-page.ts'
import { pointReaders, pointsFor } from './point-query.ts'
import { pointsCsv } from './points-csv.ts'
import { readQuery } from './read-query.ts'

const at = (text: string): number => Date.parse(text) / 60_000
const midnight = at('2026-11-28T23:00Z')
const ids = (points: readonly { id: string }[]) => points.map(({ id }) => id)

const world = aWorld(
  someDirectory({
    services: [
      aService(),
      aService({ id: 'call', reach: { kind: 'national' }, languages: null, kinds: ['legal-help'] }),
      aService({ id: 'gone', status: 'ended' }),
    ],
    locations: [aLocation(), aLocation({ id: 'south', municipality: 'GM9003' })],
    points: [aPoint(), aPoint({ id: 'a-south', location: 'south', schedule: null })],
  }),
)
const asked = (query: Parameters<typeof pointsFor>[1]) => ids(pointsFor(world, query, midnight))

describe('a question to the API', () => {
  const readers = pointReaders(world, midnight)
  const read = (search: string) => readQuery(new URLSearchParams(search), readers)
  const fault = (search: string) => {
    const answer = read(search)
    return answer.ok ? null : answer.error
  }

  test('is read with every filter', () => {
    expect(
      read('openAt=2026-12-24T10:00:00%2B01:00&language=pl&kind=legal-help&municipality=GM9001&near=GM9003'),
    ).toEqual({
      ok: true,
      value: {
        openAt: at('2026-12-24T09:00Z'),
        language: 'pl',
        kind: 'legal-help',
        municipality: 'GM9001',
        near: 'GM9003',
      },
    })
  })

  test('understands a plus that came as a space, and a filter that was left empty', () => {
    expect(read('openAt=2026-12-24T10:00+01:00&kind=')).toEqual({
      ok: true,
      value: { openAt: at('2026-12-24T09:00Z') },
    })
  })

  test.each([
    ['kind=nothing', 'kind'],
    ['near=Tilburg', 'near'],
    ['municipality=GM0363', 'municipality'],
    ['language=%3Cscript%3E', 'language'],
    ['openAt=2026-12-24', 'openAt'],
    ['openAt=2026-12-24T10:00', 'openAt'],
    ['openAt=2027-02-29T10:00Z', 'openAt'],
    ['openAt=2026-11-28T22:59Z', 'openAt'],
    ['openAt=2027-11-29T23:01Z', 'openAt'],
    ['kinds=union', 'kinds'],
    ['__proto__=1', '__proto__'],
    ['kind=union&kind=health', 'kind'],
  ])('is refused with the name of what it got wrong: %s', (search, parameter) => {
    expect(fault(search)?.parameter).toBe(parameter)
  })

  test('may be about the first minute of today, and about the last one of the year ahead', () => {
    expect(fault('openAt=2026-11-28T23:00Z')).toBeNull()
    expect(fault('openAt=2027-11-29T23:00Z')).toBeNull()
  })
})

describe('the points', () => {
  test('are those of every service that has not ended, also of one without a place', () => {
    expect(asked({})).toEqual(['a-south', 'call', 'help-town-hall'])
  })

  test('that are open are only those of which that is known', () => {
    expect(asked({ openAt: at('2026-12-03T17:30Z') })).toEqual(['help-town-hall'])
    expect(asked({ openAt: at('2026-12-03T17:29Z') })).toEqual([])
    expect(asked({ openAt: at('2026-12-03T19:00Z') })).toEqual([])
  })

  test('are those of a kind, a language and a municipality', () => {
    expect(asked({ kind: 'legal-help' })).toEqual(['call'])
    expect(asked({ language: 'pl' })).toEqual(['a-south', 'help-town-hall'])
    expect(asked({ language: 'ro' })).toEqual([])
    expect(asked({ municipality: 'GM9003' })).toEqual(['a-south'])
  })

  test('come nearest first, and without a place last', () => {
    const near = pointsFor(world, { near: 'GM9001' }, midnight)
    expect(near.map(({ id, distanceKm }) => [id, distanceKm])).toEqual([
      ['help-town-hall', 0],
      ['a-south', 30],
      ['call', null],
    ])
  })
})

describe('the table of points', () => {
  test('has a line for each, and no formula that a spreadsheet would run', () => {
    const name = { name: '=1+1', description: null, eligibility: null, documents: null, translation: 'source' as const }
    const hostile = aWorld(someDirectory({ services: [aService({ texts: { nl: name } })] }))
    const lines = pointsCsv(pointsFor(hostile, {}, midnight))
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(";'=1+1;")
  })

  test('leaves out a number that nobody saw at its source', () => {
    const phone = (confidence: 'seen' | 'own') => ({ contact: null, number: '0800-1234', confidence, languages: null })
    const tableOf = (confidence: 'seen' | 'own') =>
      pointsCsv(
        pointsFor(aWorld(someDirectory({ services: [aService({ phones: [phone(confidence)] })] })), {}, midnight),
      )
    expect(tableOf('seen')).toContain('0800-1234')
    expect(tableOf('own')).not.toContain('0800-1234')
  })
})

describe('a page of a collection', () => {
  const address = new URL('https://baken.example/api/v1/points?kind=union&page=2&pageSize=2')
  const page = apiPage(['a', 'b', 'c', 'd', 'e'], { page: 2, pageSize: 2 }, address)

  test('names the pages around it with the same question', () => {
    expect(page).toMatchObject({ items: ['c', 'd'], totalItems: 5, totalPages: 3 })
    expect(page.links.next).toBe('https://baken.example/api/v1/points?kind=union&page=3&pageSize=2')
    expect(linkHeader(page)).toContain('page=1&pageSize=2>; rel="prev"')
  })

  test('past the last one is empty and leads back', () => {
    const past = apiPage(['a'], { page: 9 }, address)
    expect(past).toMatchObject({ items: [], page: 9, totalPages: 1 })
    expect(past.links).not.toHaveProperty('next')
    expect(past.links.prev).toContain('page=1')
  })
})
