import type { LanguageTag } from '#kernel/language.ts'

/** Who tells: about oneself, about somebody else, or somebody who works for a municipality. */
export const entrances = ['worker', 'witness', 'staff'] as const
export type Entrance = (typeof entrances)[number]

/** What kind of trouble it is. `services`: made to do something for somebody that is no job, such as begging or taking a loan. */
export const troubleForms = ['labour', 'sexual', 'criminal', 'housing', 'services', 'other', 'unknown'] as const
export type TroubleForm = (typeof troubleForms)[number]

export const goingOnAnswers = ['yes', 'no', 'unknown'] as const
export type GoingOn = (typeof goingOnAnswers)[number]

/** `now`: the page shows the number of the emergency services before anything else. */
export const dangerAnswers = ['now', 'threats', 'no', 'unknown'] as const
export type Danger = (typeof dangerAnswers)[number]

/** What is said about a file that goes along; its bytes are an item of their own. */
export interface FileFacts {
  item: string
  /** Its number in the row of who sent it. */
  sequence: number
  /** A name of ours, such as `photo 1`; never that of the file, unless it was typed. */
  name: string
  /** A media type. */
  type: string
  /** Of what is sealed, so after cleaning. */
  bytes: number
  cleaned: 'stripped' | 're-encoded' | 'kept-as-is'
}

/** The step plan that somebody came from, with the answers in it. */
export interface FromPlan {
  guide: string
  version: string
  /** The node of the outcome. */
  outcome: string
  /** As they travel in the page: `danger=no&who=person`. */
  answers: string
}

/** What somebody tells, whole, as it stands in the envelope. */
export interface Report {
  v: 1
  entrance: Entrance
  /** In which it was written. */
  language: LanguageTag
  /** At least one. */
  forms: readonly TroubleForm[]
  /** `municipality` null: not known, or elsewhere. */
  place: { municipality: string | null; words: string }
  goingOn: GoingOn
  danger: Danger
  story: string
  hasIdentity: boolean
  files: readonly FileFacts[]
  from?: FromPlan
  /** 32 bytes, base64url: without it nobody finds out from the receipt what was told. */
  salt: string
}

export const contactFields = ['name', 'phone', 'email', 'address', 'other'] as const
export type ContactField = (typeof contactFields)[number]
export type Contact = Readonly<Record<ContactField, string>>

/** Who the reporter is, as it stands in an envelope of its own. */
export interface Identity extends Contact {
  v: 1
}

/** The most characters (UTF-16 units) of each field. A report in which all are as long as may be, in any script, fits in the largest envelope for text. */
export const mostCharacters = {
  story: 20_000,
  words: 500,
  message: 20_000,
  name: 200,
  phone: 100,
  email: 200,
  address: 300,
  other: 1_000,
} as const satisfies Readonly<Record<ContactField | 'story' | 'words' | 'message', number>>

/** More files than this come later, with the code. */
export const mostFiles = 8
/** Of one file, in millions of bytes. */
export const mostFileMegabytes = 10

/** Days within which the reader gives a first answer. */
export const answerDays = 7
