import type { Day } from '#kernel/days.ts'
import type { AnswerReason, ForwardAnswer } from '../forwards/answers.ts'
import type { ForwardField } from '../forwards/fields.ts'
import type { ShareGround } from '../forwards/grounds.ts'
import type { QuestionAnswer } from '../forwards/questions.ts'

/** How a report came in: sealed in the reporter's browser, or by the server, which saw it once. */
export const doors = ['sealed', 'seen-once'] as const
export type Door = (typeof doors)[number]

/** For the reporter: on this day the site kept, for this organisation, a report that it was bound to before anybody could read it. */
export interface Received {
  v: 1
  kind: 'received'
  /** The address of the site, `https://baken.example.org`. */
  site: string
  organisation: string
  day: Day
  door: Door
  /** The commitment to the report, 32 bytes as base64url. */
  commitment: string
}

/** For both sides: this organisation handed over these fields on this ground, and asked for an answer by a day. */
export interface Forwarded {
  v: 1
  kind: 'forwarded'
  site: string
  /** 32 small hexadecimal letters, made for this forward; says nothing about the case. */
  forwardId: string
  from: string
  /** `organisation:ID` for a partner in Baken, `outside:NAME` for one who has no account. */
  to: string
  day: Day
  ground: ShareGround
  /** What was handed over, in the order of `forwardFields`. */
  fields: readonly ForwardField[]
  /** Files and who the reporter is, as far as they went along: see `alongText`. */
  along: readonly string[]
  /** The commitment to what was handed over, 32 bytes as base64url. */
  payloadHash: string
  answerDue: Day
}

/** For both sides: what the receiver answered to exactly that manifest. */
export interface Answered {
  v: 1
  kind: 'answer'
  site: string
  forwardId: string
  /** SHA-256 of the signed text of the manifest, as base64url. */
  manifestHash: string
  answer: ForwardAnswer
  reason: AnswerReason
  day: Day
}

/** For both sides: this organisation asked, about these fields and on this ground. Its parts are those of a manifest of what is handed over; nothing goes along. */
export interface Asked extends Omit<Forwarded, 'kind' | 'along'> {
  kind: 'asked'
}

/** For both sides: what was answered to exactly that question. What was said is sealed; the answer is bound to it. */
export interface Advised {
  v: 1
  kind: 'advice'
  site: string
  forwardId: string
  /** SHA-256 of the signed text of the manifest, as base64url. */
  manifestHash: string
  answer: QuestionAnswer
  /** The commitment to what was said, 32 bytes as base64url; null: nothing was. */
  wordsHash: string | null
  day: Day
}

/** What one side sent to another. */
export type Manifest = Forwarded | Asked

export type Statement = Received | Forwarded | Answered | Asked | Advised
export type StatementKind = Statement['kind']

/** A statement with its signature: 32 and 64 bytes as base64url. */
export interface Signed<S extends Statement = Statement> {
  statement: S
  /** The public key that it is signed with. Whose key that is, stands in the list of the site and nowhere here. */
  key: string
  signature: string
}

const order = {
  received: ['v', 'kind', 'site', 'organisation', 'day', 'door', 'commitment'],
  forwarded: [
    'v',
    'kind',
    'site',
    'forwardId',
    'from',
    'to',
    'day',
    'ground',
    'fields',
    'along',
    'payloadHash',
    'answerDue',
  ],
  answer: ['v', 'kind', 'site', 'forwardId', 'manifestHash', 'answer', 'reason', 'day'],
  asked: ['v', 'kind', 'site', 'forwardId', 'from', 'to', 'day', 'ground', 'fields', 'payloadHash', 'answerDue'],
  advice: ['v', 'kind', 'site', 'forwardId', 'manifestHash', 'answer', 'wordsHash', 'day'],
} as const satisfies Readonly<Record<StatementKind, readonly string[]>>

/** The one way to write a statement down, whatever order its parts came in; this text in UTF-8 is what is signed. */
export const statementText = (statement: Statement): string => JSON.stringify(statement, [...order[statement.kind]])

/** A signature for one kind of statement is none for another. */
export const statementLabel = (kind: StatementKind): string => `reporting/statement/1/${kind}`

/** The first line in a file of ours, so that nobody has to guess what they kept. */
export const signedForm = 'baken signed statement 1'
export const contentForm = 'baken content 1'

/** A signed statement as the text of a file to keep. There is one text for each. */
export const signedFile = ({ statement, key, signature }: Signed): string =>
  `${JSON.stringify({ form: signedForm, statement: JSON.parse(statementText(statement)), key, signature }, null, 2)}\n`

/**
 * What was told, as the text of a file that its owner keeps to themselves: `content` is exactly what was sealed, its salt in it. Who has this file and the
 * receipt can prove what was told; with the receipt alone nobody learns it.
 */
export const contentFile = (content: string): string => `${JSON.stringify({ form: contentForm, content }, null, 2)}\n`

/** What files are called that somebody keeps to prove something later. Nothing of it, nor of where it was told, is in a name that others see in a list of files. */
export const proofFileNames = { receipt: 'receipt.json', content: 'content.json' } as const
