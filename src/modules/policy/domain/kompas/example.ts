import {
  emptySheet,
  type KompasAnswer,
  type KompasQuestion,
  type KompasSheet,
  kompasThemes,
  plateaus,
} from './kompas.ts'

/** One way to answer the questions of a cell: reached, partly, unknown, not, with an answer missing. */
const ways: readonly (readonly (KompasAnswer | null)[])[] = [
  ['yes'],
  ['yes', 'no', 'partly'],
  ['yes', 'unknown'],
  ['no'],
  ['unknown', null],
]

/** Made-up answers of no municipality, in which every state of a cell occurs. */
export function exampleSheet(questions: readonly KompasQuestion[]): KompasSheet {
  const answers = new Map<string, KompasAnswer>()
  for (const [row, theme] of kompasThemes.entries())
    for (const plateau of plateaus) {
      const way = ways[(row + (plateau - 1) * 2) % ways.length] ?? []
      const own = questions.filter((question) => question.theme === theme && question.plateau === plateau)
      for (const [index, { id }] of own.entries()) {
        const answer = way[index % way.length]
        if (answer) answers.set(id, answer)
      }
    }
  return { ...emptySheet, answers }
}
