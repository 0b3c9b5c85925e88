import type { PayloadWords } from '#modules/reporting/index.ts'
import type { WorkPlace } from '../casework/work-key.ts'
import type { ForwardFacts } from '../forwarding/forward-facts.ts'

/** What the server tells the script of the page on which somebody is asked. Nothing in it opens anything. */
export interface AskFacts extends ForwardFacts {
  /** The page of the case, where what was asked stands. */
  caseAddress: string
  /** Colleagues who hold the key, without who asks. */
  colleagues: readonly { person: string; name: string }[]
}

/** What the server tells the script of the page on which a question is answered. */
export interface QuestionFacts {
  /** Where the question is asked for, and where the answer is sent. */
  send: string
  id: string
  organisation: string
  work: WorkPlace
  /** The text of the file with the signed manifest. */
  manifest: string
  words: PayloadWords
}

/** A question as it comes to the browser of who was asked; bytes as base64url. */
export interface SentQuestion {
  from: string
  envelope: string
  keys: readonly { keyNumber: number; wrapped: string }[]
}

/** An answer as it comes to the browser of who asked; bytes as base64url. */
export interface SentAdvice {
  id: string
  envelope: string
  answerFile: string
  keys: readonly { keyNumber: number; wrapped: string }[]
}
