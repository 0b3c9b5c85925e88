import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import {
  aContactView,
  anArticle,
  aPack,
  aWordedArticle,
  factsOf,
  informationWords,
  someWords,
} from '../testing/an-article.ts'
import { factText, needsDutch, plainText } from './article-view.ts'
import { articleFrame, type InformationPack, shelvesOf } from './information-pack.ts'

const t = informationWords()
const facts = factsOf(aFact())
const contacts = new Map([['CNLA', aContactView()]])
const shown = (on = '2026-11-29', pack: InformationPack = aPack(facts), areas: string[] = []) => {
  const frame = articleFrame(pack, 'wage', { t, today: day(on), contacts, areas })
  if (!frame) throw new Error('no such article')
  return frame
}
/** With ordinary spaces: an amount is not broken over two lines. */
const textOf = (part: number, on?: string, pack?: InformationPack) =>
  plainText(shown(on, pack).view.sections[part]?.blocks[0]?.text ?? []).replaceAll('\u00a0', ' ')

describe('an article on a day', () => {
  test('has the amount of that day', () => {
    const two = factsOf(
      aFact({ rows: [aFactRow({ until: day('2026-07-01') }), aFactRow({ from: day('2026-07-01'), value: 1499 })] }),
    )
    expect(textOf(0, '2026-06-30', aPack(two))).toBe('Je verdient minstens € 14,71 per uur.')
    expect(textOf(0, '2026-07-01', aPack(two))).toBe('Je verdient minstens € 14,99 per uur.')
  })
  test('never has the amount of another day: it says that it is not known', () => {
    expect(textOf(0, '2026-12-31')).toBe('Je verdient minstens € 14,71 per uur.')
    expect(textOf(0, '2027-01-01')).toBe('Je verdient minstens (nu niet bekend) per uur.')
    expect(shown('2026-12-31').view.sections[0]?.blocks[0]?.unknown).toBe(false)
    expect(shown('2027-01-01').view.sections[0]?.blocks[0]?.unknown).toBe(true)
  })
  test('is to be relied on until the review or the first change of a fact', () => {
    expect(shown().view.reliableUntil).toBe('2027-01-01')
    const lasting = factsOf(aFact({ rows: [aFactRow({ until: null })] }))
    expect(shown('2026-11-29', aPack(lasting)).view.reliableUntil).toBe('2027-05-20')
  })
  test('names the sources of the rows that it shows', () => {
    expect(shown().sources.map(({ code }) => code)).toEqual(['W12'])
    expect(shown('2027-01-01').sources).toEqual([])
  })
})

describe('telephone numbers', () => {
  test('stand apart, so that they can be tapped', () => {
    expect(shown().view.sections[1]?.blocks[0]?.text).toEqual([
      'Bel de Arbeidsinspectie op ',
      { phone: '0800-5151', trusted: true },
      '.',
    ])
  })
  test('that are not known are said to be so', () => {
    const view = articleFrame(aPack(facts), 'wage', {
      t,
      today: day('2026-11-29'),
      contacts: new Map(),
      areas: [],
    })?.view
    expect(plainText(view?.sections[1]?.blocks[0]?.text ?? [])).toBe('Bel de CNLA op (nummer niet bekend).')
  })
})

describe('how sure it is', () => {
  const confidence = (changes: Parameters<typeof aFactRow>[0]) => {
    const { view } = shown('2026-11-29', aPack(factsOf(aFact({ rows: [aFactRow(changes)] }))))
    return [view.summaryConfidence, ...view.sections.map(({ blocks }) => blocks[0]?.confidence)]
  }
  test('is that of the weakest fact; plain advice has none', () => {
    expect(confidence({ confidence: 'own' })).toEqual(['own', 'own', null, null, null])
    expect(confidence({ confidence: 'secondary' })).toEqual(['secondary', 'secondary', null, null, null])
  })
  test('an uncertain amount is never written', () => {
    expect(factText(aFact({ rows: [aFactRow({ confidence: 'uncertain' })] }), t, day('2026-11-29'))).toBe(
      '(nu niet bekend)',
    )
  })
})

describe('how a fact is written', () => {
  test.each([
    ['cents', 1471, '€ 14,71'],
    ['cents', 38_500, '€ 385'],
    ['per-mille', 250, '25%'],
    ['per-mille', 83, '8,3%'],
    ['days', 5, '5'],
  ] as const)('%s %s: %s', (unit, value, expected) => {
    const text = factText(aFact({ unit, rows: [aFactRow({ value })] }), t, day('2026-11-29'))
    expect(text.replaceAll(/[\s\u00a0]/g, ' ').replace(' %', '%')).toBe(expected)
  })
  test('one that does not exist is not known', () =>
    expect(factText(undefined, t, day('2026-11-29'))).toBe('(nu niet bekend)'))
})

describe('a place', () => {
  const local = {
    area: 'AM26',
    contacts: ['CNLA'],
    blocks: [{ id: 'here', part: 'answer' as const, facts: [], ask: false }],
    texts: { here: 'In Tilburg is een punt.' },
  }
  const pack = aPack(facts, { articles: [aWordedArticle({ local: [local] })] })
  test('gets what is added for its region, another gets nothing', () => {
    expect(shown('2026-11-29', pack, ['GM0855', 'AM26']).view.local.map(({ area }) => area)).toEqual(['AM26'])
    expect(shown('2026-11-29', pack, ['GM0772', 'AM27']).view.local).toEqual([])
    expect(shown('2026-11-29', pack).view.local).toEqual([])
  })
})

describe('sentences on which safety depends', () => {
  const pack = (dutchCritical: Record<string, string> | null) =>
    aPack(facts, {
      articles: [aWordedArticle({ article: anArticle({ critical: ['danger', 'gone'] }) })],
      dutchCritical,
    })
  test('have the Dutch beside them when nobody checked the translation', () => {
    const [one, ...more] = shown('2026-11-29', pack({ danger: 'Bel meteen.' })).view.critical
    expect([plainText(one?.text ?? []), one?.dutch, more]).toEqual(['Bel meteen 0800-5151.', ['Bel meteen.'], []])
    expect(shown('2026-11-29', pack(null)).view.critical[0]?.dutch).toBeNull()
  })
  test.each([
    ['nl', 'source', false],
    ['pl', 'draft', true],
    ['pl', 'checked', false],
    ['pl', undefined, true],
  ] as const)('%s %s: %s', (language, translation, expected) =>
    expect(needsDutch(language, translation)).toBe(expected),
  )
})

describe('the shelves', () => {
  test('have no article that was withdrawn', () => {
    const pack = aPack(facts, { articles: [aWordedArticle({ article: anArticle({ ends: day('2027-01-01') }) })] })
    expect(shelvesOf(pack, day('2026-12-31'))[0]?.articles.map(({ id }) => id)).toEqual(['wage'])
    expect(shelvesOf(pack, day('2027-01-01'))[0]?.articles).toEqual([])
  })
  test('an article that leads to a withdrawn one does not', () => {
    const gone = aWordedArticle({
      article: anArticle({ id: 'payslip', ends: day('2026-11-22') }),
      words: someWords({ title: 'Gone' }),
    })
    const pack = aPack(facts, { articles: [aWordedArticle({ article: anArticle({ related: ['payslip'] }) }), gone] })
    expect(shown('2026-11-21', pack).related).toEqual([{ id: 'payslip', title: 'Gone' }])
    expect(shown('2026-11-22', pack).related).toEqual([])
  })
})
