/**
 * Makes a passkey, or signs in with one, for each `form[data-passkey]`. Without this script, or in a browser without passkeys, the form says so and the page has
 * another way in.
 *
 * - `data-passkey`: `create` or `get`; `data-passkey-options`: what the server made for `parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.
 * - `[data-passkey-answer]`: a hidden field that gets the answer as JSON; then the form is sent as any other.
 * - `[data-passkey-button]`: hidden until it can be used. `[data-passkey-says="absent"]` stands there in sight and goes when passkeys work here.
 * - `[data-passkey-says="…"]`, hidden, with `role="alert"`, one for each `Failure`; where one is missing, `failed` is shown.
 */

/**
 * Why there is no answer. `cancelled` – somebody said no, waited too long, or has no passkey for this site: a browser does not tell which · `not-allowed` – the
 * site may not, such as under another address · `no-authenticator` – no device here can do what is asked · `known` – this device has one already ·
 * `failed` – anything else.
 */
type Failure = 'cancelled' | 'not-allowed' | 'no-authenticator' | 'known' | 'failed'

const failures: Readonly<Record<string, Failure>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  SecurityError: 'not-allowed',
  NotSupportedError: 'no-authenticator',
  ConstraintError: 'no-authenticator',
  InvalidStateError: 'known',
}

const failureOf = (error: unknown): Failure =>
  (error instanceof Error || error instanceof DOMException ? failures[error.name] : undefined) ?? 'failed'

const works = (): boolean =>
  'PublicKeyCredential' in window &&
  'credentials' in navigator &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.prototype.toJSON === 'function'

const ask = (form: HTMLFormElement, options: string): Promise<Credential | null> => {
  const json = JSON.parse(options)
  return form.dataset['passkey'] === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) })
}

/** The answer without what a passkey gave for wrapping keys: that secret is of this page and never of the server. */
function sendable(credential: Credential | null): string {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('no passkey')
  const { clientExtensionResults, ...answer } = credential.toJSON()
  const { credProps, prf } = clientExtensionResults
  return JSON.stringify({ ...answer, clientExtensionResults: { credProps, prf: { enabled: prf?.enabled } } })
}

function offerPasskey(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[data-passkey-answer]')
  const button = form.querySelector<HTMLButtonElement>('[data-passkey-button]')
  const options = form.dataset['passkeyOptions']
  if (!field || !button || options === undefined || !works()) return
  const says = [...form.querySelectorAll<HTMLElement>('[data-passkey-says]')]
  const say = (what: Failure | null): void => {
    const shown = says.find((one) => one.dataset['passkeySays'] === what)
    const instead = what === null ? undefined : says.find((one) => one.dataset['passkeySays'] === 'failed')
    for (const one of says) one.hidden = one !== (shown ?? instead)
  }
  const answer = async (): Promise<void> => {
    say(null)
    button.disabled = true
    form.ariaBusy = 'true'
    try {
      field.value = sendable(await ask(form, options))
    } catch (error) {
      say(failureOf(error))
    }
    button.disabled = false
    form.ariaBusy = null
    if (field.value === '') button.focus()
    else form.requestSubmit(button)
  }
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return
    event.preventDefault()
    // A second press while the device asks would end the first.
    if (!button.disabled) void answer()
  })
  // Who comes back to this page would send an answer that has been given.
  window.addEventListener('pageshow', () => {
    field.value = ''
  })
  say(null)
  button.hidden = false
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offerPasskey(form)
