import type { Day } from '#kernel/days.ts'
import type { ItemKind, Sender } from '#modules/reporting/index.ts'
import type { SentAdvice } from '../consulting/question-facts.ts'
import type { WorkPlace } from './work-key.ts'

/** What the server tells the script of the page of a case. Nothing in it opens anything. */
export interface CaseFacts {
  /** Where steps are sent to. */
  send: string
  /** Below which files are sent to. */
  files: string
  /** Where the words of the page are fetched, for what is drawn once the case is open. */
  words: string
  /** Where the words of all step plans are, for a report that comes from one. */
  plans: string
  caseId: string
  organisation: string
  organisationName: string
  me: string
  work: WorkPlace
  /** The number of the key in use: what is new is wrapped to it, as it was unlocked here. */
  keyNumber: number
  /** How often something new had come in when the page was drawn. */
  news: number
  /** Names of municipalities by their code: the report tells only the code. */
  places: Readonly<Record<string, string>>
  /** Names of colleagues by their id. */
  people: Readonly<Record<string, string>>
}

/** An item as it is sent; bytes as base64url, of a file none. */
export interface SentItem {
  item: string
  sender: Sender
  kind: ItemKind
  sequence: number
  day: Day
  writtenBy: string | null
  envelope: string | null
}

/** What a script gets of a case once it asks. */
export interface SentCase {
  keys: readonly { key: 'case' | 'own'; keyNumber: number; wrapped: string }[]
  /** What freshened it, from which key of the organisation on. */
  fresh: readonly { number: number; keyNumber: number; wrapped: string }[]
  items: readonly SentItem[]
  /** What the receipt of its reporter is bound to; left out as the next one is. */
  commitment?: string
  /** What was answered in words to questions about it; left out where only its texts are asked for. */
  advice?: readonly SentAdvice[]
}

/** What the server tells the script of the page on which a colleague writes a report down. */
export interface NewReportFacts {
  send: string
  language: string
  /** Where the organisation's own key may be found unlocked: what is written down is sealed to that. */
  work: WorkPlace
}
