import { describe, expect, test } from 'vitest'
import { aDeadline, aLink, aMotion, anItem } from '../testing/programme-builders.ts'
import { type Claim, type ClaimCheck, type ClaimMaterial, type MeasuredPolicy, recount } from './claims.ts'

const measured: MeasuredPolicy = { municipalities: 62, withFramework: 28, housing: 20, integral: 8, named: null }
const material = (changes: Partial<ClaimMaterial> = {}): ClaimMaterial => ({
  items: [],
  links: [],
  measured: () => measured,
  ...changes,
})
const claim = (check: ClaimCheck, stated: number): Claim => ({
  ...check,
  id: 'CL-01',
  document: 'S1',
  stated,
  basis: 'stated',
  sources: ['S1'],
  confidence: 'seen',
})
const policy = (figure: 'percent' | 'with-framework' | 'housing' | 'integral' | 'without', stated: number) =>
  claim({ check: 'policy', measurement: 'frameworks', figure }, stated)

describe('a claim about policy, counted again', () => {
  test.each([
    ['percent', 45, 45],
    ['with-framework', 28, 28],
    ['housing', 20, 20],
    ['integral', 8, 8],
    ['without', 34, 34],
  ] as const)('%s is %i', (figure, stated, counted) => {
    expect(recount(policy(figure, stated), material())).toMatchObject({ counted, agrees: true })
  })

  test('shows what the share is of, and goes wrong with another division', () => {
    expect(recount(policy('percent', 45), material()).share).toEqual({ part: 28, whole: 62 })
    const now = material({ measured: () => ({ ...measured, municipalities: 56 }) })
    expect(recount(policy('percent', 45), now)).toMatchObject({ counted: 50, agrees: false })
  })

  test('counts the names where the source gives names', () => {
    const named = material({ measured: () => ({ ...measured, named: ['GM0001', 'GM0002'] }) })
    expect(recount(policy('integral', 8), named)).toMatchObject({
      counted: 2,
      agrees: false,
      members: ['GM0001', 'GM0002'],
    })
    expect(recount(policy('housing', 20), material()).members).toBeNull()
  })

  test('is not known without its measurement or its division, and then agrees with nothing', () => {
    expect(recount(policy('percent', 45), material({ measured: () => null }))).toMatchObject({
      counted: null,
      agrees: false,
    })
    const undivided = material({ measured: () => ({ ...measured, municipalities: null }) })
    expect(recount(policy('without', 34), undivided).counted).toBeNull()
  })
})

describe('a claim about the register, counted again', () => {
  test('things the note lists', () => {
    expect(recount(claim({ check: 'listed', members: ['a', 'b'] }, 3), material())).toMatchObject({
      counted: 2,
      agrees: false,
    })
  })

  test('items of a type', () => {
    const items = [anItem({ id: 'S1-15', type: 'goal' }), anItem()]
    expect(recount(claim({ check: 'items', type: 'goal' }, 1), material({ items }))).toMatchObject({
      agrees: true,
      members: ['S1-15'],
    })
  })

  test('motions adopted on the same day, without the one that is answered', () => {
    const items = [
      aMotion(),
      aMotion({ id: 'M2-2020' }),
      aMotion({ id: 'M3-2020', since: '2020-06-20', knownOn: '2020-06-20' }),
    ]
    expect(recount(claim({ check: 'adopted-together', with: 'M1-2020' }, 1), material({ items })).members).toEqual([
      'M2-2020',
    ])
  })

  test('rows of the note that are part of an item; rows of another note are not counted', () => {
    const items = [anItem(), anItem({ id: 'S1-02' }), anItem({ id: 'S2-01', document: 'S2' })]
    const links = [
      aLink('S1-02', 'part-of', 'S1-01'),
      aLink('S2-01', 'part-of', 'S1-01'),
      aLink('S1-02', 'led-to', 'S1-01'),
    ]
    expect(recount(claim({ check: 'parts', of: 'S1-01' }, 1), material({ items, links })).members).toEqual(['S1-02'])
  })

  test('motions and promises that its rows answer, each once', () => {
    const items = [anItem(), anItem({ id: 'S1-02' }), aMotion()]
    const links = [
      aLink('S1-01', 'answers', 'M1-2020'),
      aLink('S1-02', 'answers', 'M1-2020'),
      aLink('S1-02', 'answers', 'S1-01'),
    ]
    expect(recount(claim({ check: 'answered' }, 1), material({ items, links }))).toMatchObject({
      agrees: true,
      members: ['M1-2020'],
    })
  })

  test('deadlines by basis and day: every group must fit, not only the sum', () => {
    const items = [
      anItem({ deadline: aDeadline('quarter-end', '2021-03-31') }),
      anItem({ id: 'S1-02', deadline: aDeadline('quarter-end', '2021-03-31') }),
      anItem({ id: 'S1-03', deadline: aDeadline('vague'), kind: 'expected' }),
      anItem({ id: 'S1-04', deadline: aDeadline('vague') }),
    ]
    const groups = (first: number, second: number) => [
      { ...aDeadline('quarter-end', '2021-03-31'), count: first },
      { ...aDeadline('vague'), count: second },
    ]
    const right = recount(claim({ check: 'deadlines', groups: groups(2, 1) }, 3), material({ items }))
    expect(right).toMatchObject({ counted: 3, agrees: true })
    expect(right.groups.map(({ rows }) => rows)).toEqual([['S1-01', 'S1-02'], ['S1-03']])
    expect(recount(claim({ check: 'deadlines', groups: groups(1, 2) }, 3), material({ items })).agrees).toBe(false)
  })
})
