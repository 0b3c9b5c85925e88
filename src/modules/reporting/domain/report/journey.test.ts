import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDraft } from '../../testing/a-report.ts'
import { type Draft, emptyDraft, firstUnready, problemsWith, type QuestionId } from './draft.ts'
import { type Move, moveFrom, type Screen, screens, stepOf, turn } from './journey.ts'
import { dangerAnswers, entrances, goingOnAnswers, troubleForms } from './report.ts'

const next: Move = { to: 'next' }
const drafts: fc.Arbitrary<Draft> = fc.record({
  entrance: fc.constantFrom(...entrances, null),
  municipality: fc.constantFrom('GM0855', 'unknown', null),
  forms: fc.subarray([...troubleForms]),
  words: fc.constantFrom('', 'loods', 'x'.repeat(501)),
  goingOn: fc.constantFrom(...goingOnAnswers, null),
  danger: fc.constantFrom(...dangerAnswers, null),
  story: fc.constantFrom('', ' ', 'verhaal', 'x'.repeat(20_001)),
  contact: fc.constant(emptyDraft.contact),
  from: fc.constant(null),
})

/** Every screen that somebody sees who always goes on. */
function walked(draft: Draft): Screen[] {
  const seen: Screen[] = ['forms']
  for (const screen of seen) if (screen !== 'summary' && seen.length < 20) seen.push(turn(draft, screen, next).screen)
  return seen
}

describe('the journey, one question on a screen', () => {
  test('goes from the form of trouble to everything once more', () => {
    expect(walked(aDraft())).toEqual(['forms', 'place', 'going-on', 'danger', 'story', 'contact', 'summary'])
  })

  test('shows the emergency number before it goes on when there is danger now', () => {
    expect(walked(aDraft({ danger: 'now' }))).toContain('danger-now')
    expect(turn(aDraft({ danger: 'now' }), 'danger-now', next).screen, 'and then lets go on').toBe('story')
    expect(turn(aDraft({ danger: 'now' }), 'danger-now', { to: 'back' }).screen).toBe('danger')
  })

  test('an answer changed from the summary goes back to the summary', () => {
    const changed = turn(aDraft(), 'summary', moveFrom('change:place'))
    expect(changed).toMatchObject({ screen: 'place', changing: true })
    expect(turn(aDraft(), 'place', next, true)).toMatchObject({ screen: 'summary', changing: false })
    expect(turn(aDraft(), 'place', { to: 'back' }, true).screen).toBe('summary')
  })

  test('going back asks nothing, another language shows the same question without calling it wrong', () => {
    expect(turn(emptyDraft, 'danger', { to: 'back' })).toEqual({ screen: 'going-on', changing: false, problems: [] })
    expect(turn(emptyDraft, 'forms', { to: 'back' }).screen).toBe('forms')
    expect(turn(emptyDraft, 'story', { to: 'stay' })).toEqual({ screen: 'story', changing: false, problems: [] })
  })

  test('nobody sees the summary while something cannot be sent, whatever is in the page', () => {
    const moves = fc.constantFrom<Move>(next, { to: 'back' })
    fc.assert(
      fc.property(drafts, fc.constantFrom(...screens), moves, fc.boolean(), (draft, screen, move, changing) => {
        const after = turn(draft, screen, move, changing)
        expect(after.screen === 'summary' && firstUnready(draft) !== null).toBe(false)
      }),
    )
  })

  test('a question is only called wrong for what is wrong with it', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom(...screens), (draft, screen) => {
        const after = turn(draft, screen, next)
        const stays = after.screen === screen && screen !== 'summary' && screen !== 'danger-now'
        if (after.problems.length > 0) expect(after.problems).toEqual(problemsWith(after.screen as QuestionId, draft))
        expect(stays).toBe(stays && after.problems.length > 0)
      }),
    )
  })
})

test('buttons say where they go; what no button says stays', () => {
  expect(moveFrom('next')).toEqual({ to: 'next' })
  expect(moveFrom('change:story')).toEqual({ to: 'change', question: 'story' })
  expect(moveFrom('change:everything')).toEqual({ to: 'stay' })
  expect(moveFrom('')).toEqual({ to: 'stay' })
})

test('the number of a question is its place, also where the number to call stands', () => {
  expect(screens.map(stepOf)).toEqual([1, 2, 3, 4, 5, 6, 4, 6])
})
