/**
 * Comes back with the code of a receipt: what it opens is fetched, opened here and shown. The code, and everything it opens, is in the memory of this page and nowhere
 * else. What the page is made of: `page-hooks.ts`.
 */
import { openerOf } from '#modules/reporting/ceremonies/index.ts'
import { mostCharacters } from '#modules/reporting/index.ts'
import { type ReceiptCode, readReceiptCode } from '#platform/sealing/index.ts'
import { canOpen } from './can-seal.ts'
import { ChosenFiles } from './chosen-files.ts'
import { cleanFile } from './clean-file.ts'
import { codeLength, typedCharacters } from './code-typed.ts'
import { type Patience, type Sent, waitOrOnline } from './door.ts'
import { drawFiles, listenToFiles } from './files-part.ts'
import { leaveNothing } from './leave-nothing.ts'
import { keepThroughLanguages } from './other-language.ts'
import { type Doing, listenToButtons } from './page-buttons.ts'
import { answersNow, emptyFields, fillIn, isBoxTicked, typed } from './page-fields.ts'
import { all, emptyPage, factsOf, isThere, one, putWords, saveFile, say, showStage, tell } from './page-hooks.ts'
import { copyCode, showCode } from './receipt-page.ts'
import { saveReceiptOf, saveToldOf } from './saved-proofs.ts'
import { serverDoor } from './server-door.ts'
import {
  forgetThread,
  freshCode,
  type Message,
  type NewCode,
  type OpenedThread,
  openFile,
  openThread,
  saysTheSame,
  sendMessage,
  takeCode,
} from './thread.ts'
import { drawThread } from './thread-part.ts'

interface ReturnFacts {
  locale: string
  mostFiles: number
}

interface State {
  stage: 'code' | 'new-code' | 'thread' | 'deleted' | 'gone'
  thread: OpenedThread | null
  /** What is being sent; the same for every try. */
  message: Message | null
  /** A code that takes the place of one that somebody else saw. */
  fresh: { code: ReceiptCode; fresh: NewCode } | null
  isReady: boolean
  /** The sentence that belongs to what was just done. */
  done: string | null
  /** How often everything was forgotten: what was going on before that shows and keeps nothing more. */
  forgotten: number
}

const state: State = {
  stage: 'code',
  thread: null,
  message: null,
  fresh: null,
  isReady: false,
  done: null,
  forgotten: 0,
}
const facts = () => factsOf<ReturnFacts>()
const files = new ChosenFiles(cleanFile, isThere() ? facts().mostFiles : 0)
const patience: Patience = { wait: waitOrOnline, told: (seconds) => tell('wait', { seconds }) }

async function open(): Promise<void> {
  say('checking')
  if (!(await canOpen())) return say('cannot-seal')
  state.isReady = true
  draw()
}

function draw(): void {
  for (const body of all('[data-report-body]')) body.hidden = !state.isReady
  if (!state.isReady) return
  say(null)
  const { thread, fresh, stage, done } = state
  if (thread) drawThread(thread, facts().locale)
  if (fresh) showCode(fresh.code)
  for (const part of all('[data-report-done]')) part.hidden = part.dataset['reportDone'] !== done
  drawFiles(files)
  tellTyped()
  showStage(stage)
}

/** What became of a try, as a sentence; true when it was done. */
function wasDone<Value>(sent: Sent<Value>): sent is { is: 'kept'; value: Value } {
  if (sent.is === 'kept') return true
  say(sent.is === 'refused' ? sent.code : navigator.onLine ? 'away' : 'offline')
  return false
}

async function openByCode(): Promise<void> {
  const code = readReceiptCode(typed('code'))
  if (!code.ok) return say(typed('code').trim() === '' ? 'no-code' : `code-${code.error}`)
  await tell('opening')
  await openWith(code.value)
}

async function openWith(code: ReceiptCode): Promise<void> {
  const { forgotten } = state
  const opened = await openThread(await openerOf(code), serverDoor, patience)
  await tell(null)
  const isForgotten = () => state.forgotten !== forgotten
  if (isForgotten() || !wasDone(opened)) return
  const isToBeChanged = opened.value.head.codeState === 'to-be-changed'
  const fresh = isToBeChanged ? await freshCode(opened.value) : null
  if (isForgotten()) return
  Object.assign(state, { thread: opened.value, fresh, stage: isToBeChanged ? 'new-code' : 'thread' })
  emptyFields()
  draw()
}

/** The new code is kept by its owner before it takes the place of the old one: an answer that is lost must not lose the case. */
async function takeNewCode(): Promise<void> {
  const { thread, fresh } = state
  if (!thread || !fresh) return
  if (!isBoxTicked('kept')) return say('not-kept-yet')
  await tell('sending')
  if (thread.gone) return
  // The same bytes each time: what was done already is done again, and until the case is open here the button does the same once more.
  const taken = await takeCode(thread, fresh, serverDoor, patience)
  if (thread.gone) return
  state.fresh = { code: fresh.code, fresh: taken.fresh }
  if (!wasDone(taken.sent)) return tell(null)
  await openWith(fresh.code)
}

async function sayMore(): Promise<void> {
  const { thread } = state
  if (!thread) return
  const text = typed('message').trim()
  if (text === '' && files.files.length === 0) return say('nothing-said')
  if (text.length > mostCharacters.message) return putTooLong(text.length)
  const now = { text, files: [...files.files] }
  const message: Message = state.message && saysTheSame(state.message, now) ? state.message : { ...now, sealed: null }
  state.message = message
  await tell('sending')
  const sent = await sendMessage(thread, message, serverDoor, patience)
  if (thread.gone) return
  const isOutdated = sent.is === 'refused' && sent.code === 'changed-meanwhile'
  if (isOutdated && (await openAnew(thread))) return sayMore()
  await tell(null)
  if (thread.gone) return
  if (sent.is !== 'kept') return sayNotSaid(sent)
  files.forget()
  state.message = null
  await openAnew(thread)
  if (state.thread === null) return
  emptyFields()
  state.done = state.thread.head.isRead ? 'said' : 'kept'
  draw()
  one(`[data-report-done="${state.done}"]`)?.focus()
}

/** Why a message was not sent, in words about it: those about a code would be of something else. */
function sayNotSaid(sent: Exclude<Sent<unknown>, { is: 'kept' }>): void {
  if (sent.is === 'refused') say(['full', 'unknown'].includes(sent.code) ? sent.code : 'not-said')
  else say(navigator.onLine ? 'not-said' : 'offline')
}

function putTooLong(count: number): void {
  say('too-long')
  putWords('too-long', { most: mostCharacters.message, count })
}

/** What is there now, by the same key. */
async function openAnew(thread: OpenedThread): Promise<boolean> {
  const found = await openThread({ lookupId: thread.lookupId, opener: thread.opener }, serverDoor, patience)
  if (found.is !== 'kept' || thread.gone) return false
  state.thread = found.value
  return true
}

async function saveOne(button: HTMLElement): Promise<void> {
  const { thread } = state
  const item = button.dataset['reportFile'] ?? ''
  const about = thread?.words.flatMap((words) => words.files).find((file) => file.item === item)
  if (!thread || !about) return
  const found = await openFile(thread, item, serverDoor, patience)
  await tell(null)
  if (wasDone(found)) saveFile(about.name, found.value, 'application/octet-stream')
}

async function saveProof(saved: (thread: OpenedThread) => Promise<Sent<unknown>>): Promise<void> {
  const { thread } = state
  if (!thread) return
  const sent = await saved(thread)
  await tell(null)
  if (!thread.gone) wasDone(sent)
}

async function deleteAll(): Promise<void> {
  const { thread } = state
  if (!thread) return
  if (!isBoxTicked('sure')) return say('not-sure')
  const deleted = await serverDoor.delete(thread.lookupId)
  if (deleted.is === 'refused' && deleted.code === 'held') return sayHeld(thread)
  if (!wasDone(deleted)) return
  forget()
  state.stage = 'deleted'
  draw()
}

/** It may not be deleted now, and is written down: from now on the page says so. */
async function sayHeld(thread: OpenedThread): Promise<void> {
  await openAnew(thread)
  await tell(null)
  if (state.thread === null) return
  emptyFields()
  draw()
  say('held')
}

function close(): void {
  forget()
  state.stage = 'gone'
  draw()
}

function forget(): void {
  state.forgotten += 1
  if (state.thread) forgetThread(state.thread)
  Object.assign(state, { thread: null, message: null, fresh: null, done: null })
  files.forget()
  emptyFields()
  emptyPage()
}

/** How far the code is, while it is typed. */
function tellTyped(): void {
  const text = typed('code')
  const isWhole = readReceiptCode(text).ok
  const count = typedCharacters(text)
  for (const line of all('[data-report-if="whole"]')) line.hidden = !isWhole
  for (const line of all('[data-report-put="typed"]')) line.hidden = isWhole || count === 0
  putWords('typed', { count, most: codeLength })
}

const doings: Readonly<Record<string, Doing>> = {
  open: openByCode,
  'take-code': takeNewCode,
  copy: (button) => (state.fresh ? copyCode(state.fresh.code, button) : undefined),
  print: () => window.print(),
  say: sayMore,
  'save-file': saveOne,
  'save-receipt': () => saveProof((thread) => saveReceiptOf(thread, serverDoor, patience)),
  'save-proof': () => saveProof(saveToldOf),
  delete: deleteAll,
  close,
}

if (isThere()) {
  listenToButtons(doings, () => state.stage)
  document.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset['reportField'] === 'code') tellTyped()
  })
  listenToFiles(files, draw)
  keepThroughLanguages(() => {
    const answers = answersNow()
    return () => {
      fillIn(answers)
      draw()
    }
  })
  leaveNothing({ forget, wouldLose: () => state.fresh !== null || state.message?.sealed != null })
  void open()
}
