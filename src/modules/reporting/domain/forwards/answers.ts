/**
 * What a receiver may answer, and why. `not-ours` – it belongs with somebody else, and the sender looks for them; `refused` – it is theirs, and they do not take it up.
 * Reasons are codes: words about a case are written in the thread between the two, and never into what is signed.
 */
export const answerReasons = {
  accepted: ['taken-up', 'known-already'],
  refused: ['too-little-known', 'no-ground', 'no-capacity', 'past'],
  'not-ours': ['other-place', 'other-task'],
} as const

export type ForwardAnswer = keyof typeof answerReasons
export type AnswerReason = (typeof answerReasons)[ForwardAnswer][number]

export const forwardAnswers = Object.keys(answerReasons) as readonly ForwardAnswer[]
export const allAnswerReasons: readonly AnswerReason[] = forwardAnswers.flatMap((answer) => answerReasons[answer])

/** Whether this is a reason for that answer. */
export const isReasonFor = (answer: ForwardAnswer, reason: AnswerReason): boolean =>
  (answerReasons[answer] as readonly AnswerReason[]).includes(reason)
