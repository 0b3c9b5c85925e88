import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { offerLanguages, translator } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { guidePages } from '../server/guide-pages.ts'
import { placesIn } from '../server/guide-places.ts'
import { loadGuides } from '../server/load-guides.ts'
import { aFocalPoint } from '../testing/a-catalogue.ts'
import { aForm } from '../testing/a-turn.ts'
import { optionsAt, targetsOf } from '../testing/any-guide.ts'
import { type GuidesPack, takeTurn } from './guides-pack.ts'
import { handOverNote } from './hand-over-note.ts'
import type { WordedGuide } from './wizard-view.ts'

const root = join(import.meta.dirname, '../../../..')
/** The day the texts were written for. */
const today = day('2026-11-21')
const catalogues = readCatalogues(join(root, 'content/interface'))
offerLanguages(catalogues)
const loaded = await loadGuides(placesIn(root), { today })
const municipalities = [
  { code: 'GM0001', name: 'Voorbeeldstad' },
  { code: 'GM0002', name: 'Proefdorp' },
]
/** The real guides, with a focal point for one made-up municipality: in the real files there is none yet. */
const library = { ...loaded, catalogues: { ...loaded.catalogues, focalPoints: [aFocalPoint()] } }
const pages = guidePages(library, (tag) => tag)

const worded: WordedGuide[] = [...library.guides.values()].flatMap(({ guide, words }) =>
  [...words.keys()].flatMap((language) => {
    const found = pages.find(guide.id, language)
    return found.kind === 'found' ? found.worded : []
  }),
)
const eachGuide = worded.map((one) => ({ id: one.guide.id, language: one.language, one }))
const overviewOf = (one: WordedGuide) => pages.overview(one, translator(one.language), today)

test('there are twelve step plans, each in Dutch and another language at least', () => {
  expect([...library.guides.values()].filter(({ guide }) => guide.profile === 'step-plan')).toHaveLength(12)
  expect(eachGuide.length).toBeGreaterThanOrEqual(24)
})

describe('on the page and on paper', () => {
  test.each(eachGuide)('$id in $language: every arrow points forward to a mark of its own', ({ one }) => {
    const { steps } = overviewOf(one)
    const places = new Map(steps.map((step, index) => [step.id, index]))
    const ways = new Map(Object.entries(one.guide.nodes).map(([id, node]) => [id, targetsOf(node)]))
    expect([...places.keys()].sort()).toEqual(Object.keys(one.guide.nodes).sort())
    expect(new Set(steps.map(({ mark }) => mark)).size).toBe(steps.length)
    for (const step of steps) {
      expect(step.exits.map(({ to }) => to)).toEqual(ways.get(step.id))
      for (const exit of step.exits) {
        expect(places.get(exit.to)).toBeGreaterThan(places.get(step.id) ?? Number.POSITIVE_INFINITY)
        expect(steps.find(({ mark }) => mark === exit.mark)?.id).toBe(exit.to)
      }
    }
  })

  test.each(eachGuide)('$id in $language: no reader gets a code in place of words', ({ one }) => {
    const { signals, do: advice, dont, writeDown, share, contacts, sources, steps } = overviewOf(one)
    for (const { id, text } of [...signals, ...advice, ...dont, ...writeDown, ...share, ...steps])
      expect(text).not.toBe(id)
    for (const { id, title, text } of share.flatMap(({ grounds }) => grounds)) expect([title, text]).not.toContain(id)
    for (const { id, name, purpose } of contacts) expect([name === id, purpose === '']).toEqual([false, false])
    for (const { title } of sources) expect(title).not.toBe('')
  })
})

describe('without a connection', () => {
  const packs = new Map(
    [...catalogues.keys()].map((tag) => {
      const pack: GuidesPack = JSON.parse(JSON.stringify(pages.pack(translator(tag), municipalities, today)))
      return [tag, pack]
    }),
  )
  const formFor = (one: WordedGuide) => {
    const ids = Object.keys(one.guide.nodes)
    const option = fc.constantFrom(...new Set(ids.flatMap((id) => optionsAt(one.guide, id))), 'tampered')
    const node = fc.constantFrom(...ids, 'tampered')
    const walk = fc.array(fc.nat(), { maxLength: 12 }).map((picks) => walkOf(one, picks))
    return fc.record({
      answers: fc.oneof({ weight: 4, arbitrary: walk }, { weight: 1, arbitrary: fc.string() }),
      municipality: fc.constantFrom('', 'GM0001', 'GM0002', 'GM9999'),
      choice: fc.option(option),
      change: fc.option(node, { freq: 1 }),
      changing: fc.option(node, { freq: 1 }),
      back: fc.constantFrom(false, false, false, true),
    })
  }

  test.each(eachGuide)('$id in $language: a phone shows the same screen and the same note as the server', ({ one }) => {
    const pack = packs.get(one.language)
    const kept = pack?.guides.find(({ guide }) => guide.id === one.guide.id)
    if (!pack || !kept) throw new Error('not in the pack')
    const t = translator(one.language)
    fc.assert(
      fc.property(formFor(one), (form) => {
        const online = pages.turn(one, form, municipalities, today)
        const offline = takeTurn(kept, form, pack, today)
        expect(offline).toEqual(JSON.parse(JSON.stringify(online)))
        expect(handOverNote(offline, t, today)).toBe(handOverNote(online, t, today))
      }),
      { numRuns: 40 },
    )
  })

  test.each([...packs.keys()])('the pack in %s has every guide of that language, whole and step by step', (tag) => {
    const pack = packs.get(tag)
    const own = worded.filter(({ language }) => language === tag).map(({ guide }) => guide.id)
    expect(pack?.guides.map(({ guide }) => guide.id)).toEqual(own)
    expect(pack?.overviews.map(({ id }) => id)).toEqual(own)
  })

  function walkOf(one: WordedGuide, picks: readonly number[]): string {
    let shown = pages.turn(one, aForm(), municipalities, today)
    for (const pick of picks) {
      const options = optionsAt(one.guide, shown.node)
      if (options.length === 0) break
      const choice = options[pick % options.length] ?? ''
      shown = pages.turn(one, aForm({ answers: shown.answers, choice }), municipalities, today)
    }
    return shown.answers
  }
})
