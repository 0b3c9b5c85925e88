import { type Draft, type DraftProblem, firstUnready, problemsWith, type QuestionId, questionIds } from './draft.ts'

/** What somebody sees: a question, the number to call when danger is now, or everything once more. */
export type Screen = QuestionId | 'danger-now' | 'summary'

export const screens: readonly Screen[] = [...questionIds, 'danger-now', 'summary']

const isQuestion = (screen: Screen): screen is QuestionId => (questionIds as readonly Screen[]).includes(screen)
export const isScreen = (text: string): text is Screen => (screens as readonly string[]).includes(text)

/** The question that a screen belongs to, for its number; null for everything once more. */
export const questionOf = (screen: Screen): QuestionId | null =>
  screen === 'danger-now' ? 'danger' : isQuestion(screen) ? screen : null

/** From 1. */
export const stepOf = (screen: Screen): number => {
  const question = questionOf(screen)
  return question === null ? questionIds.length : questionIds.indexOf(question) + 1
}

/**
 * What a button of a screen asks: `stay` shows the same again, as for another language; `change` looks at one question from the summary.
 */
export type Move = { to: 'next' } | { to: 'back' } | { to: 'stay' } | { to: 'change'; question: QuestionId }

/** The move that the value of a button stands for: `next`, `back`, `change:story`. Anything else stays. */
export function moveFrom(text: string): Move {
  if (text === 'next' || text === 'back') return { to: text }
  const question = questionIds.find((id) => text === `change:${id}`)
  return question === undefined ? { to: 'stay' } : { to: 'change', question }
}

export interface Turn {
  screen: Screen
  /** One answer is being changed: from here it goes back to the summary. */
  changing: boolean
  problems: readonly DraftProblem[]
}

const at = (screen: Screen, changing: boolean, problems: readonly DraftProblem[] = []): Turn => ({
  screen,
  changing,
  problems,
})

/** Everything once more, or the first question that is not ready with what is wrong. */
function summaryOr(draft: Draft): Turn {
  const unready = firstUnready(draft)
  return unready === null ? at('summary', false) : at(unready, true, problemsWith(unready, draft))
}

function after(screen: Screen, draft: Draft, changing: boolean): Turn {
  if (screen === 'danger' && draft.danger === 'now') return at('danger-now', changing)
  if (changing || screen === 'summary') return summaryOr(draft)
  const question = questionOf(screen)
  const next = question === null ? undefined : questionIds[questionIds.indexOf(question) + 1]
  return next === undefined ? summaryOr(draft) : at(next, false)
}

function before(screen: Screen, draft: Draft, changing: boolean): Turn {
  if (screen === 'danger-now') return at('danger', changing)
  if (changing) return summaryOr(draft)
  const question = questionOf(screen)
  const index = question === null ? questionIds.length : questionIds.indexOf(question)
  return at(questionIds[Math.max(0, index - 1)] ?? 'forms', false)
}

/**
 * One turn of the journey: where somebody who saw `screen`, answered what is in `draft` and pressed a button goes. Never refuses: an answer that a question cannot be
 * left with shows that question again with `problems`. Going back asks nothing.
 */
export function turn(draft: Draft, screen: Screen, move: Move, changing = false): Turn {
  if (move.to === 'change') return at(move.question, true)
  if (move.to === 'stay') return at(screen, changing)
  if (move.to === 'back') return before(screen, draft, changing)
  const problems = isQuestion(screen) ? problemsWith(screen, draft) : []
  return problems.length > 0 ? at(screen, changing, problems) : after(screen, draft, changing)
}
