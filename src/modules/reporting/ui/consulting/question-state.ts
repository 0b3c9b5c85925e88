import { dayNumberOf } from '#kernel/day-number.ts'
import type { Day } from '#kernel/days.ts'
import type { ShareGround } from '../../domain/forwards/grounds.ts'
import type { AskableField, QuestionAnswer, WayToAsk } from '../../domain/forwards/questions.ts'

/** What both sides see of a question on a page. */
export interface QuestionView {
  id: string
  ground: ShareGround
  fields: readonly AskableField[]
  sentOn: Day
  answerDue: Day
  expiresOn: Day
  state: 'sent' | 'answered' | 'withdrawn' | 'expired'
  answer: QuestionAnswer | null
  answeredOn: Day | null
  manifest: string
  answerFile: string | null
}

/** A question as who asked sees it. */
export interface ConsultationView extends QuestionView {
  way: WayToAsk
  name: string
  askedBy: string
  opened: boolean
}

/** A question as who is asked sees it. */
export interface AskedView extends QuestionView {
  fromName: string
  ownCase: string | null
  /** The server had the report open for a moment. */
  seenByServer: boolean
}

/** How many days an answer is late; 0: it is not, or came. */
export const daysLate = ({ state, answerDue }: QuestionView, today: Day): number =>
  state === 'sent' ? Math.max(0, dayNumberOf(today) - dayNumberOf(answerDue)) : 0
