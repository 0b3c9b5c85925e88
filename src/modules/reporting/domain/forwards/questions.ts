import type { ForwardField } from './fields.ts'

/**
 * Fields that somebody who is asked may see. All but a summary, of which the question takes the place. Who the reporter is and files are none: whoever is asked needs neither.
 * None is chosen beforehand.
 */
export const askableFields = [
  'municipality',
  'forms',
  'goingOn',
  'danger',
  'week',
  'entrance',
  'signals',
  'sector',
  'address',
  'employer',
  'agency',
  'placeWords',
  'story',
  'language',
  'question',
] as const satisfies readonly ForwardField[]
export type AskableField = (typeof askableFields)[number]

/**
 * `said` – in words, sealed to who asked · `cannot-say` – they read it, and know nothing of it or may not say it; without words · `unreadable` – it came, and did not open or is not what was
 * signed: nobody read it, so it says nothing of what was asked.
 */
export const questionAnswers = ['said', 'cannot-say', 'unreadable'] as const
export type QuestionAnswer = (typeof questionAnswers)[number]

/** Who is asked: a colleague who holds the key, a partner in Baken, or somebody without a key, behind a link and a code. */
export const waysToAsk = ['colleague', 'partner', 'outside'] as const
export type WayToAsk = (typeof waysToAsk)[number]

/** More characters (UTF-16 units) than this do not fit, in any script, in the largest envelope for text. */
export const mostAdviceCharacters = 15_000

/** What somebody answered, with a salt so that the signed answer tells nobody what it may be. */
export interface AdviceWords {
  v: 1
  /** 32 bytes as base64url. */
  salt: string
  text: string
}

/** The one text of an answer in words: this in UTF-8 is what is sealed, and what the signed answer is bound to. */
export const adviceText = ({ v, salt, text }: AdviceWords): string => JSON.stringify({ v, salt, text })
