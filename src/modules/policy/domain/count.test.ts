import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/days.ts'
import { aDocument, aMeasurement, municipalities } from '../testing/policy-builders.ts'
import { countOn } from './count.ts'
import type { PolicyDocument } from './policy.ts'
import { themes } from './policy.ts'

const december = aMeasurement({ aboutBasis: 'inferred' })
const notMeasured = {
  withFramework: null,
  housing: null,
  integral: null,
  share: null,
  measuredOn: null,
  measuredOnBasis: null,
  sources: [],
  confidence: null,
}

describe('the count on a day', () => {
  test.each(['2020-12-01', '2020-12-17', '2020-12-31'])('a measurement of December 2020 holds on %s', (on) => {
    expect(countOn([december], [], municipalities(3), day(on))).toMatchObject({
      municipalities: 3,
      withFramework: 2,
      housing: 1,
      integral: 1,
      share: 2 / 3,
      measuredOn: '2020-12',
      measuredOnBasis: 'inferred',
      sources: ['S1'],
      confidence: 'seen',
    })
  })

  test.each(['2020-11-30', '2021-01-01'])('and on %s nothing is known, which is null and not 0', (on) => {
    expect(countOn([december], [], municipalities(3), day(on))).toMatchObject({ municipalities: 3, ...notMeasured })
  })

  test('a study without numbers measures nothing', () => {
    const study = aMeasurement({ kind: 'qualitative', counts: null, about: '2021-08/2021-10' })
    expect(countOn([study], [], municipalities(3), day('2021-09-01'))).toMatchObject(notMeasured)
  })

  test('numbers about trafficking are no labour-migration frameworks', () => {
    const other = aMeasurement({ subject: 'trafficking' })
    expect(countOn([other], [], municipalities(3), day('2020-12-31'))).toMatchObject({
      ...notMeasured,
      knownAtLeast: 0,
    })
  })

  test('a count of the whole country is no count of the province', () => {
    const country = aMeasurement({ area: 'country', named: { integral: null, housing: null, without: null } })
    expect(countOn([country], [], municipalities(3), day('2020-12-31'))).toMatchObject(notMeasured)
  })

  test('without municipalities there is no share', () => {
    expect(countOn([december], [], [], day('2020-12-31')).share).toBeNull()
  })
})

describe('known at least', () => {
  const known = (on: string, documents: readonly PolicyDocument[]) =>
    countOn([december], documents, municipalities(3), day(on)).knownAtLeast

  test.each([
    ['2020-11-30', 0],
    ['2020-12-01', 1],
    ['2021-01-01', 1],
  ])('who a measurement of December 2020 names counts from its first day on: %s gives %i', (on, count) => {
    expect(known(on, [])).toBe(count)
  })

  test('a municipality that is named and has documents counts once', () => {
    const documents = [aDocument({ decided: '2018' }), aDocument({ id: 'second', decided: '2019-05-01' })]
    expect(known('2020-12-31', documents)).toBe(1)
  })

  test('a document of another municipality adds one, from the day of its decision', () => {
    const documents = [aDocument({ municipality: 'GM0002', decided: '2021-10-14' })]
    expect([known('2021-10-13', documents), known('2021-10-14', documents)]).toEqual([1, 2])
  })

  test('a trafficking document adds nothing here, and is counted apart', () => {
    const documents = [aDocument({ municipality: 'GM0002', theme: 'trafficking', decided: '2020-01-30' })]
    const count = countOn([december], documents, municipalities(3), day('2020-12-31'))
    expect(count.knownAtLeast).toBe(1)
    expect(count.trafficking).toEqual({ decidedAtLeast: 1, inForceAtLeast: 0, unknown: 2 })
  })

  test('a document of a municipality outside the division of the day counts for nobody', () => {
    expect(known('2021-01-01', [aDocument({ municipality: 'GM0999', decided: '2019' })])).toBe(1)
  })
})

const anyDay = fc.integer({ min: 0, max: 3650 }).map((count): Day => addDays(day('2018-01-01'), count))
const anyText = fc.tuple(anyDay, fc.constantFrom(4, 7, 10)).map(([on, characters]) => on.slice(0, characters))
const anyDocument = fc
  .record({
    municipality: fc.integer({ min: 1, max: 6 }).map((number) => `GM000${number}`),
    theme: fc.constantFrom(...themes),
    decided: fc.option(anyText, { nil: undefined }),
    inForce: fc.option(anyText, { nil: undefined }),
  })
  .map(({ municipality, theme, decided, inForce }) =>
    aDocument({ municipality, theme, ...(decided && { decided }), ...(inForce && { inForce }) }),
  )

describe('whatever is known', () => {
  test('the counts stay within the number of municipalities, and trafficking adds up to it', () => {
    fc.assert(
      fc.property(fc.array(anyDocument), anyDay, fc.integer({ min: 0, max: 5 }), (documents, on, size) => {
        const { knownAtLeast, trafficking } = countOn([december], documents, municipalities(size), on)
        expect(knownAtLeast).toBeLessThanOrEqual(size)
        expect(trafficking.decidedAtLeast + trafficking.unknown).toBe(size)
        expect(trafficking.inForceAtLeast).toBeLessThanOrEqual(trafficking.decidedAtLeast)
      }),
    )
  })

  test('without known ends, a later day or one more document never lowers what is known', () => {
    fc.assert(
      fc.property(fc.array(anyDocument), anyDocument, anyDay, anyDay, (documents, more, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        const known = (list: readonly PolicyDocument[], on: Day) =>
          countOn([december], list, municipalities(5), on).knownAtLeast
        expect(known(documents, later)).toBeGreaterThanOrEqual(known(documents, earlier))
        expect(known([...documents, more], later)).toBeGreaterThanOrEqual(known(documents, later))
      }),
    )
  })

  test('documents never change what was measured', () => {
    fc.assert(
      fc.property(fc.array(anyDocument), anyDay, (documents, on) => {
        const without = countOn([december], [], municipalities(5), on)
        const { knownAtLeast, trafficking, ...measured } = countOn([december], documents, municipalities(5), on)
        expect(without).toMatchObject(measured)
      }),
    )
  })
})
