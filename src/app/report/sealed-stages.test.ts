import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Draft,
  dangerAnswers,
  goingOnAnswers,
  moveFrom,
  reportFrom,
  troubleForms,
} from '#modules/reporting/index.ts'
import { draftOfPage } from './draft-of-page.ts'
import type { Answers } from './page-fields.ts'
import { type Stage, stageTurn } from './sealed-stages.ts'

const before = { entrance: 'worker', municipality: 'GM0758', from: null } as const
const filledIn: Answers = {
  forms: ['housing', 'labour'],
  'place-words': ['Dorpsstraat 1'],
  'going-on': ['yes'],
  danger: ['no'],
  story: ['Wij slapen met negen in een kamer.'],
  'contact-phone': ['0600000000'],
}
const draftWith = (answers: Answers = {}): Draft => draftOfPage({ ...filledIn, ...answers }, before)

/** The stages that somebody sees who presses these buttons, one after another. */
function walk(draft: Draft, buttons: readonly string[]): Stage[] {
  const seen: Stage[] = ['forms']
  let changing = false
  for (const button of buttons) {
    const turned = stageTurn(draft, seen.at(-1) ?? 'forms', moveFrom(button), changing)
    changing = turned.changing
    seen.push(turned.stage)
  }
  return seen
}
const next = (times: number) => Array<string>(times).fill('next')

describe('the stages of the page', () => {
  test('files are asked for last, before everything is shown once more', () => {
    expect(walk(draftWith(), next(7))).toEqual([
      'forms',
      'place',
      'going-on',
      'danger',
      'story',
      'contact',
      'files',
      'summary',
    ])
  })

  test('who is in danger now sees the number first, and goes on', () => {
    expect(walk(draftWith({ danger: ['now'] }), next(5)).slice(3)).toEqual(['danger', 'danger-now', 'story'])
  })

  test('back from everything leads to the files, and from there to the question before', () => {
    expect(walk(draftWith(), [...next(7), 'back', 'back']).slice(-3)).toEqual(['summary', 'files', 'contact'])
  })

  test('who changes one answer is back at everything', () => {
    expect(walk(draftWith(), [...next(7), 'change:story', 'next']).slice(-2)).toEqual(['story', 'summary'])
  })

  test('nobody gets to the end without the answers that are needed', () => {
    const buttons = fc.array(fc.constantFrom('next', 'back', 'change:story', 'change:forms'), { maxLength: 30 })
    const missing = fc.constantFrom('forms', 'going-on', 'danger', 'story')
    fc.assert(
      fc.property(buttons, missing, (pressed, field) => {
        expect(walk(draftWith({ [field]: [] }), pressed)).not.toContain('summary')
      }),
    )
  })
})

describe('what is filled in', () => {
  test('becomes a report, with the details of who tells apart', () => {
    const made = reportFrom(draftWith(), { language: 'nl', files: [], salt: 'salt' })
    expect(made).toEqual({
      ok: true,
      value: {
        report: {
          v: 1,
          entrance: 'worker',
          language: 'nl',
          forms: ['labour', 'housing'],
          place: { municipality: 'GM0758', words: 'Dorpsstraat 1' },
          goingOn: 'yes',
          danger: 'no',
          story: 'Wij slapen met negen in een kamer.',
          hasIdentity: true,
          files: [],
          salt: 'salt',
        },
        identity: { v: 1, name: '', phone: '0600000000', email: '', address: '', other: '' },
      },
    })
  })

  test('counts only where it is one of our answers', () => {
    const value = fc.array(fc.string(), { maxLength: 3 })
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('forms', 'going-on', 'danger', 'story', 'x'), value), (answers) => {
        const draft = draftOfPage(answers, before)
        expect(draft.forms.every((form) => troubleForms.includes(form))).toBe(true)
        expect([...goingOnAnswers, null]).toContain(draft.goingOn)
        expect([...dangerAnswers, null]).toContain(draft.danger)
        expect(draft.contact.name).toBe('')
      }),
    )
  })
})
