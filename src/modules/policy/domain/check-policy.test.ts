import { describe, expect, test } from 'vitest'
import { parseDateSpan } from '#kernel/partial-date.ts'
import { aDocument, aMeasurement, municipalities } from '../testing/policy-builders.ts'
import { checkPolicy, type PolicySurroundings } from './check-policy.ts'
import type { Measurement, PolicyDocument } from './policy.ts'

const codes = municipalities(3).map(({ code }) => code)
const surroundings: PolicySurroundings = {
  divisionOn: (on) => (on < '2019-01-01' ? null : on < '2022-07-01' ? codes : ['GM0100', 'GM0003']),
  isKnownMunicipality: (code) => [...codes, 'GM0100'].includes(code),
  isKnownSource: (code) => ['S1', 'CV-4'].includes(code),
}
const check = (measurements: readonly Measurement[], documents: readonly PolicyDocument[] = []) =>
  checkPolicy({ measurements, documents }, surroundings).map(({ list, row, field, code }) => [list, row, field, code])

const span = (text: string) => {
  const parsed = parseDateSpan(text)
  return parsed.ok ? parsed.value : null
}

describe('checking what is known about policy', () => {
  test('finds nothing wrong with a sound measurement and a sound document', () => {
    expect(check([aMeasurement({ statedPercent: 67 })], [aDocument({ decided: '2018' })])).toEqual([])
  })

  test.each<[string, Partial<Parameters<typeof aMeasurement>[0]>, string, string]>([
    ['a source that is not listed', { sources: ['S1', 'ZZ-1'] }, 'sources', 'source-unknown'],
    ['a fact without a source', { sources: [] }, 'sources', 'no-source'],
    [
      'numbers that do not add up',
      { counts: { withFramework: 2, housing: 2, integral: 1 } },
      'counts',
      'counts-do-not-add-up',
    ],
    [
      'more frameworks than municipalities',
      { counts: { withFramework: 4, housing: 3, integral: 1 } },
      'counts',
      'counts-exceed-base',
    ],
    ['another percentage than the source prints', { statedPercent: 66 }, 'statedPercent', 'percent-differs'],
    [
      'a percentage without a number of municipalities',
      { base: null, statedPercent: 66 },
      'statedPercent',
      'percent-differs',
    ],
    ['a count without numbers', { counts: null }, 'counts', 'kind-and-counts'],
    ['numbers that are uncertain', { confidence: 'uncertain' }, 'confidence', 'uncertain-numbers'],
    ['numbers in what is no count', { kind: 'qualitative' }, 'counts', 'kind-and-counts'],
    [
      'more names than were counted',
      { named: { integral: ['GM0001', 'GM0002'], housing: null, without: null } },
      'named',
      'names-exceed-counts',
    ],
    [
      'one municipality named twice',
      { named: { integral: ['GM0001'], housing: ['GM0001'], without: null } },
      'named',
      'named-twice',
    ],
    [
      'a name that was no municipality',
      { named: { integral: ['GM0100'], housing: null, without: null } },
      'named',
      'not-in-division',
    ],
    [
      'another number of municipalities than there were',
      { base: { municipalities: 4, basis: 'stated' } },
      'base',
      'base-differs',
    ],
    [
      'an inferred date that does not say where it fits',
      { aboutBasis: 'inferred' },
      'inferredWithin',
      'inference-incomplete',
    ],
    [
      'a stated date that is said to be inferred',
      { inferredWithin: span('2020-12') },
      'inferredWithin',
      'inference-incomplete',
    ],
    [
      'a date outside where the source fits',
      { aboutBasis: 'inferred', inferredWithin: span('2020-10/2020-11') },
      'about',
      'inference-outside',
    ],
  ])('finds %s', (_, changes, field, code) => {
    expect(check([aMeasurement(changes)])).toEqual([['measurements', 0, field, code]])
  })

  test('finds two counts of the same days, and lets counts of the month after be', () => {
    const overlapping = aMeasurement({ id: 'second', about: '2020-12-31' })
    expect(check([aMeasurement(), overlapping])).toEqual([['measurements', 1, 'about', 'counts-overlap']])
    const january = aMeasurement({ id: 'second', about: '2021-01' })
    expect(check([aMeasurement(), january])).toEqual([])
    expect(check([january, aMeasurement()])).toEqual([])
  })

  test('finds an id that is used twice in one list', () => {
    expect(check([], [aDocument(), aDocument()])).toEqual([['documents', 1, 'id', 'id-twice']])
  })

  test('a national measurement may have another number of municipalities', () => {
    expect(check([aMeasurement({ area: 'country', base: { municipalities: 355, basis: 'stated' } })])).toEqual([])
  })

  test.each<[string, Parameters<typeof aDocument>[0], string, string]>([
    [
      'published before it was decided',
      { decided: '2021-10-14', published: '2021-10-13' },
      'published',
      'published-first',
    ],
    ['ended before it began', { decided: '2021-10-14', validUntil: '2020' }, 'validUntil', 'ends-first'],
    ['of a municipality nobody knows', { municipality: 'GM0555' }, 'municipality', 'municipality-unknown'],
    ['of a municipality that was no more', { decided: '2022-07-01' }, 'municipality', 'not-in-division'],
    [
      'of a municipality that was not there yet',
      { municipality: 'GM0100', decided: '2022-06-30' },
      'municipality',
      'not-in-division',
    ],
  ])('finds a document %s', (_, changes, field, code) => {
    expect(check([], [aDocument(changes)])).toEqual([['documents', 0, field, code]])
  })

  test.each<[string, Parameters<typeof aDocument>[0]]>([
    ['decided on the last day of its municipality', { decided: '2022-06-30' }],
    ['decided in the year its municipality came to be', { municipality: 'GM0100', decided: '2022' }],
    ['in force before it was published, which reaches back', { decided: '2021-10-14', inForce: '2021-01-01' }],
    ['decided in a year and published in it', { decided: '2021', published: '2021-03-01' }],
    ['that has no date', {}],
  ])('lets be a document %s', (_, changes) => {
    expect(check([], [aDocument(changes)])).toEqual([])
  })

  test('says in a sentence what is wrong', () => {
    const [finding] = checkPolicy({ measurements: [aMeasurement({ statedPercent: 45 })], documents: [] }, surroundings)
    expect(finding?.message).toBe('The source prints 45 %, the numbers give 67.')
  })
})
