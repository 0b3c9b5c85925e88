import { CeremonyPage, type Pressed, Refused } from './ceremony-page.ts'

/** What is done when its form is sent. */
export type Ceremony = (page: CeremonyPage, pressed: Pressed) => Promise<void>

/** A ceremony with what comes before it is shown, and what goes on once a stage of it is over. */
export interface Ceremonies {
  /** By the name of the form. */
  run: Readonly<Record<string, Ceremony>>
  /** By the name of the stage that is shown; left out: a form is sent once. */
  stages?: Readonly<Record<string, Ceremony>>
  /** Before anything is shown. */
  prepare?(page: CeremonyPage): Promise<void>
}

/**
 * Wakes up each `form[data-keys]` of the page. Everything secret stays in the memory of this page: what is typed, the secret of a passkey, private keys and papers.
 * What a page is made of: `ceremony-page.ts`.
 */
export function runCeremonies(ceremonies: Ceremonies): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keys]')) void open(form, ceremonies)
}

/** Asked of the browser before anything is typed; `absent` words stay where a browser cannot. */
async function whatIsMissing(): Promise<'old-browser' | null> {
  if (!isSecureContext || typeof WebAssembly === 'undefined') return 'old-browser'
  try {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    return null
  } catch {
    return 'old-browser'
  }
}

async function open(form: HTMLFormElement, { run, stages = {}, prepare }: Ceremonies): Promise<void> {
  const page = new CeremonyPage(form)
  const ceremony = run[page.ceremony]
  if (!ceremony) return
  const missing = await whatIsMissing()
  if (missing) return page.say(missing)
  await prepare?.(page)
  const hasPasskeys = 'credentials' in navigator && 'PublicKeyCredential' in window && page.facts.rpId !== null
  for (const one of page.all('[data-keys-if-passkey]')) one.hidden = !hasPasskeys
  for (const box of page.all('[data-keys-show]')) offerToShow(page, box)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { submitter } = event
    const pressed = submitter instanceof HTMLButtonElement ? submitter.value : 'passphrase'
    // Whoever presses Enter in a field sends the first button there is, also one of a stage that is over.
    void walk(page, stages[page.at] ?? ceremony, pressed === 'passkey' ? 'passkey' : 'passphrase')
  })
  for (const one of page.all('[data-keys-says]')) one.hidden = true
  for (const one of page.all('[data-keys-body]')) one.hidden = false
}

async function walk(page: CeremonyPage, run: Ceremony, pressed: Pressed): Promise<void> {
  page.say(null)
  page.busy(true)
  try {
    await run(page, pressed)
    page.busy(false)
  } catch (error) {
    page.busy(false)
    await page.tell('nothing')
    if (error instanceof Refused) page.say(error.code, error.field)
    else {
      page.say('failed')
      throw error
    }
  }
}

/** Typing long words unseen goes wrong: whoever is alone may look. */
function offerToShow(page: CeremonyPage, box: HTMLElement): void {
  if (!(box instanceof HTMLInputElement)) return
  const names = (box.dataset['keysShow'] ?? '').split(' ')
  box.addEventListener('change', () => {
    for (const name of names) page.field(name)?.setAttribute('type', box.checked ? 'text' : 'password')
  })
}
