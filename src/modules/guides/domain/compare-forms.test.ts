import { describe, expect, test } from 'vitest'
import { aGuide, anOutcome, wordsFor } from '../testing/a-guide.ts'
import { jaccard, likeness, mostAlike, tooAlike, type WordedGuide } from './compare-forms.ts'
import type { Guide, GuideWords } from './guide.ts'

const worded = (guide: Partial<Guide> = {}, words: Partial<GuideWords> = {}): WordedGuide => {
  const own = aGuide(guide)
  return { guide: own, words: { ...wordsFor(own, 'nl'), ...words } }
}

describe('how much two plans are alike', () => {
  test('a plan is wholly like itself', () => {
    const same = likeness(worded(), worded(), 'nl')
    expect(same).toEqual({ signals: 1, dont: 1, sentences: 1, samePartners: true })
    expect(tooAlike(same)).toEqual(['signals', 'dont', 'sentences', 'samePartners'])
  })

  test('another name for the form makes no other plan', () => {
    const labour = worded({}, { dont: { confront: 'Noem arbeidsuitbuiting niet.' }, lead: 'Dit is arbeidsuitbuiting.' })
    const sexual = worded(
      {},
      { dont: { confront: 'Noem seksuele uitbuiting niet.' }, lead: 'Dit is seksuele uitbuiting.' },
    )
    expect(likeness(labour, sexual, 'nl')).toMatchObject({ dont: 1, sentences: 1 })
  })

  test('half of the signals in common is too much, less is not', () => {
    const six = (ids: string[]) => worded({ signals: ids })
    const one = six(['I01', 'I02', 'I03'])
    expect(likeness(one, six(['I01', 'I02', 'I04']), 'nl').signals).toBe(0.5)
    expect(likeness(one, six(['I01', 'I04', 'I05']), 'nl').signals).toBe(0.2)
    const rest = { dont: 0, sentences: 0, samePartners: false }
    expect(tooAlike({ ...rest, signals: mostAlike })).toEqual(['signals'])
    expect(tooAlike({ ...rest, signals: mostAlike - 0.01 })).toEqual([])
    expect(tooAlike({ ...rest, signals: 0, sentences: mostAlike })).toEqual(['sentences'])
    expect(tooAlike({ ...rest, signals: 0, sentences: mostAlike - 0.01 })).toEqual([])
  })

  test('sentences are compared one by one, whatever text they stand in', () => {
    const one = worded(
      {},
      { title: 'A plan', lead: 'First. Second. Third.', nodes: {}, do: {}, dont: {}, writeDown: {}, share: {} },
    )
    const other = worded(
      {},
      { title: 'B plan', lead: 'Third. Fourth.', nodes: {}, do: {}, dont: {}, writeDown: {}, share: {} },
    )
    expect(likeness(one, other, 'nl').sentences).toBeCloseTo(1 / 3)
  })

  test('the same contacts with another one to call first is another partner', () => {
    const nodes = (first: string, second: string): Guide['nodes'] => ({
      a: anOutcome({ contacts: [first, second] }),
      b: anOutcome({ contacts: ['C112', first] }),
    })
    const police = worded({ nodes: nodes('CPOL', 'CNLA') })
    expect(likeness(police, worded({ nodes: nodes('CNLA', 'CPOL') }), 'nl').samePartners).toBe(false)
    expect(likeness(police, worded({ nodes: nodes('CPOL', 'CNLA') }), 'nl').samePartners).toBe(true)
    expect(likeness(police, worded({ nodes: nodes('CPOL', 'CCOM') }), 'nl').samePartners).toBe(false)
  })

  test('two empty sets are the same set', () => {
    expect(jaccard(new Set(), new Set())).toBe(1)
    expect(jaccard(new Set(['a']), new Set())).toBe(0)
  })
})
