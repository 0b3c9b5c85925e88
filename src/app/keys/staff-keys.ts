/**
 * The ceremonies with keys, for each `form[data-keys]`. Everything secret stays in the memory of this page: what is typed, the secret of a passkey, private keys and
 * papers. Only public keys and wraps are sent. What a page is made of: `ceremony-page.ts`.
 */
import { CeremonyPage, type Pressed, Refused } from './ceremony-page.ts'
import { moveSecrets } from './move-secrets.ts'
import { addWayToOwn, keepOwn, showOwnNumbers } from './own-key.ts'
import { giveShared, makeShared, putColleagues, putIntoUse, recoverShared } from './shared-key.ts'

type Ceremony = (page: CeremonyPage, pressed: Pressed) => Promise<void>

const ceremonies: Readonly<Record<string, Ceremony>> = {
  'make-own': keepOwn,
  'replace-own': keepOwn,
  'add-passphrase': addWayToOwn,
  'add-passkey': addWayToOwn,
  numbers: showOwnNumbers,
  make: makeShared,
  change: makeShared,
  give: giveShared,
  recover: recoverShared,
  move: moveSecrets,
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

async function open(form: HTMLFormElement): Promise<void> {
  const page = new CeremonyPage(form)
  const ceremony = ceremonies[page.ceremony]
  if (!ceremony) return
  const missing = await whatIsMissing()
  if (missing) return page.say(missing)
  await putColleagues(page)
  const hasPasskeys = 'credentials' in navigator && 'PublicKeyCredential' in window && page.facts.rpId !== null
  for (const one of page.all('[data-keys-if-passkey]')) one.hidden = !hasPasskeys
  for (const box of page.all('[data-keys-show]')) offerToShow(page, box)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const { submitter } = event
    const pressed = submitter instanceof HTMLButtonElement ? submitter.value : 'passphrase'
    // Whoever presses Enter in a field sends the first button there is, also one of a stage that is over.
    const run: Ceremony = page.at === 'papers' ? putIntoUse : ceremony
    void walk(page, run, pressed === 'passkey' ? 'passkey' : 'passphrase')
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

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keys]')) void open(form)
