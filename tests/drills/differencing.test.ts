import { expect, test } from 'vitest'
import { declared } from '../../src/modules/reporting/index.ts'
import { aYear } from '../../src/modules/reporting/testing/statistics/a-year.ts'
import { differences, kindsOfTwo, type Tried } from '../../src/modules/reporting/testing/statistics/attacks.ts'
import { possibleWorlds } from '../../src/modules/reporting/testing/statistics/possible-worlds.ts'
import {
  cellsOf,
  type Publish,
  publishPrimaryOnly,
  publishSafely,
} from '../../src/modules/reporting/testing/statistics/published-cells.ts'
import { kindsOf, smallDeclared } from '../../src/modules/reporting/testing/statistics/small-world.ts'
import { drillDice, tell, times } from './drill.ts'

const many = times(5_000, 1_000_000)
const perWorld = 500

/** Years of up to 800 cases; each time two variables are looked at together with all areas and totals. */
function attack(publish: Publish, tries: number): Tried & { worlds: number } {
  const dice = drillDice('differencing')
  const all = { worlds: 0, tries: 0, derived: 0, small: 0 }
  while (all.tries < tries) {
    const edition = publish(aYear(declared, dice, dice.number(800), 1 + dice.number(12)), declared)
    const [first, second] = [dice.oneOf(two), dice.oneOf(two)].map((at) => declared.variables[at])
    if (!first || !second || first === second) continue
    const cells = cellsOf(edition, { ...declared, variables: [first, second] })
    const found = differences(cells, kindsOfTwo(declared, first, second), declared.atLeast, {
      dice,
      tries: Math.min(perWorld, tries - all.tries),
    })
    all.worlds++
    for (const what of ['tries', 'derived', 'small'] as const) all[what] += found[what]
  }
  return all
}
const two = declared.variables.map((_, index) => index) as [number, ...number[]]

test(`${many} combinations of published numbers give no number that is too small`, () => {
  const { worlds, tries, derived, small } = attack(publishSafely, many)
  tell('differencing', { worlds, combinations: tries, 'sets of cases found': derived, 'too small': small })
  expect(small).toBe(0)
  expect(derived).toBeGreaterThan(many / 100)
})

test('the same combinations find what is given away where small numbers are only left out', () => {
  const { tries, derived, small } = attack(publishPrimaryOnly, Math.min(many, 20_000))
  tell('differencing, weak on purpose', { combinations: tries, 'sets of cases found': derived, 'too small': small })
  expect(small).toBeGreaterThan(0)
})

test('in no world there could be is anything too small certain, for who knows how many cases there are and how publishing works', () => {
  const kinds = kindsOf(smallDeclared)
  const found = { worlds: 0, editions: 0, certain: 0, small: 0, narrowest: Number.POSITIVE_INFINITY }
  for (const total of many >= 100_000 ? [4, 5, 6, 7, 8] : [5])
    for (const organisationOf of [({ part }: { part: string }) => part, () => 'one']) {
      const one = possibleWorlds(total, kinds, smallDeclared, { publish: publishSafely, organisationOf })
      for (const what of ['worlds', 'editions', 'certain', 'small'] as const) found[what] += one[what]
      found.narrowest = Math.min(found.narrowest, one.narrowest)
    }
  tell('differencing, exact', {
    worlds: found.worlds,
    editions: found.editions,
    'certain numbers': found.certain,
    'too small': found.small,
    'cases at least between least and most': found.narrowest,
  })
  expect(found).toMatchObject({ small: 0, narrowest: smallDeclared.atLeast })
})
