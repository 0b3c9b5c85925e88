import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Directory } from '../../domain/directory.ts'
import { aLocation, anEvent, anOrganisation, aPoint, aService, someDirectory } from '../../testing/some-directory.ts'
import { aSchedule, aSlot, aWeek } from '../../testing/some-hours.ts'
import { directoryOf, inOrder } from '../stored-rows.ts'
import { uuidOf } from './hsds-ids.ts'
import { lineOfElements } from './json-lines.ts'
import { csvColumns } from './read-csv.ts'
import { maximumRows, readImport } from './read-import.ts'
import { hsdsFilesOf } from './write-hsds.ts'

const contacts = new Map([['CONE', { phone: '0800-1', phoneConfidence: 'own' as const }]])
const origin = { source: 'T-1', checkedOn: day('2026-11-29'), expiresOn: day('2027-05-29') }
const empty: Directory = { organisations: [], services: [], locations: [], points: [], events: [], holidays: [] }

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, given: typeof origin | null = origin, stored = someDirectory()) =>
  readImport(bytes(text), stored, given)
const refusalsOf = (text: string, given: typeof origin | null = origin) => {
  const found = read(text, given)
  return found.ok ? [] : found.refusals.map(({ line, code, message }) => `${line} ${code}: ${message}`)
}

/** A directory in which everything is there that can be. */
const phone = { number: null, confidence: null, languages: null }
const full = someDirectory({
  organisations: [
    anOrganisation({
      url: 'https://example.org',
      texts: {
        nl: { description: 'Een club.', translation: 'source' },
        en: { description: 'A club.', translation: 'draft' },
      },
    }),
    anOrganisation({ id: 'bare' }),
  ],
  services: [
    aService({
      kinds: ['surgery', 'union'],
      interpreter: true,
      url: 'https://example.org/x',
      phones: [
        { ...phone, contact: 'CONE', languages: [{ code: 'ro', sources: [], confidence: 'own' }] },
        { ...phone, contact: 'CNONE' },
      ],
      texts: {
        nl: {
          name: 'Hulp',
          description: null,
          eligibility: 'Voor iedereen.',
          documents: ['Je paspoort'],
          translation: 'source',
        },
        pl: { name: 'Pomoc', description: 'x', eligibility: null, documents: [], translation: 'draft' },
      },
    }),
    aService({ id: 'everywhere', status: 'unknown', cost: 'unknown', languages: null, reach: { kind: 'national' } }),
    aService({
      id: 'region',
      status: 'ended',
      languages: [],
      reach: { kind: 'region', scheme: 'halves', region: 'NORTH' },
    }),
    aService({
      id: 'english',
      status: 'temporarily-closed',
      reach: null,
      texts: { en: { name: 'Help', description: null, eligibility: null, documents: null, translation: 'draft' } },
    }),
  ],
  locations: [
    aLocation({
      address: { street: 'Markt 1', postalCode: '5000 AA', city: 'Noorddorp' },
      position: { lat: 51.5, lon: 5 },
      stepFree: true,
    }),
    aLocation({
      id: 'van',
      kind: 'mobile',
      municipality: null,
      address: { street: null, postalCode: null, city: null },
    }),
    aLocation({ id: 'line', kind: 'virtual', texts: { nl: { description: 'Bel.', translation: 'source' } } }),
  ],
  points: [
    aPoint({
      schedule: aSchedule({
        appointmentOnly: null,
        weekly: [
          aWeek({
            period: { from: day('2026-01-01'), until: day('2026-07-01') },
            slots: [aSlot(5, '22:00', '26:00', true), aSlot(7, '0:00', '24:00')],
          }),
          aWeek({ period: { from: day('2026-07-01'), until: null }, onHolidays: 'as-usual', slots: [] }),
        ],
        exceptions: [{ day: day('2026-05-01'), slots: [] }],
        stops: [
          {
            day: day('2026-08-01'),
            opens: 600,
            closes: 720,
            byAppointment: false,
            municipality: 'GM9003',
            place: null,
          },
        ],
      }),
    }),
    aPoint({ id: 'van-point', location: 'van', schedule: null }),
    aPoint({ id: 'doubt', location: 'line', schedule: aSchedule({ confidence: 'uncertain' }) }),
  ],
  events: [anEvent({ ends: null, location: null })],
})

describe('giving a directory away and taking it in again', () => {
  const text = JSON.stringify(hsdsFilesOf(full, contacts), null, 2)
  test.each([
    ['where nothing is stored', empty],
    ['where it is stored', full],
  ])('gives the same, %s', (_, stored) => {
    const found = readImport(bytes(text), stored, null)
    expect(found.ok ? [] : found.refusals).toEqual([])
    const rows = found.ok ? found.rows : []
    expect(directoryOf(rows)).toEqual(inOrder({ ...full, holidays: [] }))
  })
  test('one file of it is enough where the rest is stored', () => {
    const { services } = hsdsFilesOf(full, contacts)
    const found = readImport(bytes(JSON.stringify({ services })), full, null)
    expect(found.ok && found.rows.map(({ body }) => body)).toEqual(full.services)
  })
})

test('any hours come back from HSDS as they were given', () => {
  const slot = fc
    .record({
      weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
      opens: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1440 }),
      byAppointment: fc.boolean(),
    })
    .map(({ length, ...one }) => ({ ...one, closes: one.opens + length }))
  const week = fc.record({
    period: fc.constantFrom(
      { from: day('2026-01-01'), until: null },
      { from: day('2026-02-28'), until: day('2026-03-01') },
    ),
    onHolidays: fc.constantFrom('closed' as const, 'as-usual' as const, 'unknown' as const),
    slots: fc.array(slot, { maxLength: 8 }),
  })
  fc.assert(
    fc.property(
      fc.array(week, { maxLength: 3 }),
      fc.constantFrom(true, false, null),
      fc.constantFrom('seen' as const, 'uncertain' as const),
      (weekly, appointmentOnly, confidence) => {
        const points = [aPoint({ schedule: aSchedule({ weekly, appointmentOnly, confidence }) })]
        const { service_at_locations } = hsdsFilesOf(someDirectory({ points }), contacts)
        const found = read(JSON.stringify({ service_at_locations }), null)
        expect(found.ok && found.rows.map(({ body }) => body)).toEqual(points)
      },
    ),
  )
})

describe('a service of another directory, as HSDS nests it', () => {
  const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`
  const schedule = {
    id: id(5),
    valid_from: '2026-01-01',
    freq: 'WEEKLY',
    byday: 'MO,TH',
    opens_at: '09:00',
    closes_at: '12:00:00',
  }
  const service = (changes: object = {}, schedules: readonly object[] = [schedule]) => ({
    id: id(1),
    name: 'Pomoc',
    status: 'active',
    organization: { id: id(2), name: 'Others', description: 'Anderen.' },
    languages: [{ id: id(6), code: 'pl', name: 'Polish' }],
    attributes: [{ id: id(7), taxonomy_term: { code: 'kind:help-desk' } }],
    service_at_locations: [{ id: id(3), location: { id: id(4), location_type: 'physical', name: 'Zaal' }, schedules }],
    ...changes,
  })
  const say = (changes: object, schedules?: readonly object[]) =>
    refusalsOf(JSON.stringify({ services: [service(changes, schedules)] }))

  test('becomes an organisation, a service, a place and hours, with the source that is named', () => {
    const found = read(JSON.stringify({ services: [service()] }))
    expect(found.ok ? found.rows.map(({ part, id: own }) => [part, own]) : found.refusals).toEqual([
      ['organisations', id(2)],
      ['services', id(1)],
      ['locations', id(4)],
      ['points', id(3)],
    ])
    const point = found.ok ? found.rows.at(-1)?.body : undefined
    const slots = [1, 4].map((weekday) => ({ weekday, opens: 540, closes: 720, byAppointment: false }))
    expect(point).toMatchObject({
      confidence: 'secondary',
      sources: ['T-1'],
      schedule: { weekly: [{ onHolidays: 'unknown', slots }] },
    })
  })
  test('is refused without a source', () => {
    expect(refusalsOf(JSON.stringify({ services: [service()] }), null).join()).toContain('name a source with --source')
  })
  test.each<[string, object, readonly object[] | undefined, string]>([
    ['a status of its own', { status: 'open' }, undefined, 'status'],
    ['no kind', { attributes: [] }, undefined, 'kinds'],
    [
      'a day that no calendar has',
      {},
      [{ ...schedule, valid_from: '2026-02-30' }],
      'valid_from "2026-02-30" is not a day',
    ],
    ['a day out of range', {}, [{ ...schedule, valid_from: '1026-02-03' }], 'not between 2000 and 2100'],
    ['a time that no clock has', {}, [{ ...schedule, opens_at: '25:00' }], '"25:00" until "12:00:00" are no times'],
    ['hours of the month', {}, [{ ...schedule, freq: 'MONTHLY' }], 'repeat MONTHLY cannot be read'],
    ['a weekday of its own', {}, [{ ...schedule, byday: 'XX' }], '"XX" is no day of the week'],
    ['an address that is none', { url: 'javascript:alert(1)' }, undefined, 'not a web address'],
  ])('with %s is refused', (_, changes, schedules, message) =>
    expect(say(changes, schedules).join()).toContain(message),
  )
})

describe('a file that is not taken', () => {
  test.each<[string, string, string]>([
    ['nothing', '  \n', '1 empty'],
    ['broken JSON', '{"services": [\n  {"id": "x",,}\n]}', '2 not-json'],
    ['half a file', '{"services": [\n  {"id": "x"', '2 not-json'],
    ['JSON of something else', '{"people": []}', '1 not-hsds'],
    ['a list without its name', '[{"id": "x"}]', '1 not-hsds'],
    ['empty lists', '{"services": []}', '1 empty'],
    ['a row that is no object', '{"services": [\n1]}', '2 shape'],
  ])('%s', (_, text, expected) => expect(refusalsOf(text)[0]).toMatch(new RegExp(`^${expected}:`)))

  test('another encoding', () => {
    expect(readImport(Uint8Array.from([0x7b, 0xe9, 0x7d]), empty, null)).toMatchObject({
      refusals: [{ code: 'not-utf8' }],
    })
  })
  test('more than 10 MB', () => {
    expect(readImport(new Uint8Array(10_000_001), empty, null)).toMatchObject({ refusals: [{ code: 'too-large' }] })
  })
  test('a hundred thousand rows, as JSON and as a table', () => {
    const rows = Array.from({ length: 100_000 }, () => '{"id":"x"}')
    expect(refusalsOf(`{"services":[${rows.join(',')}]}`)).toEqual([
      `1 too-many: There are 100000 rows, and ${maximumRows} at most are read.`,
    ])
    const line = csvColumns.map(() => 'x').join(';')
    expect(refusalsOf([csvColumns.join(';'), ...rows.map(() => line)].join('\n'))[0]).toMatch(/^1 too-many/)
  })
  test('two rows with one id that say something else: the second is named with its line', () => {
    const organizations = [anOrganisation(), anOrganisation({ name: 'Other' })]
    const text = JSON.stringify(
      { organizations: hsdsFilesOf({ ...empty, organisations: organizations }, contacts).organizations },
      null,
      1,
    )
    const refused = refusalsOf(text)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatch(/^\d+ id-twice: "the-club" is there twice in organisations, the first time on line 3\.$/)
  })
  test('names the line of every row that is refused, not only the first', () => {
    const id = uuidOf('a', 'b')
    const text = `{"organizations": [\n{"id": "${id}", "name": "A"},\n{"id": "${id}"},\n\n{"name": 1}\n]}`
    expect([...new Set(refusalsOf(text).map((one) => one[0]))]).toEqual(['3', '5'])
  })
})

test('the lines of elements are those of a person who counts', () => {
  const json = '{"a": [1,\n{"b": [2,\n3]}, "x,[\\"\\n",\n\n[4]],\n"c": [\n], "d": {"e": [\n1]}}'
  expect(Object.fromEntries(lineOfElements(json))).toEqual({ a: [1, 2, 3, 5], c: [], d: [] })
})
