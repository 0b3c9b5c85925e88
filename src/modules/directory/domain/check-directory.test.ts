import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import {
  aLocation,
  anEvent,
  anOrganisation,
  aPoint,
  aService,
  someDirectory,
  someNames,
} from '../testing/some-directory.ts'
import { aSchedule, aWeek } from '../testing/some-hours.ts'
import { checkDirectory } from './check-directory.ts'
import type { Directory } from './directory.ts'
import { sourcesNamed } from './sources-named.ts'
import { textIn } from './texts.ts'

const codesOf = (changes: Partial<Directory>) =>
  checkDirectory(someDirectory(changes), someNames()).map(({ part, id, code }) => `${part}/${id} ${code}`)
const phone = { contact: null, number: null, confidence: null, languages: null }
const stop = { day: day('2026-05-01'), opens: 1, closes: 2, byAppointment: false, municipality: 'GM9001', place: null }
const spoken = { code: 'pl', sources: [], confidence: 'own' } as const

describe('a directory', () => {
  test('in which all is well has no findings', () => expect(codesOf({})).toEqual([]))

  test.each<[string, Partial<Directory>, string]>([
    [
      'two rows with one id',
      { organisations: [anOrganisation(), anOrganisation()] },
      'organisations/the-club id-twice',
    ],
    ['a point called as its service', { points: [aPoint({ id: 'help' })] }, 'points/help id-twice'],
    [
      'an organisation that is not there',
      { services: [aService({ organisation: 'x' })] },
      'services/help reference-unknown',
    ],
    ['a service that is not there', { points: [aPoint({ service: 'x' })] }, 'points/help-town-hall reference-unknown'],
    ['a place that is not there', { events: [anEvent({ location: 'x' })] }, 'events/meeting reference-unknown'],
    [
      'a source that is not there',
      { locations: [aLocation({ sources: ['X-9'] })] },
      'locations/town-hall source-unknown',
    ],
    [
      'a municipality that is not there',
      { locations: [aLocation({ municipality: 'GM0001' })] },
      'locations/town-hall municipality-unknown',
    ],
    [
      'a region that is not there',
      { services: [aService({ reach: { kind: 'region', scheme: 'halves', region: 'EAST' } })] },
      'services/help region-unknown',
    ],
    [
      'a contact that is not there',
      { services: [aService({ phones: [{ ...phone, contact: 'CTWO' }] })] },
      'services/help contact-unknown',
    ],
    ['a phone without a number', { services: [aService({ phones: [phone] })] }, 'services/help phone-unclear'],
    [
      'a phone with two',
      { services: [aService({ phones: [{ ...phone, contact: 'CONE', number: '1' }] })] },
      'services/help phone-unclear',
    ],
    ['a language twice', { services: [aService({ languages: [spoken, spoken] })] }, 'services/help language-twice'],
    ['no words', { services: [aService({ texts: {} })] }, 'services/help words-missing'],
    [
      'an expiry on the day of the check',
      { points: [aPoint({ checkedOn: day('2026-11-01'), expiresOn: day('2026-11-01') })] },
      'points/help-town-hall expires-too-early',
    ],
    [
      'an event that ends as it starts',
      { events: [anEvent({ ends: anEvent().starts })] },
      'events/meeting ends-before-start',
    ],
    [
      'hours that overlap',
      { points: [aPoint({ schedule: aSchedule({ weekly: [aWeek(), aWeek()] }) })] },
      'points/help-town-hall periods-overlap',
    ],
    [
      'hours of no day',
      {
        points: [
          aPoint({
            schedule: aSchedule({ weekly: [aWeek({ period: { from: day('2026-01-01'), until: day('2026-01-01') } })] }),
          }),
        ],
      },
      'points/help-town-hall period-empty',
    ],
    [
      'an exception twice',
      {
        points: [
          aPoint({
            schedule: aSchedule({
              exceptions: [
                { day: stop.day, slots: [] },
                { day: stop.day, slots: [] },
              ],
            }),
          }),
        ],
      },
      'points/help-town-hall exception-twice',
    ],
    [
      'a stop that an exception would hide',
      { points: [aPoint({ schedule: aSchedule({ exceptions: [{ day: stop.day, slots: [] }], stops: [stop] }) })] },
      'points/help-town-hall stop-on-exception',
    ],
  ])('with %s says so', (_, changes, expected) => expect(codesOf(changes)).toContain(expected))

  test('weeks that meet do not overlap', () => {
    const weekly = [
      aWeek({ period: { from: day('2026-02-01'), until: null } }),
      aWeek({ period: { from: day('2026-01-01'), until: day('2026-02-01') } }),
    ]
    expect(codesOf({ points: [aPoint({ schedule: aSchedule({ weekly }) })] })).toEqual([])
  })

  test('names its sources once, those of hours and languages with them', () => {
    const services = [aService({ languages: [{ ...spoken, sources: ['L-1'] }] })]
    const points = [aPoint({ schedule: aSchedule({ sources: ['H-1'] }) })]
    expect([...sourcesNamed(someDirectory({ services, points }))].sort()).toEqual(['H-1', 'L-1', 'T-1'])
  })
})

describe('words in a language', () => {
  test.each([
    [{ nl: 'a', pl: 'b' }, 'pl', { words: 'b', language: 'pl', asked: true }],
    [{ nl: 'a', en: 'b' }, 'pl', { words: 'a', language: 'nl', asked: false }],
    [{ ro: 'c', en: 'b' }, 'pl', { words: 'b', language: 'en', asked: false }],
    [{}, 'pl', null],
    [{}, '__proto__', null],
  ])('of %j in %s', (texts, language, expected) => expect(textIn(texts, language)).toEqual(expected))
})
