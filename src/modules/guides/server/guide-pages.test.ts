import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Guide } from '../domain/guide.ts'
import { aSignal, someCatalogues } from '../testing/a-catalogue.ts'
import { aGuide, anAssessment } from '../testing/a-guide.ts'
import { aLibrary, aLoadedGuide } from '../testing/a-library.ts'
import { aForm, dutchWords, wordsOf } from '../testing/a-turn.ts'
import { guidePages } from './guide-pages.ts'

const today = day('2026-11-21')
const places = [{ code: 'GM0001', name: 'Voorbeeldstad' }]
const itself = (tag: LanguageTag) => tag
const guideCalled = (id: string, changes: Partial<Guide> = {}) => aLoadedGuide(aGuide({ id, ...changes }))
const pages = guidePages(
  aLibrary([
    guideCalled('desk', { audience: 'desk-officer' }),
    guideCalled('neighbour', { audience: 'neighbour', languages: ['nl', 'en', 'pl'] }),
    guideCalled('dutch-only', { audience: 'desk-officer', languages: ['nl'] }),
    aLoadedGuide(aGuide({ id: 'broken' }), { walkable: false }),
    aLoadedGuide(anAssessment({ id: 'assessment' })),
  ]),
  itself,
)
const idsOn = (language: string) =>
  pages.shelves(language).flatMap(({ audience, cards }) => cards.map(({ id }) => `${audience}: ${id}`))

describe('the shelves of guides', () => {
  test('have every guide that is there in the language, by whom it is for', () => {
    expect(idsOn('nl')).toEqual(['desk-officer: desk', 'desk-officer: dutch-only', 'neighbour: neighbour'])
    expect(idsOn('en')).toEqual(['desk-officer: desk', 'neighbour: neighbour'])
    expect(idsOn('pl')).toEqual(['neighbour: neighbour'])
  })

  test('call a guide in the language of the reader', () => {
    const cards = pages.shelves('en').flatMap(({ cards }) => cards)
    expect(cards[0]).toEqual({ id: 'desk', title: 'en: title.', lead: 'en: lead {municipality}.', form: 'labour' })
  })

  test('a guide that could leave a reader stuck is on none of them', () => {
    expect(['nl', 'en', 'pl'].flatMap(idsOn).join()).not.toContain('broken')
  })

  test('a self-assessment is no step plan: not on a shelf, not in the offline copy, not in another language', () => {
    expect(['nl', 'en', 'pl'].flatMap(idsOn).join()).not.toContain('assessment')
    expect(JSON.stringify(pages.pack(dutchWords(), places, today))).not.toContain('assessment')
    expect(pages.elsewhere('pl').map(({ id }) => id)).not.toContain('assessment')
  })
})

describe('a guide that is asked for', () => {
  test('comes with its words, and the Dutch ones beside them', () => {
    const found = pages.find('desk', 'en')
    expect(found).toMatchObject({
      kind: 'found',
      worded: { language: 'en', guide: { id: 'desk' }, words: { title: 'en: title.' }, dutch: { title: 'nl: title.' } },
    })
  })
  test('in a language it is not there in, tells where it is', () => {
    expect(pages.find('desk', 'pl')).toEqual({ kind: 'elsewhere', languages: ['nl', 'en'] })
  })
  test.each(['broken', 'assessment', 'nothing', '', 'constructor'])('"%s" is unknown', (id) => {
    expect(pages.find(id, 'nl')).toEqual({ kind: 'unknown' })
  })
  test('all that are not there in a language are told with where they are', () => {
    expect(pages.elsewhere('en')).toEqual([{ id: 'dutch-only', language: 'nl', title: 'nl: title.' }])
    expect(pages.elsewhere('nl')).toEqual([])
    expect(pages.elsewhere('pl').map(({ id, language }) => `${id} ${language}`)).toEqual([
      'desk nl',
      'desk en',
      'dutch-only nl',
    ])
  })
})

describe('a made-up language', () => {
  const mirrored = guidePages(aLibrary(), (tag) => (tag === 'ar-XB' ? 'en' : tag))
  test('borrows the words of another', () => {
    expect(mirrored.find('a-guide', 'ar-XB')).toMatchObject({ kind: 'found', worded: { language: 'en' } })
    expect(mirrored.shelves('ar-XB').flatMap(({ cards }) => cards)[0]?.title).toBe('en: title.')
    expect(mirrored.contacts('ar-XB', today).get('C112')?.phone).toBe('112')
  })
  test('has them in its offline copy too', () => {
    expect(mirrored.pack(wordsOf('ar-XB'), places, today).overviews.map(({ title }) => title)).toEqual(['en: title.'])
  })
})

describe('the contacts', () => {
  test('are as good as they are on the day', () => {
    const trusted = (on: string) => pages.contacts('nl', day(on)).get('CPOL')?.trusted
    expect([trusted('2027-05-20'), trusted('2027-05-21')]).toEqual([true, false])
  })
  test('are none in a language that has no words for them', () => {
    expect(pages.contacts('bg', today).size).toBe(0)
  })
})

describe('the signals', () => {
  const signals = [
    aSignal({ id: 'I02', category: 'housing' }),
    aSignal({ id: 'I01', category: 'work', seenBy: { inspector: ['visit', 'attic'] } }),
    aSignal({ id: 'I03', category: 'housing' }),
  ]
  const own = someCatalogues({ signals: new Map(signals.map((one) => [one.id, one])) })
  const shown = guidePages(aLibrary([], { catalogues: own }), itself).signals('nl')

  test('are told by what they are about, in the order of the file', () => {
    expect(shown.map(({ id, name, signals: some }) => [id, name, some.map((signal) => signal.id)])).toEqual([
      ['housing', 'housing', ['I02', 'I03']],
      ['work', 'Work', ['I01']],
    ])
  })
  test('say who can see them where; a role that cannot is not there', () => {
    expect(shown[1]?.signals[0]?.seenBy).toEqual({ inspector: ['visit', 'attic'] })
  })
  test('are none in a language that has no words for them', () => {
    expect(guidePages(aLibrary(), itself).signals('bg')).toEqual([])
  })
})

describe('the offline copy', () => {
  test('has every guide of its language, whole and step by step, and what their steps need', () => {
    const { guides, overviews, contacts, municipalities } = pages.pack(wordsOf('en'), places, today)
    expect(guides.map(({ guide }) => guide.id)).toEqual(['desk', 'neighbour'])
    expect(overviews.map(({ id, language }) => `${id} ${language}`)).toEqual(['desk en', 'neighbour en'])
    expect(contacts.map(({ id }) => id)).toEqual(['C112', 'CPOL'])
    expect(municipalities).toEqual(places)
  })
  test('cannot be made in a language without words for whom to call', () => {
    expect(() => pages.pack(wordsOf('bg'), places, today)).toThrow('no contacts in "bg"')
  })
})

test('the overview has words for the ways out that have none of their own', () => {
  const found = pages.find('desk', 'nl')
  if (found.kind !== 'found') throw new Error('not found')
  const { steps } = pages.overview(found.worded, dutchWords(), today)
  const labels = (id: string) => steps.find((step) => step.id === id)?.exits.map(({ label }) => label)
  expect(labels('focal-point-known')).toEqual(['bekend', 'niet bekend'])
  expect(labels('apart')).toEqual(['Gedaan, verder'])
})

test('a turn knows the municipalities it is given', () => {
  const found = pages.find('desk', 'nl')
  if (found.kind !== 'found') throw new Error('not found')
  const turn = (municipality: string) => pages.turn(found.worded, aForm({ municipality }), places, today)
  expect(turn('GM0001').municipality?.name).toBe('Voorbeeldstad')
  expect(turn('GM0002').municipality).toBeNull()
})
