import { describe, expect, test } from 'vitest'
import type { FieldTexts } from '#kernel/compare-edits.ts'
import { day } from '#kernel/days.ts'
import { aLocation, aPoint, aService } from '../testing/some-directory.ts'
import { aSchedule, aSlot, aWeek } from '../testing/some-hours.ts'
import { locationFields, readLocation } from './edit-location.ts'
import { pointFields, readPoint } from './edit-point.ts'
import { typedFields } from './edit-reader.ts'
import { readService, serviceFields } from './edit-service.ts'

const today = day('2026-11-29')
const given = { today, languages: ['nl', 'en', 'pl'], municipalities: ['GM9001', 'GM9003'] }
const words = { name: 'Help', description: null, eligibility: null, documents: null, translation: 'checked' as const }
const service = aService({ texts: { ...aService().texts, en: words, pl: { ...words, name: 'Pomoc' } } })

const problemsOf = (read: { ok: boolean; problems?: readonly unknown[] }) => (read.ok ? [] : read.problems)

describe('a form that nobody touched', () => {
  test('says the row itself, now told by its organisation', () => {
    const told = {
      sources: ['SELF-1'],
      confidence: 'seen',
      checkedOn: today,
      verifiedByPerson: true,
      expiresOn: '2027-05-31',
    }
    expect(readService(serviceFields(service, given.languages), service, given)).toEqual({
      ok: true,
      value: { ...service, ...told, languages: [{ code: 'pl', sources: ['SELF-1'], confidence: 'seen' }] },
    })
    const point = aPoint({
      schedule: aSchedule({
        exceptions: [{ day: day('2026-12-24'), slots: [aSlot(1, '9:00', '12:00')] }].map(({ day: on, slots }) => ({
          day: on,
          slots: slots.map(({ weekday: _, ...slot }) => slot),
        })),
      }),
    })
    expect(readPoint(pointFields(point, today), point, given)).toEqual({
      ok: true,
      value: { ...point, ...told, schedule: { ...point.schedule, sources: ['SELF-1'], confidence: 'seen' } },
    })
    expect(readLocation(locationFields(aLocation(), given.languages), aLocation(), given)).toEqual({
      ok: true,
      value: { ...aLocation(), ...told },
    })
  })
})

describe('a service', () => {
  const read = (changes: FieldTexts) =>
    readService({ ...serviceFields(service, given.languages), ...changes }, service, given)

  test('keeps words of other languages when the Dutch changes, and calls them a draft', () => {
    const changed = read({ 'nl-name': ['Andere hulp'] })
    expect(changed.ok && changed.value.texts).toMatchObject({
      nl: { name: 'Andere hulp', translation: 'source' },
      en: { name: 'Help', translation: 'draft' },
      pl: { name: 'Pomoc', translation: 'draft' },
    })
  })

  test('leaves words alone that nobody touched', () => {
    const changed = read({ 'pl-name': ['Inna pomoc'] })
    expect(changed.ok && changed.value.texts).toMatchObject({
      en: words,
      pl: { name: 'Inna pomoc', translation: 'draft' },
    })
  })

  test('needs Dutch and English words, a state, and no sign that is no text', () => {
    expect(
      problemsOf(read({ 'nl-name': [''], 'en-name': [''], 'en-description': ['a\u0000b'], status: ['unknown'] })),
    ).toEqual([
      { field: 'status', code: 'no-choice' },
      { field: 'nl-name', code: 'no-words' },
      { field: 'en-name', code: 'no-words' },
      { field: 'en-description', code: 'not-text' },
    ])
  })

  test('tells nothing to bring from not known what to bring', () => {
    const documents = (text: string) => {
      const found = read({ 'nl-documents': [text] })
      return found.ok ? found.value.texts['nl']?.documents : found.problems
    }
    expect(documents('')).toBeNull()
    expect(documents('Niets')).toEqual([])
    expect(documents('Paspoort\n\nContract')).toEqual(['Paspoort', 'Contract'])
  })

  test('takes a web address without its beginning, and no other text for one', () => {
    const url = (text: string) => {
      const found = read({ url: [text] })
      return found.ok ? found.value.url : found.problems
    }
    expect(url('www.example.org')).toBe('https://www.example.org')
    expect(url('javascript:alert(1)')).toEqual([{ field: 'url', code: 'no-web-address' }])
    expect(url('https://example.org/\u0000')).toEqual([{ field: 'url', code: 'not-text' }])
    expect(url('')).toBeNull()
  })

  test('keeps numbers of the contacts, and the languages of a number that stays', () => {
    const languages = [{ code: 'ro', sources: ['T-1'], confidence: 'seen' as const }]
    const phones = [
      { contact: 'CONE', number: null, confidence: null, languages: null },
      { contact: null, number: '013 1', confidence: 'own' as const, languages },
    ]
    const found = readService(
      { ...serviceFields({ ...service, phones }, given.languages), phone: ['013 1', '', '013 2'] },
      { ...service, phones },
      given,
    )
    expect(found.ok && found.value.phones).toEqual([
      phones[0],
      { contact: null, number: '013 1', confidence: 'seen', languages },
      { contact: null, number: '013 2', confidence: 'seen', languages: null },
    ])
  })
})

describe('a point', () => {
  const point = aPoint()
  const read = (changes: FieldTexts, current = point) =>
    readPoint({ ...pointFields(current, today), ...changes }, current, given)
  const weeksOf = (found: ReturnType<typeof read>) =>
    found.ok ? found.value.schedule?.weekly.map(({ period }) => period) : found.problems

  test('other hours for a time go before the usual ones, without an end or with one', () => {
    const summer = {
      'week1-from': ['2027-07-01'],
      'week1-last': ['2027-08-31'],
      'week1-holidays': ['closed'],
      'week1-1': ['10-12'],
    }
    expect(weeksOf(read(summer))).toEqual([
      { from: '2020-01-01', until: '2027-07-01' },
      { from: '2027-07-01', until: '2027-09-01' },
      { from: '2027-09-01', until: null },
    ])
    expect(weeksOf(read({ ...summer, 'week1-last': ['2027-06-30'] }))).toEqual([
      { field: 'week1-last', code: 'last-before-first' },
    ])
    expect(weeksOf(read({ ...summer, 'week1-from': [''] }))).toEqual([{ field: 'week1-from', code: 'no-day' }])
  })

  test('hours that are over stay, and are not in the form', () => {
    const past = aWeek({ period: { from: day('2019-01-01'), until: day('2020-01-01') } })
    const current = aPoint({ schedule: aSchedule({ weekly: [past, aWeek()] }) })
    expect(pointFields(current, today)['week0-from']).toEqual(['2020-01-01'])
    expect(weeksOf(read({ 'week0-1': ['9-10'] }, current))).toEqual([past.period, aWeek().period])
  })

  test('a night that runs into the next morning is said at the next day', () => {
    expect(problemsOf(read({ 'week0-7': ['22:00-03:00 nacht'], 'week0-1': ['02:00-04:00'] }))).toEqual([
      { field: 'week0-1', code: 'hours-overlap' },
    ])
  })

  test('a week without any hours is none', () => {
    expect(problemsOf(read({ 'week0-4': [''] }))).toEqual([{ field: 'week0-1', code: 'no-hours' }])
  })

  test.each([
    ['a day twice', ['2026-12-24', '2026-12-24 9-12'], 'day-twice'],
    ['hours without a day', [' 9-12'], 'no-day'],
    ['a day that is none', ['2026-02-30'], 'not-a-day'],
    ['hours that are none', ['2026-12-24 open'], 'not-hours'],
  ])('%s is said', (_, exceptions, code) => {
    expect(problemsOf(read({ exceptions }))).toEqual([{ field: 'exceptions', code }])
  })

  test('a day of a mobile team is not lost under a day that differs', () => {
    const stop = {
      day: day('2026-12-24'),
      opens: 540,
      closes: 600,
      byAppointment: false,
      municipality: 'GM9001',
      place: null,
    }
    const current = aPoint({ schedule: aSchedule({ stops: [stop] }) })
    expect(problemsOf(read({ exceptions: ['2026-12-24'] }, current))).toEqual([
      { field: 'exceptions', code: 'day-twice' },
    ])
    const kept = read({ hours: ['unknown'] }, current)
    expect(kept.ok && kept.value.schedule?.stops).toEqual([stop])
  })

  test('no hours: readers call first; by appointment only: that is told', () => {
    const schedule = (hours: string) => {
      const found = read({ hours: [hours] })
      return found.ok ? found.value.schedule : found.problems
    }
    expect(schedule('unknown')).toBeNull()
    expect(schedule('appointment')).toMatchObject({ appointmentOnly: true, weekly: [], exceptions: [] })
    expect(schedule('whenever')).toEqual([{ field: 'hours', code: 'no-choice' }])
  })
})

describe('a location', () => {
  const current = aLocation({ position: { lat: 51.5, lon: 5 } })
  const read = (changes: FieldTexts) =>
    readLocation({ ...locationFields(current, given.languages), ...changes }, current, given)

  test('that moves is nowhere on the map until somebody looks it up; another name moves nothing', () => {
    const moved = read({ street: ['Markt 2'] })
    expect(moved.ok && moved.value.position).toBeNull()
    const named = read({ name: ['Gemeentehuis'] })
    expect(named.ok && named.value.position).toEqual(current.position)
  })

  test('is in a municipality that there is, and has a name', () => {
    expect(problemsOf(read({ municipality: ['GM0000'], name: [''] }))).toEqual([
      { field: 'name', code: 'no-words' },
      { field: 'municipality', code: 'no-choice' },
    ])
  })
})

test('what is typed comes in without what stands around it, and a day with its hours as one', () => {
  const form = new FormData()
  form.append('nl-description', '  een\r\ntwee ')
  for (const [on, hours] of [
    ['2026-12-24', ''],
    ['', ''],
    ['', '9-12'],
    ['2026-12-31', '9-12'],
  ] as const) {
    form.append('exception-day', on)
    form.append('exception-hours', hours)
  }
  const fields = typedFields(form)
  expect(fields['nl-description']).toEqual(['een\ntwee'])
  expect(fields['exceptions']).toEqual(['2026-12-24', ' 9-12', '2026-12-31 9-12'])
})
