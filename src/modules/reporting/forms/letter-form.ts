import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { type AnswerReason, allAnswerReasons, type ForwardAnswer, forwardAnswers } from '../domain/forwards/answers.ts'
import { sentBytes } from './sent-bytes.ts'

/** What proves that somebody has a link and its code. */
export const link = { token: sentBytes(16), proof: sentBytes(16) }
const opened = z.strictObject(link)
const fileAsked = z.strictObject({ ...link, sequence: z.int().min(1).max(9) })
const answered = z.strictObject({ ...link, answer: z.enum(forwardAnswers), reason: z.enum(allAnswerReasons) })

/** What somebody sends who has a link and a code. Refusal of both: `malformed`. */
export function readOpenedLetter(sent: unknown): Result<z.infer<typeof opened>, 'malformed'> {
  const { data } = opened.safeParse(sent)
  return data ? ok(data) : err('malformed')
}

export function readAnsweredLetter(sent: unknown): Result<z.infer<typeof answered>, 'malformed'> {
  const { data } = answered.safeParse(sent)
  return data ? ok(data) : err('malformed')
}

/** Which thing that goes along is asked for. */
export function readLetterFile(sent: unknown): Result<z.infer<typeof fileAsked>, 'malformed'> {
  const { data } = fileAsked.safeParse(sent)
  return data ? ok(data) : err('malformed')
}

/** An answer out of a form: `ANSWER.REASON`. Null: it is none. */
export function readToldAnswer(typed: string): { answer: ForwardAnswer; reason: AnswerReason } | null {
  const [said, because] = typed.split('.')
  const answer = forwardAnswers.find((one) => one === said)
  const reason = allAnswerReasons.find((one) => one === because)
  return answer && reason ? { answer, reason } : null
}
