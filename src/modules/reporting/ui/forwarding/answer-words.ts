import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import { type AnswerReason, answerReasons, type ForwardAnswer } from '../../domain/forwards/answers.ts'

const keys = {
  'taken-up': 'forwards.answer.accepted.taken-up',
  'known-already': 'forwards.answer.accepted.known-already',
  'too-little-known': 'forwards.answer.refused.too-little-known',
  'no-ground': 'forwards.answer.refused.no-ground',
  'no-capacity': 'forwards.answer.refused.no-capacity',
  past: 'forwards.answer.refused.past',
  'other-place': 'forwards.answer.not-ours.other-place',
  'other-task': 'forwards.answer.not-ours.other-task',
} as const satisfies Readonly<Record<AnswerReason, MessageKey>>

export const reasonWord = (t: Translator, reason: AnswerReason): string => t(keys[reason])

/** The reasons that an answer may have, in words. */
export const reasonWords = (t: Translator, answer: ForwardAnswer): { reason: AnswerReason; words: string }[] =>
  answerReasons[answer].map((reason) => ({ reason, words: t(keys[reason]) }))
