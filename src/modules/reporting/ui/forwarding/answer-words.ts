import type { MessageKey, Translator } from '#platform/i18n/translator.ts'
import { type AnswerReason, answerReasons, type ForwardAnswer } from '../../domain/forwards/answers.ts'

const keys = {
  'taken-up': 'passed-on.answer.accepted.taken-up',
  'known-already': 'passed-on.answer.accepted.known-already',
  'too-little-known': 'passed-on.answer.refused.too-little-known',
  'no-ground': 'passed-on.answer.refused.no-ground',
  'no-capacity': 'passed-on.answer.refused.no-capacity',
  past: 'passed-on.answer.refused.past',
  'other-place': 'passed-on.answer.not-ours.other-place',
  'other-task': 'passed-on.answer.not-ours.other-task',
} as const satisfies Readonly<Record<AnswerReason, MessageKey>>

export const reasonWord = (t: Translator, reason: AnswerReason): string => t(keys[reason])

/** The reasons that an answer may have, in words. */
export const reasonWords = (t: Translator, answer: ForwardAnswer): { reason: AnswerReason; words: string }[] =>
  answerReasons[answer].map((reason) => ({ reason, words: t(keys[reason]) }))
