import { describe, expect, test } from 'vitest'
import { aYear } from '../../testing/statistics/a-year.ts'
import { everySet } from '../../testing/statistics/attacks.ts'
import { possibleWorlds } from '../../testing/statistics/possible-worlds.ts'
import { cellsOf, publishPrimaryOnly, publishSafely } from '../../testing/statistics/published-cells.ts'
import { kindsOf, marginsOf, smallDeclared } from '../../testing/statistics/small-world.ts'
import { declared, formCategory } from './declared.ts'
import { ladderOf } from './ladder.ts'
import { makeEdition, type OwnCounts, ownAreas } from './make-edition.ts'

const thrower = (seed: number) => {
  let state = seed
  return {
    number(below: number) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return (state >> 8) % below
    },
  }
}

const counted = (organisation: string, part: string, form: Record<string, number>): OwnCounts => ({
  organisation,
  part,
  total: Object.values(form).reduce((sum, one) => sum + one, 0),
  counts: { form },
})
const formsOnly = { ...declared, variables: declared.variables.filter(({ id }) => id === 'form') }
const areasOf = (rows: readonly OwnCounts[]) => makeEdition(rows, formsOnly).map(({ area }) => area)
const formsIn = (rows: readonly OwnCounts[], area: string) =>
  makeEdition(rows, formsOnly).find((one) => one.area === area)?.tables['form']

describe('ladders', () => {
  test('each step divides the same categories, and only joins groups of the step before', () => {
    for (const { levels } of [declared.areas, ...declared.variables])
      for (const [index, level] of levels.entries()) {
        const all = level.flatMap(({ of }) => of)
        expect(new Set(all).size).toBe(all.length)
        const before = levels[index - 1]
        if (!before) continue
        expect([...all].sort()).toEqual(before.flatMap(({ of }) => of).sort())
        for (const { of } of before) expect(level.some((group) => of.every((one) => group.of.includes(one)))).toBe(true)
      }
  })

  test('nothing is joined that is not there', () => {
    expect(() => ladderOf('form', ['one'], [{ both: ['one', 'two'] }])).toThrow('joins two')
  })

  test('each case has one form, whatever was chosen', () => {
    expect(formCategory([])).toBe('unknown')
    expect(formCategory(['labour', 'unknown'])).toBe('labour')
    expect(formCategory(['housing', 'labour'])).toBe('labour-and-housing')
    expect(formCategory(['housing', 'labour', 'sexual'])).toBe('several')
    expect(formCategory(['something-else'])).toBe('unknown')
  })
})

describe('what is published', () => {
  test('four cases are not, five are, and nothing says how they are divided', () => {
    expect(areasOf([counted('one', 'west', { labour: 4 })])).toEqual([])
    expect(areasOf([counted('one', 'west', { labour: 5 })])).toEqual(['whole'])
    expect(formsIn([counted('one', 'west', { labour: 5 })], 'whole')).toBeNull()
  })

  test('five of each group can be told apart, four cannot: then larger groups are shown', () => {
    const forms = { labour: 9, housing: 6, sexual: 5 }
    expect(formsIn([counted('one', 'west', forms)], 'whole')).toEqual([
      { group: 'all-work', count: 9 },
      { group: 'housing', count: 6 },
      { group: 'not-work-or-housing', count: 5 },
    ])
    expect(formsIn([counted('one', 'west', { ...forms, sexual: 4 })], 'whole')).toEqual([
      { group: 'all-work', count: 9 },
      { group: 'not-work', count: 10 },
    ])
    expect(formsIn([counted('one', 'west', { ...forms, 'labour-and-housing': 5 })], 'whole')).toEqual([
      { group: 'labour', count: 9 },
      { group: 'labour-and-housing', count: 5 },
      { group: 'housing', count: 6 },
      { group: 'not-work-or-housing', count: 5 },
    ])
    expect(formsIn([counted('one', 'west', { ...forms, 'labour-and-housing': 4 })], 'whole')).toEqual([
      { group: 'all-work', count: 13 },
      { group: 'housing', count: 6 },
      { group: 'not-work-or-housing', count: 5 },
    ])
  })

  test('nobody subtracts their own cases and is left with few of somebody else', () => {
    expect(areasOf([counted('one', 'west', { labour: 20 }), counted('two', 'west', { labour: 4 })])).toEqual([])
    expect(areasOf([counted('one', 'west', { labour: 20 }), counted('two', 'west', { labour: 5 })])).toEqual(['whole'])
  })

  test('what was not counted for every case is not divided', () => {
    const all = counted('one', 'west', { labour: 20, housing: 20 })
    expect(formsIn([all], 'whole')).not.toBeNull()
    expect(formsIn([{ ...all, total: 41 }], 'whole')).toBeNull()
  })

  test('a smaller area is shown when each of its kind can be', () => {
    const most = ['west', 'middle', 'north-east', 'south-east'].map((part) => counted(part, part, { labour: 9 }))
    expect(areasOf([...most, counted('helmond', 'helmond', { labour: 5 })])).toContain('helmond')
    const areas = areasOf([...most, counted('helmond', 'helmond', { labour: 4 })])
    // Also not together with its neighbour: that one would know the rest.
    expect(areas).toEqual(['whole', 'west-half', 'east-half'])
  })

  test('every number is large enough, and a table adds up to its total', () => {
    let numbers = 0
    for (let seed = 1; seed <= 60; seed++) {
      const dice = thrower(seed)
      for (const { total, tables } of makeEdition(
        aYear(declared, dice, dice.number(600), 1 + dice.number(8)),
        declared,
      ))
        for (const table of Object.values(tables)) {
          if (table === null) continue
          numbers += table.length
          expect(Math.min(...table.map(({ count }) => count))).toBeGreaterThanOrEqual(declared.atLeast)
          expect(table.reduce((sum, { count }) => sum + count, 0)).toBe(total)
        }
    }
    expect(numbers).toBeGreaterThan(500)
  })
})

describe('what policy officers see of their own municipality', () => {
  const rows = [
    counted('one', 'west', { labour: 12, housing: 10, sexual: 11, 'labour-and-housing': 10 }),
    counted('two', 'west', { labour: 9, housing: 9, sexual: 9, 'labour-and-housing': 9 }),
  ]
  const edition = makeEdition(rows, formsOnly)

  test('ten of each, and nothing finer than what everybody sees', () => {
    expect(ownAreas(rows, edition, 'one', formsOnly)).toEqual([
      {
        area: 'whole',
        total: 43,
        tables: {
          form: [
            { group: 'labour', count: 12 },
            { group: 'labour-and-housing', count: 10 },
            { group: 'housing', count: 10 },
            { group: 'not-work-or-housing', count: 11 },
          ],
        },
      },
    ])
    expect(ownAreas(rows, edition, 'two', formsOnly)).toMatchObject([
      { total: 36, tables: { form: [{ count: 18 }, { count: 18 }] } },
    ])
  })

  test('fewer than ten are not shown, and nobody sees those of another', () => {
    expect(ownAreas([counted('one', 'west', { labour: 9 })], [], 'one', formsOnly)).toEqual([])
    expect(ownAreas([counted('one', 'west', { labour: 10 })], [], 'one', formsOnly)).toMatchObject([{ total: 10 }])
    expect(ownAreas(rows, edition, 'three', formsOnly)).toEqual([])
  })
})

describe('nothing smaller follows from it', () => {
  const kinds = kindsOf(smallDeclared)

  test('whatever is added, subtracted and multiplied: every set of kinds in 40 worlds', () => {
    const found = { safe: 0, weak: 0, derived: 0 }
    for (let seed = 1; seed <= 40; seed++) {
      const dice = thrower(seed)
      const many = kinds.map(() => dice.number(4))
      const rows = marginsOf(kinds, many, ({ part }) => part)
      const safe = everySet(cellsOf(publishSafely(rows, smallDeclared), smallDeclared), kinds, many, 2)
      const weak = everySet(cellsOf(publishPrimaryOnly(rows, smallDeclared), smallDeclared), kinds, many, 2)
      found.safe += safe.small
      found.derived += safe.derived
      found.weak += weak.small
    }
    expect(found.safe).toBe(0)
    expect(found.derived).toBeGreaterThan(40)
    // Leaving small cells out and nothing else is not enough, and this finds it.
    expect(found.weak).toBeGreaterThan(0)
  })

  test.for([
    ['each part has an organisation of its own', ({ part }: { part: string }) => part],
    ['one organisation has everything', () => 'one'],
  ] as const)(
    'nor from what is left out, for who knows how it works: every world there could be, where %s',
    ([, organisationOf]) => {
      const safe = possibleWorlds(6, kinds, smallDeclared, { publish: publishSafely, organisationOf })
      expect(safe).toMatchObject({ worlds: 12_376, small: 0, narrowest: 2 })
      expect(safe.certain).toBeGreaterThan(100)
      const weak = possibleWorlds(4, kinds, smallDeclared, { publish: publishPrimaryOnly, organisationOf })
      expect(weak.small).toBeGreaterThan(1000)
    },
  )

  test('nor for an organisation that knows every case of its own', () => {
    const dice = thrower(7)
    for (let world = 0; world < 3; world++) {
      const known = marginsOf(
        kinds,
        kinds.map(() => dice.number(3)),
        () => 'one',
      )
      const attacker = { publish: publishSafely, organisationOf: () => 'two', known }
      expect(possibleWorlds(4, kinds, smallDeclared, attacker)).toMatchObject({ small: 0 })
    }
  })
})
