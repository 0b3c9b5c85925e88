import { err, ok, type Result } from '#kernel/result.ts'

/** What a reader chose at a node; for an action `option` is `done`. */
export interface Answer {
  node: string
  option: string
}

/**
 * The longest text of answers that is read. It protects against huge forms and addresses; a step plan of twelve steps
 * with long names needs about 600 characters.
 */
export const maximumAnswersLength = 2000

const shape = /^[a-z0-9]+(?:-[a-z0-9]+)*=[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The answers as one text for a hidden form field or an address: `danger=no&who=person`; empty for no answers. */
export const serialiseAnswers = (answers: readonly Answer[]): string =>
  answers.map(({ node, option }) => `${node}=${option}`).join('&')

/**
 * Reads what `serialiseAnswers` wrote. Whether the answers fit a guide is decided by `walk`.
 * Refusals: `too-long` – more than `maximumAnswersLength` characters; `malformed` – anything but keys and options.
 */
export function parseAnswers(text: string): Result<Answer[], 'too-long' | 'malformed'> {
  if (text.length > maximumAnswersLength) return err('too-long')
  if (text === '') return ok([])
  const answers: Answer[] = []
  for (const part of text.split('&')) {
    if (!shape.test(part)) return err('malformed')
    const [node = '', option = ''] = part.split('=')
    answers.push({ node, option })
  }
  return ok(answers)
}
