import {
  type KompasAnswer,
  type KompasQuestion,
  type KompasSheet,
  type KompasTheme,
  kompasThemes,
  type Plateau,
  plateaus,
} from './kompas.ts'

/** How often each answer was given; `open` counts the questions that were not answered. */
export type AnswerCounts = Readonly<Record<KompasAnswer | 'open', number>>

/**
 * Where a municipality stands on one plateau of one theme. `reached` – every answer is yes · `not` – every answer is no ·
 * `partly` – it is sure to be neither · `unknown` – what is not known or not answered decides which of the three it is.
 */
export const cellStates = ['reached', 'partly', 'not', 'unknown'] as const
export type CellState = (typeof cellStates)[number]

export interface KompasCell {
  theme: KompasTheme
  plateau: Plateau
  state: CellState
  counts: AnswerCounts
  /** The questions in the order in which they are asked, with their answer; null for not answered. */
  answers: readonly { question: string; answer: KompasAnswer | null }[]
}

/** Ten cells: every theme in order, the basic plateau before the deepening. */
export function profileOf(
  questions: readonly KompasQuestion[],
  answers: KompasSheet['answers'],
): readonly KompasCell[] {
  return kompasThemes.flatMap((theme) => plateaus.map((plateau) => cellOf(questions, answers, theme, plateau)))
}

function cellOf(
  questions: readonly KompasQuestion[],
  answers: KompasSheet['answers'],
  theme: KompasTheme,
  plateau: Plateau,
): KompasCell {
  const given = questions
    .filter((question) => question.theme === theme && question.plateau === plateau)
    .map(({ id }) => ({ question: id, answer: answers.get(id) ?? null }))
  const counts = countsOf(given.map(({ answer }) => answer))
  return { theme, plateau, state: stateOf(counts), counts, answers: given }
}

function countsOf(given: readonly (KompasAnswer | null)[]): AnswerCounts {
  const counts = { yes: 0, partly: 0, no: 0, unknown: 0, open: 0 }
  for (const answer of given) counts[answer ?? 'open'] += 1
  return counts
}

/** Says only what no answer that is still to come could change. A cell without questions is unknown. */
export function stateOf({ yes, partly, no, unknown, open }: AnswerCounts): CellState {
  if (partly > 0 || (yes > 0 && no > 0)) return 'partly'
  if (unknown + open > 0) return 'unknown'
  if (yes > 0) return 'reached'
  return no > 0 ? 'not' : 'unknown'
}

/** What is to be done about a question, first what is most basic and most missing. */
export interface OpenPoint {
  question: string
  theme: KompasTheme
  plateau: Plateau
  /** Null: the question was not answered. */
  answer: Exclude<KompasAnswer, 'yes'> | null
}

/** In this order within a plateau: what is not there, what is there in part, what nobody knows, what was not answered. */
const urgency = ['no', 'partly', 'unknown', null] as const

/** Every question that was not answered with yes: the basic plateau first, then by answer, then in the order of asking. */
export function openPoints(
  questions: readonly KompasQuestion[],
  answers: KompasSheet['answers'],
): readonly OpenPoint[] {
  const open = questions.flatMap(({ id, theme, plateau }) => {
    const answer = answers.get(id) ?? null
    return answer === 'yes' ? [] : [{ question: id, theme, plateau, answer }]
  })
  return open.toSorted((a, b) => a.plateau - b.plateau || urgency.indexOf(a.answer) - urgency.indexOf(b.answer))
}

/**
 * `forward`, `back` – between no, partly and yes · `now-known`, `now-unknown` – from or to not knowing ·
 * `answered`, `withdrawn` – from or to no answer at all.
 */
export type Change = 'forward' | 'back' | 'now-known' | 'now-unknown' | 'answered' | 'withdrawn'

export interface AnswerChange {
  question: string
  theme: KompasTheme
  plateau: Plateau
  before: KompasAnswer | null
  after: KompasAnswer | null
  change: Change
}

/** What changed between two sets of answers, in the order in which the questions are asked. */
export function changesBetween(
  questions: readonly KompasQuestion[],
  before: KompasSheet['answers'],
  after: KompasSheet['answers'],
): readonly AnswerChange[] {
  return questions.flatMap(({ id, theme, plateau }) => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null]
    return was === is ? [] : [{ question: id, theme, plateau, before: was, after: is, change: changeOf(was, is) }]
  })
}

const rank = { no: 0, partly: 1, yes: 2 } as const

function changeOf(before: KompasAnswer | null, after: KompasAnswer | null): Change {
  if (before === null) return 'answered'
  if (after === null) return 'withdrawn'
  if (before === 'unknown') return 'now-known'
  if (after === 'unknown') return 'now-unknown'
  return rank[after] > rank[before] ? 'forward' : 'back'
}
