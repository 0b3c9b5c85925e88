import type { Day } from '#kernel/days.ts'
import type { PayloadWords } from '#modules/reporting/index.ts'
import type { WorkPlace } from '../casework/work-key.ts'

/** What the server tells the script of the page on which a case is handed over. Nothing in it opens anything. */
export interface ForwardFacts {
  /** Where the case is asked for, and where what was sealed is sent. */
  send: string
  forward: string
  /** Below which files that go along are sent to. */
  along: string
  /** Where letters are opened: a link begins with it. */
  letters: string
  caseId: string
  organisation: string
  me: string
  work: WorkPlace
  /** The number of the key in use. */
  keyNumber: number
  /** Public keys of partners, base64url. */
  partners: readonly { organisation: string; name: string; keyNumber: number; publicKey: string }[]
  /** What a colleague set, in clear. */
  coded: Readonly<Record<string, unknown>>
  receivedOn: Day
  words: PayloadWords
}
