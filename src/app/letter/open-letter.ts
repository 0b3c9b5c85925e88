/**
 * Opens a letter with the part of its link that no browser sends, and a code that came by another way; shows it, and sends the answer. Nothing of it leaves this page but the proof that
 * somebody has both, and the answer.
 */
import type { Result } from '#kernel/result.ts'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { fitsContent, openLetter, readQuestion } from '#modules/reporting/ceremonies/index.ts'
import {
  contentFile,
  holdsWhatIsNamed,
  type Manifest,
  type PayloadWords,
  payloadLines,
  readPayload,
  readSignedFile,
  type Statement,
} from '#modules/reporting/index.ts'
import {
  type Bytes,
  type LinkAndCodeKeys,
  linkAndCodeKeys,
  linkSecretBytes,
  readReceiptCode,
} from '#platform/sealing/index.ts'
import { type SealedWords, sealedWords } from '../consulting/sealed-words.ts'
import { Refused } from '../keys/ceremony-page.ts'
import { drawLines } from './draw-lines.ts'
import { drawAlong } from './letter-files.ts'

interface LetterFacts {
  token: string
  /** Whether something is handed over or asked in it. */
  purpose: 'hand-over' | 'consultation'
  from: string
  forwardId: string
  words: PayloadWords
}

interface Given {
  envelope: string | null
  manifest: string
  answerFile: string | null
  seenByServer: boolean
}

class LetterPage {
  readonly root: HTMLElement
  readonly facts: LetterFacts
  /** Once link and code were right. */
  keys: LinkAndCodeKeys | null = null
  /** Of a question: to which the answer is sealed. */
  replyTo: Bytes | null = null
  /** Whether what was opened is what was signed. */
  fits = false

  constructor(root: HTMLElement) {
    this.root = root
    this.facts = JSON.parse(root.dataset['letter'] ?? '{}')
  }

  one<E extends HTMLElement = HTMLElement>(what: string): E | null {
    return this.root.querySelector<E>(what)
  }

  show(what: string, isShown: boolean): void {
    for (const one of this.root.querySelectorAll<HTMLElement>(what)) one.hidden = !isShown
  }

  /** The sentence of a refusal, and no other; null: none. */
  say(code: string | null): void {
    const all = [...this.root.querySelectorAll<HTMLElement>('[data-letter-says]')]
    const shown = all.find((one) => one.dataset['letterSays'] === code)
    const instead = code === null ? undefined : all.find((one) => one.dataset['letterSays'] === 'failed')
    for (const one of all) one.hidden = one !== (shown ?? instead)
    ;(shown ?? instead)?.focus()
  }

  busy(isBusy: boolean): void {
    for (const one of this.root.querySelectorAll('button')) one.disabled = isBusy
  }
}

/** Asks the server; a refusal is an answer as any other. */
async function asked<T>(path: string, sent: Readonly<Record<string, string | null>>): Promise<Result<T, string>> {
  const body = JSON.stringify(sent)
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`/report-door/letter/${path}`, { method: 'POST', body, headers }).catch(() => null)
  if (response === null) return { ok: false, error: 'no-connection' }
  return response.ok ? response.json() : { ok: false, error: 'failed' }
}

/** The part of the link behind the #; null: it is not whole. */
function linkSecret(): Bytes | null {
  const bytes = fromBase64url(location.hash.slice(1))
  return bytes?.length === linkSecretBytes ? bytes : null
}

async function open(page: LetterPage): Promise<void> {
  const secret = linkSecret()
  if (secret === null) return page.say('no-link')
  const code = readReceiptCode(page.one<HTMLInputElement>('[data-letter-code]')?.value ?? '')
  if (!code.ok) return page.say(code.error)
  const keys = await linkAndCodeKeys(secret, code.value)
  const { token, from, forwardId } = page.facts
  const given = await asked<Given>('open', { token, proof: toBase64url(keys.proof) })
  if (!given.ok) return page.say(given.error)
  page.keys = keys
  const { envelope, manifest, answerFile, seenByServer } = given.value
  page.show('[data-letter-seen]', envelope !== null && seenByServer)
  save(page, 'manifest', manifest)
  if (answerFile !== null) save(page, 'answer', answerFile)
  if (envelope === null) page.show('[data-letter-gone]', true)
  else {
    const opened = await openLetter(keys.key, { from, forwardId }, fromBase64url(envelope) ?? new Uint8Array(0))
    const payload = opened.ok ? payloadIn(page, opened.value) : null
    if (payload === null || !(await draw(page, payload, manifest))) return page.say('not-opened')
  }
  page.show('[data-letter-ask]', false)
  page.show('[data-letter-opened]', true)
  // The key for the answer to a question came with it: who put another question in its place would be who reads the answer.
  page.show('[data-letter-answer]', answerFile === null && (page.fits || page.facts.purpose === 'hand-over'))
  page.one('[data-letter-opened] h2')?.focus()
}

/** The text of the payload; of a question, the key for its answer stands beside it. Null: it is none. */
function payloadIn(page: LetterPage, text: string): string | null {
  if (page.facts.purpose === 'hand-over') return text
  const question = readQuestion(text)
  page.replyTo = question?.replyTo ?? null
  return question?.payload ?? null
}

/** Puts what was opened into the page, as text and never as HTML. False: it is not of the form that this version knows. */
async function draw(page: LetterPage, text: string, manifest: string): Promise<boolean> {
  const payload = readPayload(text)
  const place = page.one('[data-letter-lines]')
  if (payload === null || place === null) return false
  drawLines(place, payloadLines(payload, page.facts.words))
  save(page, 'content', contentFile(text))
  const signed = readSignedFile(manifest)
  const statement = signed.ok && isManifest(signed.value.statement) ? signed.value.statement : null
  const fits = statement !== null && holdsWhatIsNamed(payload, statement) && (await fitsContent(statement, text))
  page.fits = fits
  page.show('[data-letter-fits="yes"]', fits)
  page.show('[data-letter-fits="no"]', !fits)
  const ground = statement?.ground
  page.show('[data-letter-ground]', false)
  if (ground) page.show(`[data-letter-ground="${ground}"]`, true)
  const along = statement?.kind === 'forwarded' ? statement.along : []
  const { token, from, forwardId } = page.facts
  if (page.keys)
    drawAlong(page.root, { token, from, forwardId, keys: page.keys }, { payload, along }, (code) => page.say(code))
  return true
}

const isManifest = (statement: Statement): statement is Manifest =>
  statement.kind === 'forwarded' || statement.kind === 'asked'

/** Makes a link that saves a file which only this page has. */
function save(page: LetterPage, what: string, text: string): void {
  const link = page.one<HTMLAnchorElement>(`[data-letter-save="${what}"]`)
  if (!link) return
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const around = link.closest('li')
  if (around) around.hidden = false
}

async function answer(page: LetterPage, form: HTMLFormElement): Promise<void> {
  const chosen = form.querySelector<HTMLInputElement>('input[name="answer"]:checked')?.value ?? ''
  const [said, reason] = chosen.split('.')
  if (!page.keys || !said || !reason) return page.say('choose')
  await sendAnswer(page, 'answer', { answer: said, reason })
}

/** The answer to a question, in words that only who asked can read. */
async function advise(page: LetterPage, sealed: SealedWords[]): Promise<void> {
  const words = page.one<HTMLTextAreaElement>('[data-letter-words]')?.value ?? ''
  if (words.trim() === '') return page.say('empty')
  const { from, forwardId } = page.facts
  const before = sealed.find(({ of }) => of === words)
  const made = before ?? (page.replyTo && (await sealedWords(words, page.replyTo, { from, forwardId })))
  if (made === null) return page.say('not-opened')
  // The same words after an answer that got lost are the same bytes.
  if (!before) sealed.push(made)
  await sendAnswer(page, 'advise', made.said)
}

async function sendAnswer(
  page: LetterPage,
  path: string,
  said: Readonly<Record<string, string | null>>,
): Promise<void> {
  if (!page.keys) return page.say('choose')
  const proof = toBase64url(page.keys.proof)
  const put = await asked<{ file: string }>(path, { token: page.facts.token, proof, ...said })
  if (!put.ok) return page.say(put.error)
  save(page, 'answer', put.value.file)
  page.show('[data-letter-answer]', false)
  page.show('[data-letter-done]', true)
  page.one('[data-letter-done]')?.focus()
}

function start(root: HTMLElement): void {
  const page = new LetterPage(root)
  page.show('[data-letter-absent]', false)
  if (!isSecureContext || typeof crypto.subtle?.importKey !== 'function') {
    page.say('old-browser')
    return
  }
  page.show('[data-letter-ask]', true)
  const doing = (work: () => Promise<void>) => (event: Event) => {
    event.preventDefault()
    page.say(null)
    page.busy(true)
    void work()
      .catch((error: unknown) => page.say(error instanceof Refused ? error.code : 'failed'))
      .finally(() => page.busy(false))
  }
  const [asks, answers] = [page.one('[data-letter-ask]'), page.one<HTMLFormElement>('form[data-letter-choice]')]
  const sealed: SealedWords[] = []
  asks?.addEventListener(
    'submit',
    doing(() => open(page)),
  )
  answers?.addEventListener(
    'submit',
    doing(() => answer(page, answers)),
  )
  page.one('[data-letter-advice]')?.addEventListener(
    'submit',
    doing(() => advise(page, sealed)),
  )
  page.one('[data-letter-cannot-say]')?.addEventListener(
    'submit',
    doing(() => sendAnswer(page, 'advise', { answer: 'cannot-say', wordsHash: null, envelope: null })),
  )
}

/** Another language of this page keeps the part of the link that no browser sends: without it the letter would not open there. */
function keepThroughLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a[hreflang]')) link.hash = location.hash
}

const root = document.querySelector<HTMLElement>('[data-letter]')
if (root) {
  start(root)
  keepThroughLanguages()
  addEventListener('hashchange', keepThroughLanguages)
}
