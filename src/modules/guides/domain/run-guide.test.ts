import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFocalPoint } from '../testing/a-catalogue.ts'
import { aGuide, anAction, anOutcome, aQuestion, aRuleContext } from '../testing/a-guide.ts'
import { anyGuide, optionsAt } from '../testing/any-guide.ts'
import { type Answer, parseAnswers } from './answers.ts'
import type { Guide } from './guide.ts'
import { changeAnswer, goBack, orderAnswers, type Walk, type WalkResult, walk } from './run-guide.ts'

const guide = aGuide()
const nobody = aRuleContext()
const someone = aRuleContext({ municipality: 'GM0001', focalPoints: [aFocalPoint()] })

function answers(text: string): Answer[] {
  const parsed = parseAnswers(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}
function reached(result: WalkResult): Walk {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

/** Walks to the end, at each node taking the option that `picks` points at. */
function walkedBy(own: Guide, picks: readonly number[]): Walk {
  let now = reached(walk(own, [], nobody))
  for (let turn = 0; !now.finished; turn++) {
    const options = optionsAt(own, now.current)
    const option = options[(picks[turn] ?? 0) % options.length] ?? ''
    now = reached(walk(own, [...now.answers, { node: now.current, option }], nobody))
  }
  return now
}
const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 30 })

describe('walking a guide', () => {
  test('starts at the danger question, step 1 of at most 5', () => {
    expect(reached(walk(guide, [], nobody))).toEqual({
      steps: [],
      answers: [],
      current: 'danger',
      finished: false,
      outcome: null,
      stepNumber: 1,
      stepsAtMost: 5,
    })
  })

  test('danger leads straight to 112, step 2 of 2', () => {
    const end = reached(walk(guide, answers('danger=yes'), nobody))
    expect(end).toMatchObject({ current: 'call-112', finished: true, stepNumber: 2, stepsAtMost: 2 })
    expect(end.outcome?.contacts).toEqual(['C112'])
  })

  test('an action is confirmed with done', () => {
    const end = reached(walk(guide, answers('danger=no&who=person&apart=done&feeling=afraid'), nobody))
    expect(end).toMatchObject({ current: 'call-police', finished: true, stepNumber: 5, stepsAtMost: 5 })
    expect(walk(guide, answers('danger=no&who=person&apart=later'), nobody)).toMatchObject({ error: 'unknown-option' })
  })

  test('a rule is answered by Baken, stands in the path, and is no step of the reader', () => {
    const known = reached(walk(guide, answers('danger=no&who=place'), someone))
    expect(known).toMatchObject({ current: 'to-focal-point', stepNumber: 3, stepsAtMost: 3 })
    expect(known.steps.at(-1)).toEqual({ node: 'focal-point-known', kind: 'rule', option: 'known', by: 'baken' })
    expect(known.answers).toEqual(answers('danger=no&who=place'))
    expect(reached(walk(guide, answers('danger=no&who=place'), nobody)).current).toBe('call-police')
  })
})

describe('answers that do not fit', () => {
  test.each([
    ['danger=no&whom=person', 'unknown-node', 'who'],
    ['danger=no&who=animal', 'unknown-option', 'who'],
    ['danger=maybe', 'unknown-option', 'danger'],
    ['who=person', 'out-of-order', 'danger'],
    ['danger=no&feeling=afraid', 'out-of-order', 'who'],
    ['danger=no&danger=no', 'out-of-order', 'who'],
    ['danger=no&who=place&focal-point-known=known', 'after-outcome', 'call-police'],
    ['danger=yes&who=person', 'after-outcome', 'call-112'],
    ['danger=constructor', 'unknown-option', 'danger'],
    ['constructor=no', 'unknown-node', 'danger'],
  ])('%s is refused as %s, and what was right is kept', (text, error, current) => {
    const result = walk(guide, answers(text), nobody)
    expect(result).toMatchObject({ ok: false, error, kept: { current } })
    if (result.ok) return
    expect(result.refused).toEqual(answers(text)[result.kept.answers.length])
  })

  test('the longest part that fits is kept, and it can be walked again', () => {
    const hostile = fc.array(fc.record({ node: fc.constantFrom('n0', 'n1', 'n2', 'x'), option: fc.string() }))
    fc.assert(
      fc.property(anyGuide(), picks, hostile, fc.nat(), (own, chosen, extra, cut) => {
        const right = walkedBy(own, chosen).answers
        const given = [...right.slice(0, cut % (right.length + 1)), ...extra]
        const result = walk(own, given, nobody)
        const kept = result.ok ? result.value : result.kept
        expect(given.slice(0, kept.answers.length)).toEqual(kept.answers)
        expect(walk(own, kept.answers, nobody)).toEqual({ ok: true, value: kept })
        if (!result.ok) expect(walk(own, given.slice(0, kept.answers.length + 1), nobody).ok).toBe(false)
      }),
    )
  })

  test('a guide that leads to nothing is a bug, not a refusal', () => {
    const broken = aGuide({ start: 'ask', nodes: { ask: aQuestion({ yes: 'gone', no: 'gone' }) } })
    expect(() => walk(broken, answers('ask=yes'), nobody)).toThrow('leads to "gone"')
  })

  test('a guide that goes round in rules is a bug, and does not hang', () => {
    const outcomes = { known: 'rule', unknown: 'rule' }
    const rule = { kind: 'rule', rule: 'focal-point-known', outcomes, sources: [], confidence: 'own' } as const
    expect(() => walk(aGuide({ start: 'rule', nodes: { rule } }), [], nobody)).toThrow('goes round in rules')
  })
})

describe('any sound guide', () => {
  test('every walk ends in an outcome', () => {
    fc.assert(
      fc.property(anyGuide(20), picks, (own, chosen) => {
        expect(walkedBy(own, chosen).outcome).not.toBeNull()
      }),
    )
  })

  test('the last step is never further than was said at any step before', () => {
    fc.assert(
      fc.property(anyGuide(20), picks, (own, chosen) => {
        const end = walkedBy(own, chosen)
        for (let count = 0; count <= end.answers.length; count++) {
          const then = reached(walk(own, end.answers.slice(0, count), nobody))
          expect(then.stepNumber).toBe(count + 1)
          expect(then.stepsAtMost).toBeGreaterThanOrEqual(end.stepNumber)
        }
        expect(end.stepsAtMost).toBe(end.stepNumber)
      }),
    )
  })

  test('going back undoes exactly the last answer', () => {
    fc.assert(
      fc.property(anyGuide(), picks, (own, chosen) => {
        const { answers: given } = walkedBy(own, chosen)
        for (let count = given.length; count > 0; count--)
          expect(goBack(own, given.slice(0, count), nobody)).toEqual(walk(own, given.slice(0, count - 1), nobody))
      }),
    )
  })

  test('changing an answer into itself changes nothing', () => {
    fc.assert(
      fc.property(anyGuide(), picks, (own, chosen) => {
        const end = walkedBy(own, chosen)
        for (const answer of end.answers)
          expect(changeAnswer(own, end.answers, answer, nobody)).toEqual({ ok: true, value: end })
      }),
    )
  })

  test('answers by node come in the order in which they are asked', () => {
    fc.assert(
      fc.property(anyGuide(), picks, (own, chosen) => {
        const end = walkedBy(own, chosen)
        const byNode = new Map(end.answers.toReversed().map(({ node, option }) => [node, option]))
        expect(orderAnswers(own, byNode, nobody)).toEqual({ result: { ok: true, value: end }, unused: [] })
      }),
    )
  })
})

describe('going back', () => {
  test('at the start it stays at the start', () => {
    expect(goBack(guide, [], nobody)).toEqual(walk(guide, [], nobody))
  })
  test('from an outcome it goes to the last question, not to the rule that Baken answered', () => {
    expect(reached(goBack(guide, answers('danger=no&who=place'), someone)).current).toBe('who')
  })
})

describe('changing an earlier answer', () => {
  const long = answers('danger=no&who=person&apart=done&feeling=afraid')

  test('drops what is no longer asked', () => {
    const changed = reached(changeAnswer(guide, long, { node: 'danger', option: 'yes' }, nobody))
    expect(changed.answers).toEqual(answers('danger=yes'))
  })
  test('keeps what is still asked, over a step that falls away', () => {
    const nodes = {
      ask: aQuestion({ yes: 'extra', no: 'last' }),
      extra: anAction('last'),
      last: aQuestion({ yes: 'end', no: 'end' }),
      end: anOutcome(),
    }
    const own = aGuide({ start: 'ask', nodes })
    const changed = changeAnswer(own, answers('ask=yes&extra=done&last=no'), { node: 'ask', option: 'no' }, nobody)
    expect(reached(changed).answers).toEqual(answers('ask=no&last=no'))
  })
  test('stops at the first new question', () => {
    const place = answers('danger=no&who=place')
    expect(reached(changeAnswer(guide, place, { node: 'who', option: 'person' }, nobody)).current).toBe('apart')
  })
  test.each([
    [{ node: 'danger', option: 'maybe' }, 'unknown-option', 'danger'],
    [{ node: 'feeling', option: 'afraid' }, 'out-of-order', 'call-police'],
    [{ node: 'nothing', option: 'yes' }, 'unknown-node', 'call-police'],
  ])('%j is refused as %s', (changed, error, current) => {
    const result = changeAnswer(guide, answers('danger=no&who=place'), changed, nobody)
    expect(result).toMatchObject({ ok: false, error, refused: changed, kept: { current } })
  })
  test('in a loop the last time that it was answered is the one that changes', () => {
    const nodes = {
      ask: aQuestion({ yes: 'wait', no: 'end' }),
      wait: { ...anAction('ask'), loop: true },
      end: anOutcome(),
    }
    const own = aGuide({ start: 'ask', nodes })
    const round = answers('ask=yes&wait=done&ask=yes&wait=done&ask=no')
    expect(reached(walk(own, round, nobody)).finished).toBe(true)
    const changed = changeAnswer(own, round, { node: 'ask', option: 'yes' }, nobody)
    expect(reached(changed)).toMatchObject({ current: 'wait', stepNumber: 6 })
  })
})

test('answers by node: what was never asked for is named', () => {
  const byNode = new Map([
    ['danger', 'yes'],
    ['who', 'person'],
  ])
  expect(orderAnswers(guide, byNode, nobody)).toMatchObject({ result: { ok: true }, unused: ['who'] })
})
