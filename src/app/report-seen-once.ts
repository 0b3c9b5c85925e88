import type { RequestEvent } from '@sveltejs/kit'
import { addDays, type Day, parseDay } from '#kernel/days.ts'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import {
  answerDays,
  type Draft,
  type DraftProblem,
  isScreen,
  moveFrom,
  questionIds,
  readDraft,
  type Screen,
  turn,
  withTyped,
  writeDraft,
} from '#modules/reporting/index.ts'
import { type NotSentOnce, sendSeenOnce } from '#modules/reporting/server/index.ts'
import type { ReaderView } from '#modules/reporting/ui/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { readReceiptCode, seedBytes, showReceiptCode } from '#platform/sealing/index.ts'
import { seenOnceDesk } from './open-seen-once.ts'
import { placeName } from './report-places.ts'
import { readerOf, referral, sentText } from './report-reader.ts'
import { drawnCode } from './staff/drawn-code.ts'

type Asker = Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>

/** What a report that was kept gives its reporter to see. */
export interface ReceiptView {
  step: 'receipt'
  code: string
  day: Day
  /** The last day on which a first answer comes. */
  answerBy: Day
  picture: { size: number; path: string }
  /** Another text of this page was kept before. */
  isEarlier: boolean
  /** Going on without saying that the code was kept. */
  notKept: boolean
}

/** A page of the way without JavaScript. */
export type SeenOnceView =
  | { step: 'no-place' }
  | ({ step: 'none'; carried: string } & ReturnType<typeof referral>)
  | {
      step: 'question'
      screen: Exclude<Screen, 'summary'>
      draft: Draft
      carried: string
      changing: boolean
      municipality: string | null
      problems: readonly DraftProblem[]
      lostPart: boolean
      seed: string
    }
  | {
      step: 'summary'
      draft: Draft
      carried: string
      municipality: string | null
      reader: ReaderView
      seed: string
      /** Why it was not sent just now. */
      notSent: NotSentOnce | null
    }
  | ReceiptView
  | { step: 'gone' }

/**
 * One turn of the way without JavaScript: everything that was answered comes in with the form and goes out with the page. Never refuses; what cannot be done is in the
 * view, with everything that was typed.
 */
export async function seenOnceTurn(event: Asker): Promise<SeenOnceView> {
  const form = await readForm(event.request)
  const at = sentText(form, 'at')
  if (at === 'receipt') return receiptTurn(form)
  const { draft: before, whole } = readDraft(sentText(form, 'draft'))
  if (before.entrance === null || before.municipality === null) return { step: 'no-place' }
  const reader = await readerOf(event, before)
  const screen = isScreen(at) ? at : null
  const question = questionIds.find((id) => id === screen)
  const draft = question === undefined ? before : withTyped(before, question, form)
  if (reader === null) return { step: 'none', carried: writeDraft(draft), ...referral(event) }
  const seed = sentText(form, 'seed')
  const go = sentText(form, 'go')
  if (screen === 'summary' && go === 'send') return send(event, draft, reader, seed)
  const changing = form.has('changing')
  const reached =
    screen === null
      ? ({ screen: 'forms', changing: false, problems: [] } as const)
      : turn(draft, screen, moveFrom(go), changing)
  if (reached.screen === 'summary') return summary(event, draft, reader, seed)
  const municipality = placeName(event.locals.services, draft.municipality)
  const carried = writeDraft(draft)
  return { step: 'question', ...reached, screen: reached.screen, draft, carried, municipality, lostPart: !whole, seed }
}

function summary(
  event: Asker,
  draft: Draft,
  reader: ReaderView,
  seed: string,
  notSent: NotSentOnce | null = null,
): SeenOnceView {
  const { random } = seenOnceDesk(event).desk
  return {
    step: 'summary',
    draft,
    carried: writeDraft(draft),
    municipality: placeName(event.locals.services, draft.municipality),
    reader,
    seed: seedIn(seed) === null ? toBase64url(random(seedBytes)) : seed,
    notSent,
  }
}

/** The 32 bytes that a page was drawn with; null: it was none of ours. */
export const seedIn = (text: string): Uint8Array | null => {
  const bytes = /^[\w-]{43}$/.test(text) ? fromBase64url(text) : null
  return bytes?.length === seedBytes ? bytes : null
}

async function send(event: Asker, draft: Draft, reader: ReaderView, sentSeed: string): Promise<SeenOnceView> {
  const seed = seedIn(sentSeed)
  if (seed === null) return summary(event, draft, reader, '')
  const { desk, line } = seenOnceDesk(event)
  const sent = await sendSeenOnce(desk, { draft, language: event.locals.language, seed, line })
  if (sent.ok) return receipt(sent.value.code, sent.value.day, { isEarlier: sent.value.isEarlier })
  if (sent.error !== 'unready') return summary(event, draft, reader, sentSeed, sent.error)
  const reached = turn(draft, 'summary', { to: 'next' })
  if (reached.screen === 'summary') throw new Error('a report that is ready was called unready')
  const municipality = placeName(event.locals.services, draft.municipality)
  const carried = writeDraft(draft)
  return {
    step: 'question',
    ...reached,
    screen: reached.screen,
    draft,
    carried,
    municipality,
    lostPart: false,
    seed: sentSeed,
  }
}

/** The receipt, once more or for the first time. It is drawn from the code alone: nothing of it was kept. */
const receipt = (code: string, day: Day, { isEarlier = false, notKept = false } = {}): ReceiptView => ({
  step: 'receipt',
  code,
  day,
  answerBy: addDays(day, answerDays),
  picture: drawnCode(code.replaceAll(' ', '')),
  isEarlier,
  notKept,
})

/** A receipt that stays, also in another language, until somebody says that the code is kept. */
export function receiptTurn(form: FormData): SeenOnceView {
  const code = readReceiptCode(sentText(form, 'code'))
  const day = parseDay(sentText(form, 'day'))
  if (!code.ok || !day.ok) return { step: 'no-place' }
  const isDone = ['done', 'next'].includes(sentText(form, 'go'))
  if (isDone && form.has('kept')) return { step: 'gone' }
  const isEarlier = form.has('earlier')
  return receipt(showReceiptCode(code.value), day.value, { isEarlier, notKept: isDone })
}
