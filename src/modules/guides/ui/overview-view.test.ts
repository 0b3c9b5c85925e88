import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Guide, NodeWords } from '../domain/guide.ts'
import { aContact, someCatalogues } from '../testing/a-catalogue.ts'
import { aGuide, anAction, anOutcome, aQuestion } from '../testing/a-guide.ts'
import { aWordedGuide } from '../testing/a-turn.ts'
import { anyGuide, targetsOf } from '../testing/any-guide.ts'
import { contactView } from './contact-view.ts'
import { overviewView, readingOrder } from './overview-view.ts'
import type { WordedGuide } from './wizard-view.ts'

const today = day('2026-11-21')
const catalogues = someCatalogues()

function overview(worded: WordedGuide = aWordedGuide(), on = today, contacts = [...catalogues.contacts.values()]) {
  const words = catalogues.contactWords.get(worded.language)
  if (!words) throw new Error('no words')
  return overviewView(worded, {
    catalogues,
    contacts: new Map(contacts.map((one) => [one.id, contactView(one, words, on)])),
    today: on,
    labels: { known: 'known', unknown: 'unknown', done: 'done' },
  })
}
const stepCalled = (id: string, view = overview()) => view.steps.find((step) => step.id === id)

/** Every way of a guide, with the places of both ends in the order of reading. */
const arrows = (guide: Guide) => {
  const order = readingOrder(guide)
  return Object.entries(guide.nodes).flatMap(([id, node]) =>
    targetsOf(node).map((to) => ({ from: order.indexOf(id), to: order.indexOf(to) })),
  )
}

describe('a whole guide on one page', () => {
  test('has every step once, what is asked before where it ends, each with its mark', () => {
    expect(overview().steps.map(({ mark, id }) => `${mark} ${id}`)).toEqual([
      '1 danger',
      '2 who',
      '3 apart',
      '4 feeling',
      '5 focal-point-known',
      'A call-112',
      'B call-police',
      'C to-focal-point',
    ])
  })

  test('a way out is told by its words and the mark it leads to', () => {
    expect(stepCalled('who')?.exits).toEqual([
      { label: 'nl: person.', to: 'apart', mark: '3' },
      { label: 'nl: place.', to: 'focal-point-known', mark: '5' },
    ])
    expect(stepCalled('apart')?.exits).toEqual([{ label: 'done', to: 'feeling', mark: '4' }])
    expect(stepCalled('focal-point-known')?.exits).toEqual([
      { label: 'known', to: 'to-focal-point', mark: 'C' },
      { label: 'unknown', to: 'call-police', mark: 'B' },
    ])
    expect(stepCalled('call-112')?.exits).toEqual([])
  })

  test('an end says who, by when and whom to call', () => {
    expect(stepCalled('call-112')?.ends).toEqual({ owner: 'reader', term: 'at-once', contact: 'C112', phone: '112' })
    expect(stepCalled('danger')?.ends).toBeNull()
  })

  test.each([
    ['own', '2027-05-21'],
    ['secondary', '2027-05-21'],
    ['uncertain', '2027-05-21'],
    ['seen', '2026-11-21'],
  ] as const)('a number that is %s and holds until %s does not stand at an end', (phoneConfidence, expiresOn) => {
    const contacts = [aContact({ phoneConfidence, expiresOn: day(expiresOn) })]
    expect(stepCalled('call-police', overview(aWordedGuide(), today, contacts))?.ends?.phone).toBeNull()
  })

  test('the contacts of all ends stand there once', () => {
    expect(overview().contacts.map(({ id }) => id)).toEqual(['C112', 'CPOL'])
  })

  test('sharing stands with its legal rule in words', () => {
    expect(overview().share).toEqual([
      {
        id: 'with-police',
        text: 'nl: with-police.',
        confidence: 'seen',
        grounds: [{ id: 'AVG-01', title: 'A rule', text: 'What it says.', confidence: 'seen' }],
      },
    ])
  })

  test('every line keeps how sure it is', () => {
    const own = { id: 'listen', sources: ['X1'], confidence: 'own' } as const
    expect(overview(aWordedGuide(aGuide({ do: [own] }))).do).toEqual([
      { id: 'listen', text: 'nl: listen.', confidence: 'own' },
    ])
    expect(overview().signals.map(({ confidence }) => confidence)).toEqual(['seen', 'seen', 'seen'])
  })

  test('every source stands there once, with its title', () => {
    expect(overview().sources).toEqual([{ code: 'X1', title: 'A source' }])
  })

  test.each([
    ['2027-05-20', false],
    ['2027-05-21', true],
  ])('it is dated, and on %s expired: %s', (on, expired) => {
    expect(overview(aWordedGuide(), day(on))).toMatchObject({ madeOn: on, expired, reviewBefore: '2027-05-21' })
  })

  test('the Dutch stands beside what is critical in a draft, and nowhere else', () => {
    const dutch = (language: string): (NodeWords | null)[] =>
      overview(aWordedGuide(aGuide(), language)).steps.flatMap((step) => step.dutch ?? [])
    expect(dutch('en').map((words) => words?.text)).toEqual(['nl: danger.', 'nl: call-112.'])
    expect(dutch('nl')).toEqual([])
  })
})

describe('the order of reading', () => {
  test('follows the ways and not the file', () => {
    const nodes = {
      last: aQuestion({ yes: 'end', no: 'end' }),
      middle: anAction('last'),
      first: aQuestion({ yes: 'middle', no: 'last' }),
      end: anOutcome(),
    }
    expect(readingOrder(aGuide({ start: 'first', nodes }))).toEqual(['first', 'middle', 'last', 'end'])
  })

  test('of two steps that may come first the one that stands first in the file does', () => {
    const nodes = {
      start: aQuestion({ yes: 'b', no: 'a' }),
      b: anAction('end'),
      a: anAction('end'),
      end: anOutcome(),
    }
    expect(readingOrder(aGuide({ start: 'start', nodes }))).toEqual(['start', 'b', 'a', 'end'])
  })

  test('of a guide that goes round still has every step once', () => {
    const nodes = {
      start: aQuestion({ yes: 'again', no: 'end' }),
      again: aQuestion({ yes: 'start', no: 'again' }, { loop: true }),
      end: anOutcome(),
    }
    expect(readingOrder(aGuide({ start: 'start', nodes }))).toEqual(['start', 'again', 'end'])
  })

  test('every way of any guide points forward, and every step is there once', () => {
    fc.assert(
      fc.property(anyGuide(20), (guide) => {
        expect([...readingOrder(guide)].sort()).toEqual(Object.keys(guide.nodes).sort())
        for (const { from, to } of arrows(guide)) expect(to).toBeGreaterThan(from)
      }),
    )
  })

  test('the marks of any guide are all different, numbers on the way and letters at the ends', () => {
    fc.assert(
      fc.property(anyGuide(20), (guide) => {
        const { steps } = overview(aWordedGuide(guide))
        expect(new Set(steps.map(({ mark }) => mark)).size).toBe(steps.length)
        for (const { mark, kind } of steps) expect(mark).toMatch(kind === 'outcome' ? /^[A-Z]$/ : /^\d+$/)
      }),
    )
  })
})
