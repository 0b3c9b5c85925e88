import type { Day } from '#kernel/days.ts'
import type { AnswerReason, ForwardAnswer } from '../../domain/forwards/answers.ts'
import type { ForwardField } from '../../domain/forwards/fields.ts'
import type { ShareGround } from '../../domain/forwards/grounds.ts'

/** A forward as one side of it sees it on a page. */
export interface ForwardView {
  id: string
  direction: 'out' | 'in'
  partner: string
  isOutside: boolean
  ground: ShareGround
  fields: readonly ForwardField[]
  sentOn: Day
  answerDue: Day
  state: 'sent' | 'answered' | 'withdrawn' | 'expired'
  answer: ForwardAnswer | null
  reason: AnswerReason | null
  answeredOn: Day | null
  /** Told by telephone or in a letter, and signed by nobody. */
  toldAnswer: ForwardAnswer | null
  toldOn: Day | null
  opened: boolean
  expiresOn: Day | null
  manifest: string
  answerFile: string | null
}

/** A file out of the page itself: saving it asks nobody. */
export const asDownload = (text: string): string =>
  `data:application/json;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`
