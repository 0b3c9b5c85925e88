import { describe, expect, test } from 'vitest'
import type { CriticalWords } from './article.ts'
import { checkCritical } from './check-critical.ts'

const dutch: CriticalWords = {
  translation: 'source',
  sentences: { danger: 'Bel meteen {phone:C112}.', papers: 'Niemand mag ze houden.' },
  second: {},
}
const polish: CriticalWords = {
  translation: 'draft',
  sentences: { danger: 'Zadzwoń pod {phone:C112}.', papers: 'Nikt nie może ich zabrać.' },
  second: { danger: 'Dzwoń od razu: {phone:C112}.', papers: 'Nikomu nie wolno ich trzymać.' },
}
const codes = (changes: Partial<CriticalWords>) =>
  checkCritical(
    new Map([
      ['nl', dutch],
      ['pl', { ...polish, ...changes }],
    ]),
  ).map(({ code, path }) => [code, ...path].join(' '))

describe('sentences on which safety depends', () => {
  test('that are all there twice have nothing to say', () => expect(codes({})).toEqual([]))
  test.each<[Partial<CriticalWords>, string]>([
    [{ second: { danger: polish.second['danger'] ?? '' } }, 'second-reading-missing second'],
    [{ sentences: { danger: polish.sentences['danger'] ?? '' } }, 'text-missing sentences'],
    [{ sentences: { ...polish.sentences, more: 'Więcej.' } }, 'text-orphan sentences more'],
    [{ sentences: { ...polish.sentences, danger: 'Zadzwoń.' } }, 'placeholders-differ sentences danger'],
    [{ second: { ...polish.second, papers: 'Mogą je trzymać.' } }, 'negation-differs second papers'],
  ])('%j is found', (changes, expected) => expect(codes(changes)).toEqual([expected]))
  test('that a person has checked need no second reading', () =>
    expect(codes({ translation: 'checked', second: {} })).toEqual([]))
  test('are nothing without Dutch', () =>
    expect(checkCritical(new Map([['pl', polish]])).map(({ code }) => code)).toEqual(['text-missing']))
})
