import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maximumAnswersLength, parseAnswers } from '../domain/answers.ts'
import { walk } from '../domain/run-guide.ts'
import { aFocalPoint } from '../testing/a-catalogue.ts'
import { aGuide, aRuleContext } from '../testing/a-guide.ts'
import { aForm } from '../testing/a-turn.ts'
import { anyGuide } from '../testing/any-guide.ts'
import { type WizardForm, wizardForm, wizardTurn } from './wizard-turn.ts'

const turn = (changes: Partial<WizardForm> = {}, context = aRuleContext()) => {
  const { walk: walked, ...rest } = wizardTurn(aGuide(), aForm(changes), context)
  return { at: walked.current, ...rest }
}
const settledAt = (at: string, carried: string) => ({ at, carried, changing: null, problem: null })

describe('a turn of the wizard', () => {
  test('begins at the first question', () => {
    expect(turn()).toEqual(settledAt('danger', ''))
  })

  test('takes the answer that was chosen', () => {
    expect(turn({ choice: 'no' })).toEqual(settledAt('who', 'danger=no'))
    expect(turn({ answers: 'danger=no', choice: 'person' })).toEqual(settledAt('apart', 'danger=no&who=person'))
  })

  test('an action is answered with "done"', () => {
    const answers = 'danger=no&who=person'
    expect(turn({ answers, choice: 'done' })).toEqual(settledAt('feeling', `${answers}&apart=done`))
  })

  test('without a choice stays where it is', () => {
    expect(turn({ answers: 'danger=no' })).toEqual(settledAt('who', 'danger=no'))
  })

  test('passes a rule by itself, by what is known of the municipality', () => {
    const form = { answers: 'danger=no', choice: 'place' }
    expect(turn(form).at).toBe('call-police')
    const context = aRuleContext({ municipality: 'GM0001', focalPoints: [aFocalPoint()] })
    expect(turn(form, context).at).toBe('to-focal-point')
  })

  test('at the outcome a further choice changes nothing', () => {
    expect(turn({ answers: 'danger=yes', choice: 'no' })).toEqual(settledAt('call-112', 'danger=yes'))
  })

  test.each(['maybe', '', 'constructor', '__proto__', 'NO'])(
    'a choice %j that does not exist is told and asked again',
    (choice) => {
      expect(turn({ answers: 'danger=no', choice })).toEqual({ ...settledAt('who', 'danger=no'), problem: 'choice' })
    },
  )
})

describe('going back', () => {
  test('takes the last answer away', () => {
    expect(turn({ answers: 'danger=no&who=person', back: true })).toEqual(settledAt('who', 'danger=no'))
  })
  test('goes before the rule that was passed', () => {
    expect(turn({ answers: 'danger=no&who=place', back: true })).toEqual(settledAt('who', 'danger=no'))
  })
  test('at the first question stays there', () => {
    expect(turn({ back: true })).toEqual(settledAt('danger', ''))
  })
  test('goes before a choice that was sent with it', () => {
    expect(turn({ answers: 'danger=no', choice: 'person', back: true })).toEqual(settledAt('danger', ''))
  })
})

describe('changing an earlier answer', () => {
  const answers = 'danger=no&who=person&apart=done&feeling=other'

  test('shows its question again while every answer travels on', () => {
    expect(turn({ answers, change: 'who' })).toEqual({ at: 'who', carried: answers, changing: 'who', problem: null })
  })
  test('and going back from there shows the question before it, and loses no answer', () => {
    const seen = { carried: answers, problem: null }
    expect(turn({ answers, changing: 'apart', back: true })).toEqual({ ...seen, at: 'who', changing: 'who' })
    expect(turn({ answers, changing: 'danger', back: true })).toEqual({ ...seen, at: 'danger', changing: 'danger' })
    expect(turn({ answers, changing: 'elsewhere', back: true })).toMatchObject({ problem: 'answers' })
  })
  test('to the same answer leads back to where one was', () => {
    expect(turn({ answers, changing: 'who', choice: 'person' })).toEqual(settledAt('call-police', answers))
  })
  test('to another answer keeps the later ones that are still asked for', () => {
    expect(turn({ answers, changing: 'feeling', choice: 'afraid' }).carried).toBe(
      'danger=no&who=person&apart=done&feeling=afraid',
    )
    expect(turn({ answers, changing: 'who', choice: 'place' })).toEqual(settledAt('call-police', 'danger=no&who=place'))
    expect(turn({ answers, changing: 'danger', choice: 'yes' })).toEqual(settledAt('call-112', 'danger=yes'))
  })
  test('to one that does not exist keeps what comes before it', () => {
    expect(turn({ answers, changing: 'who', choice: 'nobody' })).toEqual({
      ...settledAt('who', 'danger=no'),
      problem: 'answers',
    })
  })
  test.each(['feeling', 'call-police', 'nowhere'])(
    'of "%s", which was not answered, is told and changes nothing',
    (node) => {
      const told = { ...settledAt('who', 'danger=no'), problem: 'answers' }
      expect(turn({ answers: 'danger=no', change: node })).toEqual(told)
      expect(turn({ answers: 'danger=no', changing: node, choice: 'yes' })).toEqual(told)
    },
  )
  test('without a choice leads back to where one was', () => {
    expect(turn({ answers, changing: 'who' })).toEqual(settledAt('call-police', answers))
  })
})

describe('answers that do not fit', () => {
  test.each([
    ['danger=no&who=everyone&apart=done', 'who', 'danger=no', 'an option that does not exist'],
    ['danger=no&apart=done', 'who', 'danger=no', 'a question that was passed over'],
    ['danger=no&nobody=yes', 'who', 'danger=no', 'a question that does not exist (any more)'],
    ['danger=yes&who=person', 'call-112', 'danger=yes', 'something after the end'],
    ['who=person', 'danger', '', 'not from the start'],
    ['danger=no&who=place&focal-point-known=known', 'call-police', 'danger=no&who=place', 'what Baken answers itself'],
    ['danger=no&danger=no', 'who', 'danger=no', 'the same twice'],
  ])('%s: the part before is kept and it is told', (answers, at, carried) => {
    expect(turn({ answers })).toEqual({ ...settledAt(at, carried), problem: 'answers' })
  })

  test.each([
    'danger',
    'danger=',
    '=no',
    'DANGER=no',
    'danger=no&',
    '<script>=x',
    'danger=no ',
    `a=${'b'.repeat(maximumAnswersLength)}`,
  ])('%j are no answers: the wizard begins again and tells it', (answers) => {
    expect(turn({ answers, choice: 'no' })).toEqual({ ...settledAt('danger', ''), problem: 'answers' })
    expect(turn({ answers, change: 'danger' })).toEqual({ ...settledAt('danger', ''), problem: 'answers' })
  })

  test('that were wrong once are not carried on', () => {
    const first = turn({ answers: 'danger=no&who=everyone' })
    expect(turn({ answers: first.carried }).problem).toBeNull()
  })
})

describe('a posted form', () => {
  const posted = (fields: Record<string, string | Blob>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    return wizardForm(form)
  }
  test('is read field by field', () => {
    expect(posted({ answers: 'danger=no', municipality: 'GM0001', choice: 'person', changing: 'who' })).toEqual({
      answers: 'danger=no',
      municipality: 'GM0001',
      choice: 'person',
      change: null,
      changing: 'who',
      back: false,
    })
    expect(posted({ change: 'who', back: '1' })).toMatchObject({ change: 'who', back: true })
  })
  test('without fields is a form in which nothing was done', () => {
    expect(posted({})).toEqual(aForm())
    expect(posted({ changing: '', other: 'x' })).toEqual(aForm())
  })
  test('with a file where a text belongs has no such field', () => {
    expect(posted({ answers: new Blob(['danger=no']), choice: new Blob(['x']), back: new Blob(['1']) })).toEqual(
      aForm(),
    )
  })
})

const key = fc.oneof(fc.constantFrom('n0', 'n1', 'n2', 'n3', 'danger', 'constructor', ''), fc.string({ maxLength: 8 }))
const option = fc.oneof(
  fc.constantFrom('yes', 'no', 'unsure', 'done', 'known', '__proto__'),
  fc.string({ maxLength: 8 }),
)
const answers = fc.oneof(
  fc.array(fc.tuple(key, option), { maxLength: 6 }).map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  fc.string(),
)
const anyForm: fc.Arbitrary<WizardForm> = fc.record({
  answers,
  municipality: fc.oneof(fc.constantFrom('', 'GM0001'), fc.string()),
  choice: fc.option(option),
  change: fc.option(key),
  changing: fc.option(key),
  back: fc.boolean(),
})

describe('whatever is posted to whatever guide', () => {
  const context = aRuleContext({ municipality: 'GM0001', focalPoints: [aFocalPoint()] })

  test('the turn is a walk that the guide allows', () => {
    fc.assert(
      fc.property(anyGuide(), anyForm, (guide, form) => {
        const { walk: walked } = wizardTurn(guide, form, context)
        expect(walk(guide, walked.answers, context)).toEqual({ ok: true, value: walked })
      }),
      { numRuns: 500 },
    )
  })

  test('what it carries can be posted again and leads to the same place', () => {
    fc.assert(
      fc.property(anyGuide(), anyForm, (guide, form) => {
        const first = wizardTurn(guide, form, context)
        expect(parseAnswers(first.carried).ok).toBe(true)
        const again = wizardTurn(guide, aForm({ answers: first.carried, change: first.changing }), context)
        expect(again).toEqual({ ...first, problem: null })
      }),
      { numRuns: 500 },
    )
  })

  test('back undoes a choice that was taken', () => {
    fc.assert(
      fc.property(anyGuide(), answers, option, (guide, sent, choice) => {
        const before = wizardTurn(guide, aForm({ answers: sent }), context)
        const after = wizardTurn(guide, aForm({ answers: before.carried, choice }), context)
        fc.pre(after.walk.answers.length > before.walk.answers.length)
        expect(wizardTurn(guide, aForm({ answers: after.carried, back: true }), context).walk).toEqual(before.walk)
      }),
    )
  })
})
