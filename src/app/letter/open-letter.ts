/**
 * Opens a letter with the part of its link that no browser sends, and a code that came by another way; shows it, and sends the answer. Nothing of it leaves this page but the proof that
 * somebody has both, and the answer.
 */
import type { Result } from '#kernel/result.ts'
import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { fitsContent, openLetter } from '#modules/reporting/ceremonies/index.ts'
import { contentFile, type PayloadWords, payloadLines, readPayload, readSignedFile } from '#modules/reporting/index.ts'
import {
  type Bytes,
  type LinkAndCodeKeys,
  linkAndCodeKeys,
  linkSecretBytes,
  readReceiptCode,
} from '#platform/sealing/index.ts'
import { drawAlong } from './letter-files.ts'

interface LetterFacts {
  token: string
  from: string
  forwardId: string
  words: PayloadWords
}

interface Given {
  envelope: string | null
  manifest: string
  answerFile: string | null
}

class LetterPage {
  readonly root: HTMLElement
  readonly facts: LetterFacts
  /** Once link and code were right. */
  keys: LinkAndCodeKeys | null = null

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
async function asked<T>(path: string, sent: Readonly<Record<string, string>>): Promise<Result<T, string>> {
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
  const { envelope, manifest, answerFile } = given.value
  save(page, 'manifest', manifest)
  if (answerFile !== null) save(page, 'answer', answerFile)
  if (envelope === null) page.show('[data-letter-gone]', true)
  else {
    const opened = await openLetter(keys.key, { from, forwardId }, fromBase64url(envelope) ?? new Uint8Array(0))
    if (!opened.ok) return page.say('not-opened')
    if (!(await draw(page, opened.value, manifest))) return page.say('not-opened')
  }
  page.show('[data-letter-ask]', false)
  page.show('[data-letter-opened]', true)
  page.show('[data-letter-answer]', answerFile === null)
  page.one('[data-letter-opened] h2')?.focus()
}

/** Puts what was opened into the page, as text and never as HTML. False: it is not of the form that this version knows. */
async function draw(page: LetterPage, text: string, manifest: string): Promise<boolean> {
  const payload = readPayload(text)
  const place = page.one('[data-letter-lines]')
  if (payload === null || place === null) return false
  place.replaceChildren(
    ...payloadLines(payload, page.facts.words).flatMap(({ label, values }) => [
      element('dt', label),
      ...values.map((value) => element('dd', value)),
    ]),
  )
  save(page, 'content', contentFile(text))
  const signed = readSignedFile(manifest)
  const statement = signed.ok ? signed.value.statement : null
  const fits = statement?.kind === 'forwarded' && (await fitsContent(statement, text))
  page.show('[data-letter-fits="yes"]', fits)
  page.show('[data-letter-fits="no"]', !fits)
  const ground = statement?.kind === 'forwarded' ? statement.ground : null
  page.show('[data-letter-ground]', false)
  if (ground) page.show(`[data-letter-ground="${ground}"]`, true)
  const along = statement?.kind === 'forwarded' ? statement.along : []
  const { token, from, forwardId } = page.facts
  if (page.keys)
    drawAlong(page.root, { token, from, forwardId, keys: page.keys }, { payload, along }, (code) => page.say(code))
  return true
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

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
  const { token } = page.facts
  const proof = toBase64url(page.keys.proof)
  const put = await asked<{ file: string }>('answer', { token, proof, answer: said, reason })
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
      .catch(() => page.say('failed'))
      .finally(() => page.busy(false))
  }
  const [asks, answers] = [page.one('[data-letter-ask]'), page.one<HTMLFormElement>('[data-letter-answer]')]
  asks?.addEventListener(
    'submit',
    doing(() => open(page)),
  )
  answers?.addEventListener(
    'submit',
    doing(() => answer(page, answers)),
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
