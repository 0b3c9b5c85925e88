import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aKompasQuestion, answersOf } from '../../testing/kompas-builders.ts'
import { type KompasAnswer, kompasAnswers, kompasThemes } from './kompas.ts'
import { type AnswerCounts, changesBetween, openPoints, profileOf, stateOf } from './result.ts'

const counts = (changes: Partial<AnswerCounts>): AnswerCounts => ({
  yes: 0,
  partly: 0,
  no: 0,
  unknown: 0,
  open: 0,
  ...changes,
})

describe('where a municipality stands on a plateau of a theme', () => {
  test.each([
    [{ yes: 3 }, 'reached'],
    [{ no: 2 }, 'not'],
    [{ yes: 1, no: 1 }, 'partly'],
    [{ partly: 1 }, 'partly'],
    [{ partly: 1, unknown: 2 }, 'partly'],
    [{ yes: 1, no: 1, unknown: 1 }, 'partly'],
    [{ yes: 2, unknown: 1 }, 'unknown'],
    [{ no: 2, unknown: 1 }, 'unknown'],
    [{ yes: 2, open: 1 }, 'unknown'],
    [{ unknown: 3 }, 'unknown'],
    [{}, 'unknown'],
  ] as const)('%o is %s', (given, state) => {
    expect(stateOf(counts(given))).toBe(state)
  })

  test('is only said when nothing that is not known could change it', () => {
    const known = fc.constantFrom<'yes' | 'partly' | 'no'>('yes', 'partly', 'no')
    fc.assert(
      fc.property(fc.array(known, { maxLength: 4 }), fc.integer({ min: 1, max: 3 }), (given, missing) => {
        const tally = (all: readonly string[]) =>
          stateOf(
            counts({
              yes: all.filter((one) => one === 'yes').length,
              partly: all.filter((one) => one === 'partly').length,
              no: all.filter((one) => one === 'no').length,
              unknown: all.filter((one) => one === 'unknown').length,
            }),
          )
        const possible = new Set(endings(missing).map((ending) => tally([...given, ...ending])))
        const said = tally([...given, ...Array.from({ length: missing }, () => 'unknown')])
        expect(said).toBe(possible.size === 1 ? [...possible][0] : 'unknown')
      }),
    )
  })

  test('has ten cells, the basic plateau of a theme before its deepening', () => {
    const cells = profileOf([aKompasQuestion('a')], answersOf({ a: 'yes' }))
    expect(cells.map(({ theme, plateau }) => `${theme} ${plateau}`)).toEqual(
      kompasThemes.flatMap((theme) => [`${theme} 1`, `${theme} 2`]),
    )
    expect(cells[0]).toMatchObject({ state: 'reached', answers: [{ question: 'a', answer: 'yes' }] })
  })

  test('every question is counted once, whatever was answered', () => {
    const questions = kompasThemes.flatMap((theme) => [
      aKompasQuestion(`${theme}-a`, { theme }),
      aKompasQuestion(`${theme}-b`, { theme, plateau: 2 }),
    ])
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom(...kompasAnswers)), { minLength: 10, maxLength: 10 }), (given) => {
        const answers = new Map(
          questions.flatMap(({ id }, index) => {
            const answer = given[index]
            return answer ? [[id, answer] as const] : []
          }),
        )
        const all = profileOf(questions, answers).flatMap((cell) => Object.values(cell.counts))
        expect(all.reduce((sum, one) => sum + one, 0)).toBe(questions.length)
      }),
    )
  })
})

describe('the open points', () => {
  const questions = [
    aKompasQuestion('deep', { plateau: 2 }),
    aKompasQuestion('partly'),
    aKompasQuestion('unknown'),
    aKompasQuestion('missing'),
    aKompasQuestion('no'),
    aKompasQuestion('yes'),
  ]
  test('come with the basic plateau first: no, partly, not known, not answered', () => {
    const answers = answersOf({ deep: 'no', partly: 'partly', unknown: 'unknown', no: 'no', yes: 'yes' })
    expect(openPoints(questions, answers).map(({ question }) => question)).toEqual([
      'no',
      'partly',
      'unknown',
      'missing',
      'deep',
    ])
  })
  test('not knowing is not no, and not answering is neither', () => {
    const points = openPoints(questions, answersOf({ unknown: 'unknown' }))
    expect(points.find(({ question }) => question === 'unknown')?.answer).toBe('unknown')
    expect(points.find(({ question }) => question === 'missing')?.answer).toBeNull()
    expect(points.filter(({ answer }) => answer === 'no')).toEqual([])
  })
})

describe('what changed since an earlier file', () => {
  const changeOf = (before: KompasAnswer | undefined, after: KompasAnswer | undefined) =>
    changesBetween(
      [aKompasQuestion('a')],
      answersOf(before ? { a: before } : {}),
      answersOf(after ? { a: after } : {}),
    ).map(({ change }) => change)
  test.each([
    ['no', 'partly', 'forward'],
    ['partly', 'yes', 'forward'],
    ['yes', 'no', 'back'],
    ['unknown', 'no', 'now-known'],
    ['yes', 'unknown', 'now-unknown'],
    [undefined, 'no', 'answered'],
    ['no', undefined, 'withdrawn'],
  ] as const)('from %s to %s is %s', (before, after, change) => {
    expect(changeOf(before, after)).toEqual([change])
  })
  test.each([...kompasAnswers, undefined])('%s that stays is no change', (answer) => {
    expect(changeOf(answer, answer)).toEqual([])
  })
})

/** Every way in which `count` answers can turn out. */
function endings(count: number): string[][] {
  if (count === 0) return [[]]
  return endings(count - 1).flatMap((rest) => ['yes', 'partly', 'no'].map((one) => [...rest, one]))
}
