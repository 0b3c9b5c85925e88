import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEdits, type FieldTexts } from './compare-edits.ts'

const verdicts = (base: FieldTexts, theirs: FieldTexts, mine: FieldTexts) =>
  Object.fromEntries(compareEdits(base, theirs, mine).map(({ field, verdict }) => [field, verdict]))

describe('two people changed the same thing', () => {
  test('each field is nobody’s change, mine, theirs, or one that has to be chosen', () => {
    const base = { hours: ['9-17'], phone: ['013'], site: ['a'], note: ['old'] }
    const theirs = { hours: ['9-17'], phone: ['014'], site: ['b'], note: ['old'] }
    const mine = { hours: ['10-17'], phone: ['013'], site: ['c'], note: ['old'] }
    expect(verdicts(base, theirs, mine)).toEqual({
      hours: 'only-mine',
      phone: 'only-theirs',
      site: 'both',
      note: 'same',
    })
  })

  test('what both changed alike needs no choice', () => {
    expect(verdicts({ a: ['1'] }, { a: ['2'] }, { a: ['2'] })).toEqual({ a: 'same' })
  })

  test('a field that is not there is an empty one', () => {
    expect(verdicts({}, { languages: ['pl'] }, {})).toEqual({ languages: 'only-theirs' })
    expect(verdicts({ languages: ['pl'] }, { languages: ['pl'] }, {})).toEqual({ languages: 'only-mine' })
  })

  test('the name of a field is never taken for something of JavaScript', () => {
    expect(verdicts({}, {}, { constructor: ['x'] })).toEqual({ constructor: 'only-mine' })
  })

  const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(fc.constantFrom('', '1', '2'), { maxLength: 2 }))
  test('who looks from the other side sees the mirror image', () => {
    const mirror = { same: 'same', both: 'both', 'only-mine': 'only-theirs', 'only-theirs': 'only-mine' } as const
    fc.assert(
      fc.property(texts, texts, texts, (base, theirs, mine) => {
        const other = verdicts(base, mine, theirs)
        for (const { field, verdict } of compareEdits(base, theirs, mine)) expect(other[field]).toBe(mirror[verdict])
      }),
    )
  })
})
