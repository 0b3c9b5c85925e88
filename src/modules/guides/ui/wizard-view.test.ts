import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Guide, GuideWords } from '../domain/guide.ts'
import { aContact, aFocalPoint } from '../testing/a-catalogue.ts'
import { aGuide, anOutcome } from '../testing/a-guide.ts'
import { aForm, aTurnSource, aWordedGuide } from '../testing/a-turn.ts'
import { anyGuide, optionsAt } from '../testing/any-guide.ts'
import { type TurnSource, takeTurn } from './guides-pack.ts'
import type { WizardForm } from './wizard-turn.ts'
import type { WordedGuide } from './wizard-view.ts'

const today = day('2026-11-21')
const view = (form: Partial<WizardForm> = {}, worded = aWordedGuide(), source: Partial<TurnSource> = {}, on = today) =>
  takeTurn(worded, aForm(form), aTurnSource(source), on)
const toPolice = { answers: 'danger=no&who=place' }
const withWords = (worded: WordedGuide, changes: Partial<GuideWords>): WordedGuide => ({
  ...worded,
  words: { ...worded.words, ...changes },
})

describe('a question on the screen', () => {
  test('has its text, its options in words, and how far one is', () => {
    expect(view({ answers: 'danger=no' })).toMatchObject({
      kind: 'question',
      node: 'who',
      text: 'nl: who.',
      help: 'nl: help who.',
      options: [
        { id: 'person', label: 'nl: person.' },
        { id: 'place', label: 'nl: place.' },
      ],
      stepNumber: 2,
      stepsAtMost: 5,
      outcome: null,
      trail: [{ node: 'danger', question: 'nl: danger.', answer: 'nl: no.', byBaken: false, result: 'no' }],
    })
  })

  test('an action has no options to choose from', () => {
    expect(view({ answers: 'danger=no&who=person' })).toMatchObject({ kind: 'action', node: 'apart', options: [] })
  })

  test('the whole way can be read back, with what Baken looked up marked as such', () => {
    const { trail } = view({ answers: 'danger=no&who=person&apart=done&feeling=other' })
    expect(trail.map(({ node, answer, byBaken }) => [node, answer, byBaken])).toEqual([
      ['danger', 'nl: no.', false],
      ['who', 'nl: person.', false],
      ['apart', null, false],
      ['feeling', 'nl: other.', false],
      ['focal-point-known', null, true],
    ])
  })
})

describe('an outcome on the screen', () => {
  test('says who, by when, whom to call and what to write down', () => {
    const { outcome, kind, share, municipal } = view(toPolice)
    expect(kind).toBe('outcome')
    expect(outcome).toMatchObject({
      owner: 'reader',
      term: 'same-day',
      contacts: [{ id: 'CPOL', phone: '0900-0000', trusted: true }],
      record: ['nl: time.'],
    })
    expect([share, municipal]).toEqual([['nl: with-police.'], true])
  })

  test('keeps the order of the contacts: the first is the one to call', () => {
    const nodes = { ...aGuide().nodes, 'call-police': anOutcome({ contacts: ['CPOL', 'C112'] }) }
    const ids = view(toPolice, aWordedGuide(aGuide({ nodes }))).outcome?.contacts.map(({ id }) => id)
    expect(ids).toEqual(['CPOL', 'C112'])
  })

  test('shows a number as far as it can be trusted on the day', () => {
    const old = { contacts: [aContact({ expiresOn: today })] }
    expect(view(toPolice, aWordedGuide(), old).outcome?.contacts).toMatchObject([{ trusted: false, expired: true }])
    const uncertain = { contacts: [aContact({ phoneConfidence: 'uncertain' })] }
    expect(view(toPolice, aWordedGuide(), uncertain).outcome?.contacts).toMatchObject([{ phone: null }])
  })
})

describe('the municipality', () => {
  const known = { focalPoints: [aFocalPoint()] }

  test('decides whether the focal point is known, from its first day to the day before its last', () => {
    const until = { focalPoints: [aFocalPoint({ from: day('2026-11-21'), until: day('2026-12-01') })] }
    const at = (on: string) => view({ ...toPolice, municipality: 'GM0001' }, aWordedGuide(), until, day(on))
    expect(['2026-11-20', '2026-11-21', '2026-11-30', '2026-12-01'].map((on) => at(on).node)).toEqual([
      'call-police',
      'to-focal-point',
      'to-focal-point',
      'call-police',
    ])
    expect(at('2026-11-30').focalPoint?.role).toBe('focal point of Voorbeeldstad')
    expect(at('2026-12-01').focalPoint).toBeNull()
  })

  test('another has not that focal point', () => {
    const other = view({ ...toPolice, municipality: 'GM0002' }, aWordedGuide(), known)
    expect([other.node, other.municipality?.name, other.focalPoint]).toEqual(['call-police', 'Proefdorp', null])
  })

  test.each(['', 'GM9999', 'Voorbeeldstad', 'gm0001'])('%j is none', (municipality) => {
    const none = view({ ...toPolice, municipality }, aWordedGuide(), known)
    expect([none.node, none.municipality, none.focalPoint]).toEqual(['call-police', null, null])
  })

  test('is asked only of those who work for one', () => {
    expect(view({}, aWordedGuide(aGuide({ audience: 'worker' }))).municipal).toBe(false)
    expect(view({}, aWordedGuide(aGuide({ audience: 'focal-point' }))).municipal).toBe(true)
  })
})

describe('what is critical', () => {
  test('has the Dutch beside it in a translation that nobody checked', () => {
    expect(view({}, aWordedGuide(aGuide(), 'en')).dutch).toMatchObject({ text: 'nl: danger.' })
  })
  test('not once somebody has, not in Dutch itself, and not where it is not critical', () => {
    expect(view({}, withWords(aWordedGuide(aGuide(), 'en'), { translation: 'checked' })).dutch).toBeNull()
    expect(view().dutch).toBeNull()
    expect(view({ answers: 'danger=no' }, aWordedGuide(aGuide(), 'en')).dutch).toBeNull()
  })
})

test.each([
  ['2027-05-20', false],
  ['2027-05-21', true],
  ['2027-05-22', true],
])('a guide to be reviewed before 21 May 2027 is on %s expired: %s', (on, expired) => {
  expect(view({}, aWordedGuide(), {}, day(on)).expired).toBe(expired)
})

test('a guide that leads to a node without words is a bug, told by name', () => {
  const { danger: _, ...nodes } = aWordedGuide().words.nodes
  expect(() => view({}, withWords(aWordedGuide(), { nodes }))).toThrow('guide "a-guide" cannot show "danger"')
})

describe('in any guide, whatever is answered', () => {
  const choices = fc.array(fc.nat(), { maxLength: 15 })
  /** Walks a guide as a reader would, taking the options by number until an outcome. */
  const walked = (guide: Guide, picks: readonly number[]) => {
    const worded = aWordedGuide(guide)
    let shown = view({}, worded)
    for (const pick of picks) {
      const options = optionsAt(guide, shown.node)
      if (options.length === 0) break
      shown = view({ answers: shown.answers, choice: options[pick % options.length] ?? '' }, worded)
    }
    return shown
  }

  test('the screen is a question with options, something to do, or an end with whom to call', () => {
    fc.assert(
      fc.property(anyGuide(), choices, (guide, picks) => {
        const shown = walked(guide, picks)
        expect(shown.problem).toBeNull()
        expect(shown.options.length >= 2).toBe(shown.kind === 'question')
        expect((shown.outcome?.contacts.length ?? 0) > 0).toBe(shown.kind === 'outcome')
        expect(shown.stepNumber).toBeLessThanOrEqual(shown.stepsAtMost)
      }),
    )
  })

  test('every answer of the reader can be changed where the trail shows it', () => {
    fc.assert(
      fc.property(anyGuide(), choices, (guide, picks) => {
        const { answers, trail } = walked(guide, picks)
        for (const { node } of trail.filter(({ byBaken }) => !byBaken)) {
          const again = view({ answers, change: node }, aWordedGuide(guide))
          expect([again.node, again.answers, again.problem]).toEqual([node, answers, null])
        }
      }),
    )
  })
})
