import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/days.ts'
import type { Fact, FactRow, Facts, Unit } from '#kernel/facts.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { checkTables, endingSoon, ruleFacts } from './check-tables.ts'

type Row = readonly [from: string, until: string | null, value: number | null, more?: Partial<FactRow>]

const table = (id: string, unit: Unit, ...rows: readonly Row[]): Fact =>
  aFact({
    id,
    unit,
    rows: rows.map(([from, until, value, more]) =>
      aFactRow({ from: day(from), until: until === null ? null : day(until), value, ...more }),
    ),
  })

/** Two half years before the amount per hour, two after it; people of 20, apprentices of 20. */
const sound = (): Fact[] => [
  table('minimum-wage-month', 'cents', ['2023-01-01', '2023-07-01', 193_440], ['2023-07-01', '2024-01-01', 199_500]),
  table('minimum-wage-week', 'cents', ['2023-01-01', '2023-07-01', 44_640], ['2023-07-01', '2024-01-01', 46_040]),
  table('minimum-wage-hour', 'cents', ['2024-01-01', '2024-07-01', 1327], ['2024-07-01', '2025-01-01', 1368]),
  table('minimum-wage-share-20', 'per-mille', ['2019-07-01', '2027-01-01', 800]),
  table('minimum-wage-share-apprentice-20', 'per-mille', ['2019-01-01', '2027-01-01', 615]),
  table('minimum-wage-month-20', 'cents', ['2023-01-01', '2023-07-01', 154_750], ['2023-07-01', '2024-01-01', 159_600]),
  table('minimum-wage-week-20', 'cents', ['2023-01-01', '2023-07-01', 35_710], ['2023-07-01', '2024-01-01', 36_830]),
  table('minimum-wage-month-apprentice-20', 'cents', ['2023-07-01', '2024-01-01', 122_695]),
  table('minimum-wage-hour-20', 'cents', ['2024-01-01', '2024-07-01', 1062], ['2024-07-01', '2025-01-01', 1094]),
  table(
    'minimum-wage-hour-apprentice-20',
    'cents',
    ['2024-01-01', '2024-07-01', 816],
    ['2024-07-01', '2025-01-01', 841],
  ),
  table('health-deduction-cap-year', 'cents', ['2025-01-01', '2026-01-01', 205_480]),
]

/** The findings of the sound tables with some of them put in their place. */
function findingsWith(...changed: readonly Fact[]) {
  const facts: Facts = new Map([...sound(), ...changed].map((fact) => [fact.id, fact]))
  return checkTables(facts).map(({ code, fact, row }) => `${fact} ${row} ${code}`)
}

describe('the tables of the minimum wage', () => {
  test('are sound when every amount is the share of the adult amount that the law makes of it', () => {
    expect(findingsWith()).toEqual([])
  })

  test('with the columns of youth and apprentice swapped are refused, row by row', () => {
    const swapped = findingsWith(
      table('minimum-wage-hour-20', 'cents', ['2024-01-01', '2024-07-01', 816], ['2024-07-01', '2025-01-01', 841]),
      table(
        'minimum-wage-hour-apprentice-20',
        'cents',
        ['2024-01-01', '2024-07-01', 1062],
        ['2024-07-01', '2025-01-01', 1094],
      ),
    )
    expect(swapped).toEqual([
      'minimum-wage-hour-20 0 scale-amount',
      'minimum-wage-hour-20 1 scale-amount',
      'minimum-wage-hour-apprentice-20 0 scale-amount',
      'minimum-wage-hour-apprentice-20 1 scale-amount',
      'minimum-wage-hour-apprentice-20 0 scale-order',
      'minimum-wage-hour-apprentice-20 1 scale-order',
    ])
  })

  test('with the shares swapped as well are still refused: an apprentice has less than another worker of that age', () => {
    const found = findingsWith(
      table('minimum-wage-share-20', 'per-mille', ['2019-07-01', '2027-01-01', 615]),
      table('minimum-wage-share-apprentice-20', 'per-mille', ['2019-07-01', '2027-01-01', 800]),
      table('minimum-wage-hour-20', 'cents', ['2024-01-01', '2024-07-01', 816]),
      table('minimum-wage-hour-apprentice-20', 'cents', ['2024-01-01', '2024-07-01', 1062]),
    )
    expect(found).toContain('minimum-wage-hour-apprentice-20 0 scale-order')
    expect(found).not.toContain('minimum-wage-hour-apprentice-20 0 scale-amount')
  })

  test('have the same amount for both where both have the same share', () => {
    const same = (id: string) => table(id, 'per-mille', ['2019-07-01', '2027-01-01', 800])
    const found = findingsWith(
      same('minimum-wage-share-apprentice-20'),
      table('minimum-wage-hour-apprentice-20', 'cents', ['2024-01-01', '2024-07-01', 1062]),
      table('minimum-wage-month-apprentice-20', 'cents', ['2023-07-01', '2024-01-01', 159_600]),
    )
    expect(found).toEqual([])
  })

  test.each([
    [1061, ['minimum-wage-hour-20 0 scale-amount']],
    [1062, []],
    [1063, ['minimum-wage-hour-20 0 scale-amount']],
  ])('of the hour: 80 %% of € 13.27 is € 10.616, and %i cents is held against 1062', (value, found) => {
    expect(findingsWith(table('minimum-wage-hour-20', 'cents', ['2024-01-01', '2024-07-01', value]))).toEqual(found)
  })

  test('round half a cent up since 2024, and two and a half cents up before', () => {
    const hour = [
      table('minimum-wage-hour', 'cents', ['2024-01-01', '2024-07-01', 1325]),
      table('minimum-wage-share-18', 'per-mille', ['2019-07-01', '2027-01-01', 500]),
      table('minimum-wage-hour-18', 'cents', ['2024-01-01', '2024-07-01', 663]),
      table('minimum-wage-hour-20', 'cents', ['2024-01-01', '2024-07-01', 1060]),
      table('minimum-wage-hour-apprentice-20', 'cents', ['2024-01-01', '2024-07-01', 815]),
    ]
    expect(findingsWith(...hour)).toEqual([])
    // 61.5 % of € 1,995.00 is € 1,226.925.
    expect(
      findingsWith(table('minimum-wage-month-apprentice-20', 'cents', ['2023-07-01', '2024-01-01', 122_690])),
    ).toEqual(['minimum-wage-month-apprentice-20 0 scale-amount'])
  })

  test('take one amount for a share, and no other', () => {
    const isRefused = (base: number, share: number, offBy: number): boolean => {
      const exact = (base * share) / 1000
      const nearest = exact - Math.floor(exact) < 0.5 ? Math.floor(exact) : Math.floor(exact) + 1
      const found = findingsWith(
        table('minimum-wage-hour', 'cents', ['2024-01-01', '2024-07-01', base]),
        table('minimum-wage-share-15', 'per-mille', ['2019-01-01', '2027-01-01', share]),
        table('minimum-wage-hour-15', 'cents', ['2024-01-01', '2024-07-01', nearest + offBy]),
      )
      return found.includes('minimum-wage-hour-15 0 scale-amount')
    }
    const amount = fc.integer({ min: 1000, max: 3000 })
    const share = fc.integer({ min: 200, max: 999 })
    fc.assert(
      fc.property(amount, share, fc.constantFrom(-5, -1, 0, 1, 5), (base, part, offBy) => {
        expect(isRefused(base, part, offBy)).toBe(offBy !== 0)
      }),
    )
  })

  test('of a month and a week go by five cents', () => {
    expect(findingsWith(table('minimum-wage-month-20', 'cents', ['2023-01-01', '2023-07-01', 154_752]))).toEqual([
      'minimum-wage-month-20 0 five-cents',
      'minimum-wage-month-20 0 scale-amount',
    ])
  })

  test('put a week at 3/13 of the month', () => {
    expect(findingsWith(table('minimum-wage-week', 'cents', ['2023-07-01', '2024-01-01', 46_035]))).toEqual([
      'minimum-wage-week-20 0 base-missing',
      'minimum-wage-week 0 week-amount',
    ])
  })

  test('miss the adult amount or the share when one of them does not hold on every day of a row', () => {
    const straddling = table('minimum-wage-share-20', 'per-mille', ['2019-07-01', '2024-10-01', 800])
    expect(findingsWith(straddling)).toEqual(['minimum-wage-hour-20 1 base-missing'])
  })

  test('have no day without an amount between their first and their last', () => {
    const gap = table(
      'minimum-wage-hour',
      'cents',
      ['2024-01-01', '2024-07-01', 1327],
      ['2025-01-01', '2025-07-01', 1406],
    )
    expect(findingsWith(gap)).toContain('minimum-wage-hour 1 wage-gap')
  })

  test.each<[string, string | null]>([
    ['2024-01-02', '2024-07-01'],
    ['2024-01-01', '2024-07-02'],
    ['2024-01-01', null],
  ])('begin and end with a half year: not %s until %s', (from, until) => {
    expect(findingsWith(table('minimum-wage-hour', 'cents', [from, until, 1327]))).toContain(
      'minimum-wage-hour 0 wage-day',
    )
  })

  test.each<[string, string | null]>([
    ['2025-07-01', '2026-01-01'],
    ['2025-01-01', '2025-07-01'],
    ['2025-01-01', null],
  ])('a yearly cap runs with the calendar year: not %s until %s', (from, until) => {
    expect(findingsWith(table('health-deduction-cap-year', 'cents', [from, until, 205_480]))).toEqual([
      'health-deduction-cap-year 0 cap-day',
    ])
  })

  test('do not look at what was only proposed', () => {
    const proposed = table('minimum-wage-hour-20', 'cents', [
      '2024-03-01',
      null,
      1500,
      { status: 'proposed', confidence: 'uncertain' },
    ])
    expect(findingsWith(proposed)).toEqual([])
  })

  test('are sorted, and so is every other fact', () => {
    const unsorted = table('anything', 'count', ['2026-01-01', '2026-07-01', 1], ['2025-01-01', '2025-07-01', 1])
    expect(findingsWith(unsorted)).toEqual(['anything 1 rows-unsorted'])
    const early = table('anything', 'count', ['2026-01-01', null, 1], ['2025-01-01', null, 1, { status: 'proposed' }])
    expect(findingsWith(early)).toEqual(['anything 1 rows-unsorted'])
  })

  test('say in a sentence what is wrong', () => {
    const facts = new Map(sound().map((fact) => [fact.id, fact]))
    facts.set('minimum-wage-hour-20', table('minimum-wage-hour-20', 'cents', ['2024-01-01', '2024-07-01', 1061]))
    expect(checkTables(facts).map(({ message }) => message)).toEqual([
      '"minimum-wage-hour-20" from 2024-01-01 is 1061, and its share of the adult amount is 1062.',
    ])
  })
})

describe('a row that a check rests on', () => {
  const rule = (more: Partial<FactRow>) => table('DED-01', 'rule', ['2017-01-01', null, null, more])

  test.each<[string, readonly string[]]>([
    ['nobody', []],
    ['one', ['research']],
    ['the same one twice', ['research', 'research']],
  ])('that was checked by %s is found', (_, checkedBy) => {
    expect(findingsWith(rule({ checkedBy }))).toEqual(['DED-01 0 checkers-missing'])
  })

  test('needs two checkers also when it is only proposed, and when it is a share', () => {
    const proposed = table('housing-deduction-cap', 'per-mille', [
      '2028-07-01',
      null,
      0,
      { status: 'proposed', checkedBy: ['research'] },
    ])
    expect(findingsWith(proposed)).toEqual(['housing-deduction-cap 0 checkers-missing'])
    const share = table('minimum-wage-share-20', 'per-mille', ['2019-07-01', '2027-01-01', 800, { checkedBy: [] }])
    expect(findingsWith(share)).toEqual(['minimum-wage-share-20 0 checkers-missing'])
  })

  test('needs none when no check looks it up', () => {
    expect(findingsWith(table('contact-unions', 'rule', ['2026-01-01', null, null, { checkedBy: [] }]))).toEqual([])
  })

  test('that is general knowledge names a place in the law', () => {
    const own = { sources: ['OWN-1'], confidence: 'own' } as const
    const place = { name: 'WML', article: '13', paragraph: '1', address: null }
    expect(findingsWith(rule(own))).toEqual(['DED-01 0 place-missing'])
    expect(findingsWith(rule({ ...own, law: [place] }))).toEqual([])
    expect(findingsWith({ ...rule(own), law: [place] })).toEqual([])
    expect(findingsWith(rule({ ...own, sources: ['OWN-1', 'D1'] }))).toEqual([])
  })

  test('names none when it is so uncertain that it never gives a verdict', () => {
    expect(findingsWith(rule({ sources: ['OWN-1'], confidence: 'uncertain' }))).toEqual([])
  })

  test('is named once in the list', () => {
    expect(new Set(ruleFacts).size).toBe(ruleFacts.length)
  })
})

describe('a table that ends', () => {
  const on = day('2026-11-02')
  const ending = (until: Day | null, more: Partial<FactRow> = {}) => {
    const fact = aFact({ id: 'wage', rows: [aFactRow({ from: day('2026-07-01'), until, ...more })] })
    return endingSoon(new Map([[fact.id, fact]]), on)
  }

  test.each([
    [59, '2026-12-31', true],
    [60, '2027-01-01', false],
    [61, '2027-01-02', false],
  ])('with %i days to run, until %s: said is %s', (_, until, said) => {
    expect(ending(day(until))).toEqual(said ? [{ fact: 'wage', until }] : [])
  })

  test.each([
    ['2026-11-02', true],
    ['2026-09-03', true],
    ['2026-09-02', false],
  ])('is still said for sixty days after it ended: %s is %s', (until, said) => {
    expect(ending(day(until))).toEqual(said ? [{ fact: 'wage', until }] : [])
  })

  test('is not said when no end is known', () => {
    expect(ending(null)).toEqual([])
  })

  test('is not said when a row that was decided follows, and is said when one was only proposed', () => {
    const next = (status: FactRow['status']) => {
      const rows = [
        aFactRow({ from: day('2026-07-01'), until: day('2026-12-01') }),
        aFactRow({ from: day('2026-12-01'), until: null, status }),
      ]
      return endingSoon(new Map([['wage', aFact({ rows })]]), on)
    }
    expect(next('published-future')).toEqual([])
    expect(next('proposed')).toEqual([{ fact: 'wage', until: '2026-12-01' }])
  })

  test('comes before one that ends later, and one of the same day before one with a later name', () => {
    const fact = (id: string, until: string) => aFact({ id, rows: [aFactRow({ until: day(until) })] })
    const facts = [fact('c', '2026-12-01'), fact('b', '2026-12-05'), fact('a', '2026-12-05')]
    expect(endingSoon(new Map(facts.map((one) => [one.id, one])), on).map(({ fact: id }) => id)).toEqual([
      'c',
      'a',
      'b',
    ])
    expect(endingSoon(new Map(facts.map((one) => [one.id, one])), on, 33).map(({ fact: id }) => id)).toEqual(['c'])
  })
})
