import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { aLoadedArticle, factsOf, polishWords, someWords } from '../testing/an-article.ts'
import { type LoadedArticle, stateOn } from './article.ts'
import { contentStatus, type Stamps } from './status.ts'

const stamps: Stamps = { dutch: () => 'dutch', facts: () => 'facts' }
const facts = factsOf(aFact())
const report = (loaded: readonly LoadedArticle[], on = '2026-11-29', known = facts) =>
  contentStatus(loaded, ['nl', 'pl', 'ro'], { facts: known, stamps, on: day(on) })
const withPolish = (of: string | null, translation: 'draft' | 'checked' = 'draft') =>
  aLoadedArticle({}, [
    ['nl', someWords()],
    ['pl', polishWords({ of, translation })],
  ])

describe('the state of translations', () => {
  test.each([
    ['dutch', 1, [], []],
    ['other', 0, ['wage'], []],
    [null, 0, ['wage'], []],
  ])('made of %j: %s complete, outdated %j', (of, complete, outdated, missing) => {
    expect(report([withPolish(of)]).languages).toMatchObject([
      { language: 'nl', complete: 1, outdated: [], missing: [], drafts: 0 },
      { language: 'pl', complete, outdated, missing, drafts: 1 },
      { language: 'ro', complete: 0, outdated: [], missing: ['wage'], drafts: 0 },
    ])
  })
  test('one that a person checked is no draft', () => {
    expect(report([withPolish('dutch', 'checked')]).languages[1]?.drafts).toBe(0)
  })
})

describe('what must be looked at again', () => {
  const needs = (loaded: LoadedArticle, on: string, known = facts) =>
    report([loaded], on, known).review.map(({ why, facts: about }) => [why, ...about].join(' '))
  test('nothing, while nothing changed', () => expect(needs(aLoadedArticle(), '2026-12-31')).toEqual([]))
  test('an article of which a fact ended, from the first day on', () => {
    expect(needs(aLoadedArticle(), '2027-01-01')).toEqual(['fact-ended wage'])
  })
  test('an article of which a fact changed after the review, with a new row in its place', () => {
    const next = factsOf(aFact({ rows: [aFactRow(), aFactRow({ from: day('2027-01-01'), until: null, value: 1500 })] }))
    expect(needs(aLoadedArticle(), '2026-12-31', next)).toEqual([])
    expect(needs(aLoadedArticle(), '2027-01-01', next)).toEqual(['fact-changed wage'])
  })
  test('an article of which a fact was edited after the review', () => {
    expect(needs(aLoadedArticle({ seen: 'facts' }), '2026-11-29')).toEqual([])
    expect(needs(aLoadedArticle({ seen: 'other' }), '2026-11-29')).toEqual(['fact-edited'])
  })
  test.each([
    ['2027-05-19', 'current'],
    ['2027-05-20', 'overdue'],
  ])('the review: on %s %s', (on, expected) => expect(stateOn(aLoadedArticle().article, day(on))).toBe(expected))
  test.each([
    ['2026-12-31', 'current'],
    ['2027-01-01', 'withdrawn'],
  ])('the hard end: on %s %s', (on, expected) =>
    expect(stateOn(aLoadedArticle({ ends: day('2027-01-01') }).article, day(on))).toBe(expected),
  )
})
