import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyHolders, roles } from '../roles.ts'
import { type MadeFor, type PossibleHolder, whyNotTo } from './key-holder.ts'
import { keptSecretLabel, organisationKeyLabel, staffKeyLabel } from './labels.ts'

const focal = (person: string, rest: Partial<PossibleHolder> = {}): PossibleHolder => ({
  person,
  roles: ['focal-point'],
  membership: 'active',
  staffKey: 1,
  ...rest,
})
const madeFor = (person: string, rest: Partial<MadeFor> = {}): MadeFor => ({
  person,
  staffKeyNumber: 1,
  compared: true,
  ...rest,
})
const own = madeFor('ann', { compared: false })

describe('a key', () => {
  test('goes to who makes it, without anything to compare, and to a second focal point who compared', () => {
    expect(whyNotTo('ann', [own], [focal('ann')], false)).toBeNull()
    const ben = focal('ben', { roles: ['trainer', 'second-focal-point'] })
    expect(whyNotTo('ann', [own, madeFor('ben')], [focal('ann'), ben], false)).toBeNull()
  })

  test.each([
    ['who is no key holder', { roles: ['organisation-administrator', 'desk-officer'] as const }],
    ['who left', { membership: 'ended' as const }],
    ['who did not come yet', { membership: 'invited' as const }],
    ['who is away', { membership: 'away' as const }],
    ['who has no staff key', { staffKey: null }],
    ['who has another staff key by now', { staffKey: 2 }],
  ])('does not go to somebody %s', (_, rest) => {
    expect(whyNotTo('ann', [own, madeFor('ben')], [focal('ann'), focal('ben', rest)], false)).toBe('holder-changed')
    expect(whyNotTo('ben', [madeFor('ben')], [focal('ben', rest)], true), 'nor to themselves').toBe('not-a-holder')
  })

  test('goes to who is away when it takes the place of one that they have', () => {
    const away = focal('ben', { membership: 'away' })
    expect(whyNotTo('ann', [own, madeFor('ben')], [focal('ann'), away], true)).toBeNull()
  })

  test('goes to nobody unseen, unnamed or named twice', () => {
    const people = [focal('ann'), focal('ben')]
    expect(whyNotTo('ann', [own, madeFor('ben', { compared: false })], people, false)).toBe('not-compared')
    expect(whyNotTo('ann', [madeFor('ben')], people, false)).toBe('not-a-holder')
    expect(whyNotTo('ann', [], people, false)).toBe('not-a-holder')
    expect(whyNotTo('ann', [own, madeFor('cas')], people, false)).toBe('holder-changed')
    expect(whyNotTo('ann', [own, own], people, false)).toBe('twice')
  })
})

const name = fc.constantFrom('ann', 'ben', 'cas', 'dan')
const person: fc.Arbitrary<PossibleHolder> = fc.record({
  person: name,
  roles: fc.uniqueArray(fc.oneof(fc.constantFrom(...keyHolders), fc.constantFrom(...roles)), {
    minLength: 1,
    maxLength: 2,
  }),
  membership: fc.constantFrom('invited', 'active', 'active', 'active', 'away', 'ended'),
  staffKey: fc.constantFrom(null, 1, 1, 1, 2),
})
const made: fc.Arbitrary<MadeFor> = fc.record({
  person: name,
  staffKeyNumber: fc.constantFrom(1, 1, 1, 2),
  compared: fc.boolean(),
})

test('whatever is asked, a key never goes to who holds it in no role of their own, is gone, or was not compared', () => {
  let went = 0
  fc.assert(
    fc.property(
      name,
      fc.array(made, { maxLength: 4 }),
      fc.uniqueArray(person, { selector: (one) => one.person, maxLength: 4 }),
      fc.boolean(),
      (giver, all, people, alsoAway) => {
        if (whyNotTo(giver, all, people, alsoAway) !== null) return
        went += 1
        expect(all.some((one) => one.person === giver)).toBe(true)
        for (const one of all) {
          const to = people.find((other) => other.person === one.person)
          expect(to?.roles.some((role) => keyHolders.includes(role))).toBe(true)
          expect(to?.staffKey).toBe(one.staffKeyNumber)
          expect(['active', ...(alsoAway && one.person !== giver ? ['away'] : [])]).toContain(to?.membership)
          expect(one.compared || one.person === giver).toBe(true)
        }
      },
    ),
    { numRuns: 20_000 },
  )
  expect(went).toBeGreaterThan(20)
})

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/)
test('two places never have one label, and each fits into a seal', () => {
  const place = fc.oneof(
    fc.tuple(fc.constant('staff' as const), code, fc.integer({ min: 1, max: 99 }), code),
    fc.tuple(fc.constant('organisation' as const), code, fc.integer({ min: 1, max: 99 }), code),
    fc.tuple(fc.constant('kept' as const), code, fc.constant(1), code),
  )
  const label = ([kind, one, number, other]: [string, string, number, string]) => {
    if (kind === 'staff') return staffKeyLabel(one, number)
    return kind === 'organisation' ? organisationKeyLabel(one, number, other) : keptSecretLabel(one, other)
  }
  const same = ([kind, one, number, other]: [string, string, number, string]) =>
    JSON.stringify(
      kind === 'staff' ? [kind, one, number] : kind === 'kept' ? [kind, one, other] : [kind, one, number, other],
    )
  fc.assert(fc.property(place, place, (a, b) => (label(a) === label(b)) === (same(a) === same(b))))
  const longest = 'x'.repeat(63)
  expect(organisationKeyLabel(longest, 9999, 'p'.repeat(16)).length).toBeLessThanOrEqual(120)
  expect(keptSecretLabel(longest, 's'.repeat(40)).length).toBeLessThanOrEqual(120)
})
