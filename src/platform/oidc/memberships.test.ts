import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MembershipRule, mappedMemberships, mappingFile } from './memberships.ts'

const rule = (has: string, organisation: string, ...roles: string[]): MembershipRule => ({
  claim: 'groups',
  has,
  organisation,
  roles,
})
const mapping = [
  rule('voorbeeldstad-aandacht', 'voorbeeldstad', 'focal-point'),
  rule('voorbeeldstad-beleid', 'voorbeeldstad', 'policy-officer', 'focal-point'),
  rule('hulp-desk', 'hulporganisatie', 'desk-officer'),
  { ...rule('7', 'regio', 'secretary'), claim: 'department' },
]

test('somebody who works for two organisations has both, with every role once', () => {
  const groups = ['hulp-desk', 'voorbeeldstad-beleid', 'voorbeeldstad-aandacht', 'choir']
  expect(mappedMemberships({ groups }, mapping)).toEqual([
    { organisation: 'hulporganisatie', roles: ['desk-officer'] },
    { organisation: 'voorbeeldstad', roles: ['focal-point', 'policy-officer'] },
  ])
})

test('a claim may be one text', () => {
  expect(mappedMemberships({ groups: 'hulp-desk' }, mapping)).toHaveLength(1)
})

test.each([
  ['nothing', {}],
  ['an unknown group', { groups: ['somebody'] }],
  ['a group in other letters', { groups: ['Hulp-Desk'] }],
  ['a group with a blank', { groups: ['hulp-desk '] }],
  ['a part of a group', { groups: ['hulp'] }],
  ['two groups in one text', { groups: 'hulp-desk voorbeeldstad-beleid' }],
  ['a list in a list', { groups: [['hulp-desk']] }],
  ['an object', { groups: { 'hulp-desk': true } }],
  ['a number that looks like the text', { department: 7 }],
  ['the right group under another claim', { roles: ['hulp-desk'] }],
  ['true', { groups: true }],
  ['a group of the prototype', JSON.parse('{"__proto__":{"groups":["hulp-desk"]}}')],
])('%s gives nothing', (_name, claims) => {
  expect(mappedMemberships(claims, mapping)).toEqual([])
})

describe('for any claims and any mapping', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'A', '')
  const anyRule = fc.record({
    claim: word,
    has: word,
    organisation: word,
    roles: fc.array(word, { minLength: 1, maxLength: 3 }),
  })
  const anyMapping = fc.array(anyRule, { maxLength: 12 })
  const anyClaims = fc.dictionary(
    word,
    fc.oneof(word, fc.array(fc.oneof(word, fc.integer()), { maxLength: 5 }), fc.jsonValue()),
  )

  test('every role of an organisation comes of a rule whose value is there, and of every such rule', () => {
    fc.assert(
      fc.property(anyClaims, anyMapping, (claims, rules) => {
        const given = mappedMemberships(claims, rules).flatMap(({ organisation, roles }) =>
          roles.map((role) => `${organisation}/${role}`),
        )
        const due = rules
          .filter(({ claim, has }) => {
            const value = claims[claim]
            return value === has || (Array.isArray(value) && value.includes(has))
          })
          .flatMap(({ organisation, roles }) => roles.map((role) => `${organisation}/${role}`))
        expect(new Set(given)).toEqual(new Set(due))
        expect(given).toHaveLength(new Set(given).size)
      }),
    )
  })

  test('the order of the rules changes nothing, and a rule more takes nothing away', () => {
    fc.assert(
      fc.property(anyClaims, anyMapping, anyRule, (claims, rules, more) => {
        const before = mappedMemberships(claims, rules)
        expect(mappedMemberships(claims, rules.toReversed())).toEqual(before)
        const after = new Map(
          mappedMemberships(claims, [...rules, more]).map(({ organisation, roles }) => [organisation, roles]),
        )
        for (const { organisation, roles } of before)
          expect(after.get(organisation)).toEqual(expect.arrayContaining([...roles]))
      }),
    )
  })

  test('without rules nobody belongs anywhere', () => {
    fc.assert(fc.property(anyClaims, (claims) => mappedMemberships(claims, []).length === 0))
  })
})

describe('a mapping file', () => {
  const fits = (one: object) => mappingFile.safeParse({ mapping: [one] }).success
  const sound = { claim: 'groups', has: 'x', organisation: 'voorbeeldstad', roles: ['focal-point'] }

  test('is taken when it is sound', () => expect(fits(sound)).toBe(true))

  test.each([
    ['iss, which everybody has', { claim: 'iss' }],
    ['aud, which everybody has', { claim: 'aud' }],
    ['acr, which everybody has', { claim: 'acr' }],
    ['a mail address', { claim: 'email' }],
    ['a name that people choose', { claim: 'preferred_username' }],
    ['a prototype', { claim: '__proto__' }],
    ['an empty claim', { claim: '' }],
    ['an empty value', { has: '' }],
    ['a list of values', { has: ['x'] }],
    ['no organisation', { organisation: undefined }],
    ['an organisation with a blank', { organisation: 'voorbeeld stad' }],
    ['no roles', { roles: [] }],
    ['a role in capitals', { roles: ['Focal-Point'] }],
    ['a word more', { default: true }],
  ])('is refused with %s', (_name, change) => expect(fits({ ...sound, ...change })).toBe(false))

  test('is refused when it is a list, has another name in it, or too many rules', () => {
    expect(mappingFile.safeParse([sound]).success).toBe(false)
    expect(mappingFile.safeParse({ mapping: [sound], default: 'voorbeeldstad' }).success).toBe(false)
    expect(mappingFile.safeParse({ mapping: Array.from({ length: 5000 }, () => sound) }).success).toBe(true)
    expect(mappingFile.safeParse({ mapping: Array.from({ length: 5001 }, () => sound) }).success).toBe(false)
  })
})
