import type { RequestEvent } from '@sveltejs/kit'
import { toBase64url } from '#modules/organisations/index.ts'
import { newReportingId } from '#modules/reporting/ceremonies/index.ts'
import { isReportingId } from '#modules/reporting/index.ts'
import {
  codeOfSeed,
  deleteSeenOnce,
  type NotOpenedOnce,
  type NotSaidOnce,
  type OpenedThread,
  ownCodeSeenOnce,
  readSeenOnce,
  saySeenOnce,
} from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { translator } from '#platform/i18n/languages.ts'
import { seedBytes } from '#platform/sealing/index.ts'
import { seenOnceDesk } from './open-seen-once.ts'
import { sentText } from './report-reader.ts'
import { type ReceiptView, receiptTurn, seedIn } from './report-seen-once.ts'
import { drawnCode } from './staff/drawn-code.ts'

type Asker = Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>

/** What somebody with a code sees. */
export type ReturnView =
  /** `text`: a message that could not be sent yet. */
  | { step: 'code'; typed: string; problem: NotOpenedOnce | 'missing' | null; text: string }
  /** A code in the place of one that somebody else saw: its owner keeps it before it is changed. */
  | {
      step: 'new-code'
      /** The one that counts until then. */
      typed: string
      /** What the new one is made of: drawn once, so that the code that was shown is the one that is taken. */
      seed: string
      code: string
      picture: { size: number; path: string }
      problem: 'not-kept' | 'wait' | 'busy' | 'changed-meanwhile' | null
    }
  | {
      step: 'thread'
      code: string
      thread: OpenedThread
      /** Of the next message: drawn with the page, so that a message sent twice is kept once. */
      item: string
      /** What was typed and not sent. */
      text: string
      problem: { at: 'say' | 'delete'; code: NotSaidOnce } | null
      /** What was done just now: a message was sent, or it was written down that all of it is to be deleted. */
      done: 'said' | 'wished' | null
    }
  | { step: 'deleted' }
  | ReceiptView
  | { step: 'gone' }

interface AskedCode {
  typed: string
  line: string
}

/** Longer than any code with whatever people put between its characters. */
const longestTyped = 400

/**
 * One turn of coming back without JavaScript: the code comes in with every form and goes out with the page, and is never in an address. Never refuses; what cannot be
 * done is in the view, and so is what was typed.
 */
export async function returnTurn(event: Asker): Promise<ReturnView> {
  const form = await readForm(event.request)
  const at = sentText(form, 'at')
  if (at === 'receipt') {
    const shown = receiptTurn(form)
    return shown.step === 'receipt' || shown.step === 'gone' ? shown : codeAsked('', null)
  }
  const typed = sentText(form, 'code').slice(0, longestTyped)
  const go = sentText(form, 'go')
  if (go === 'close') return { step: 'gone' }
  if (at === 'new-code') return newCodeTurn(event, typed, form, go)
  const text = sentText(form, 'text')
  if (at === 'code' && go === 'stay') return codeAsked(typed, null, text)
  if (typed.trim() === '') return codeAsked('', 'missing', text)
  return withCode(event, { typed, line: seenOnceDesk(event).line }, form, go)
}

/** What the buttons of an opened thread do; whatever else is pressed shows it. */
function withCode(event: Asker, asked: AskedCode, form: FormData, go: string): Promise<ReturnView> {
  if (go === 'say') return say(event, asked, form)
  if (go === 'delete') return erase(event, asked, form)
  return shownThread(event, asked, { text: sentText(form, 'text') })
}

/** What the buttons of the page with a new code do. Until it is said that the new one is kept, nothing is changed and nothing asked of the database. */
async function newCodeTurn(event: Asker, typed: string, form: FormData, go: string): Promise<ReturnView> {
  const seed = seedIn(sentText(form, 'seed'))
  if (seed === null) return codeAsked(typed, null)
  if (go === 'stay') return newCode(typed, seed)
  if (!form.has('kept')) return newCode(typed, seed, 'not-kept')
  const { desk, line } = seenOnceDesk(event)
  const own = await ownCodeSeenOnce(desk, { typed, line, seed })
  if (own.ok) return shownThread(event, { typed: own.value.code, line }, {})
  const { error } = own
  return error === 'wait' || error === 'busy' || error === 'changed-meanwhile'
    ? newCode(typed, seed, error)
    : codeAsked(typed, error)
}

async function newCode(
  typed: string,
  seed: Uint8Array,
  problem: (ReturnView & { step: 'new-code' })['problem'] = null,
): Promise<ReturnView> {
  const code = await codeOfSeed(seed)
  return {
    step: 'new-code',
    typed,
    seed: toBase64url(seed),
    code,
    picture: drawnCode(code.replaceAll(' ', '')),
    problem,
  }
}

async function erase(event: Asker, asked: AskedCode, form: FormData): Promise<ReturnView> {
  if (!form.has('sure')) return shownThread(event, asked, { problem: { at: 'delete', code: 'missing' } })
  const gone = await deleteSeenOnce(seenOnceDesk(event).desk, asked.typed, asked.line)
  if (gone.ok) return { step: 'deleted' }
  return gone.error === 'held' ? shownThread(event, asked, { done: 'wished' }) : codeAsked(asked.typed, gone.error)
}

const codeAsked = (typed: string, problem: (ReturnView & { step: 'code' })['problem'], text = ''): ReturnView => ({
  step: 'code',
  typed,
  problem,
  text,
})

async function say(event: Asker, asked: AskedCode, form: FormData): Promise<ReturnView> {
  const { desk } = seenOnceDesk(event)
  const text = sentText(form, 'text').replace(/\r\n?/g, '\n').toWellFormed()
  const item = sentText(form, 'item')
  const chosen = form.getAll('files').filter((file): file is File => file instanceof File && file.size > 0)
  const t = translator(event.locals.language)
  const said = await saySeenOnce(desk, {
    ...asked,
    item: isReportingId(item) ? item : newReportingId(desk.random),
    text,
    files: await Promise.all(chosen.map(async (file) => new Uint8Array(await file.arrayBuffer()))),
    withTraces: form.has('with-traces'),
    nameOf: (type, number) => t(`reporting.files.${kindOfFile(type)}`, { number: t.number(number) }),
  })
  if (said.ok) return shownThread(event, asked, { done: 'said' })
  return shownThread(event, asked, { text, item, problem: { at: 'say', code: said.error } })
}

const kindOfFile = (type: string): 'photo' | 'sound' | 'document' =>
  type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'sound' : 'document'

async function shownThread(
  event: Asker,
  { typed, line }: AskedCode,
  more: Partial<Pick<ReturnView & { step: 'thread' }, 'text' | 'item' | 'done' | 'problem'>>,
): Promise<ReturnView> {
  const { desk } = seenOnceDesk(event)
  const thread = await readSeenOnce(desk, typed, line)
  if (!thread.ok) return codeAsked(typed, thread.error, more.text)
  if (thread.value.head.codeState === 'to-be-changed') return newCode(typed, desk.random(seedBytes))
  return {
    step: 'thread',
    code: typed,
    thread: thread.value,
    item: more.item ?? newReportingId(desk.random),
    text: more.text ?? '',
    problem: more.problem ?? null,
    done: more.done ?? null,
  }
}
