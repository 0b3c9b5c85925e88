/** What goes along with a letter: each is fetched, opened and compared with the signed manifest when somebody asks for it. */
import type { Result } from '#kernel/result.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { alongHash, identityHash, jsonOf, openAlong } from '#modules/reporting/ceremonies/index.ts'
import { alongIn, contactFields, type FileFacts, type ForwardPayload, readIdentity } from '#modules/reporting/index.ts'
import type { Bytes, LinkAndCodeKeys } from '#platform/sealing/index.ts'
import { showBytes } from '../casework/open-file.ts'

/** Whose letter it is, and what opens it. */
export interface OpenedLetter {
  token: string
  from: string
  forwardId: string
  keys: LinkAndCodeKeys
}

/** One thing that goes along, as the manifest names it. */
interface Along {
  sequence: number
  kind: NonNullable<ReturnType<typeof alongIn>>['kind']
  hash: string
  /** Null: who the reporter is. */
  facts: FileFacts | null
}

/** Draws what goes along; `refused`: told with the code of what went wrong. */
export function drawAlong(
  root: HTMLElement,
  letter: OpenedLetter,
  { payload, along }: { payload: ForwardPayload; along: readonly string[] },
  refused: (code: string | null) => void,
): void {
  const place = root.querySelector('[data-letter-files]')
  const around = root.querySelector<HTMLElement>('[data-letter-along]')
  if (!place || !around) return
  const all = along.flatMap((text, at): Along[] => {
    const read = alongIn(text)
    return read ? [{ ...read, sequence: at + 1, facts: payload.files[at] ?? null }] : []
  })
  place.replaceChildren(...all.flatMap((one) => drawn(root, letter, payload.salt, one, refused) ?? []))
  around.hidden = all.length === 0
}

function drawn(
  root: HTMLElement,
  letter: OpenedLetter,
  salt: string,
  one: Along,
  refused: (code: string | null) => void,
): DocumentFragment | null {
  const row = root.querySelector<HTMLTemplateElement>(`template[data-letter-file="${one.kind}"]`)
  if (!row) return null
  const made = row.content.cloneNode(true) as DocumentFragment
  const [button, size, place] = [
    made.querySelector<HTMLButtonElement>('[data-open]'),
    made.querySelector<HTMLElement>('[data-size]'),
    made.querySelector<HTMLElement>('[data-shown]'),
  ]
  if (size && one.facts) size.textContent = `${Math.ceil(one.facts.bytes / 1000)} kB`
  button?.addEventListener('click', () => {
    refused(null)
    button.disabled = true
    void opened(letter, salt, one)
      .then((got) => {
        if (!got.ok) return refused(got.error)
        if (place && one.facts) showBytes(got.value, one.facts, place)
        else if (place) showWho(root, got.value, place)
      })
      .catch(() => refused('failed'))
      .finally(() => {
        button.disabled = false
      })
  })
  return made
}

/** Refusals: those of the server · `not-opened` – it does not open, or is not what was signed. */
async function opened(
  { token, from, forwardId, keys }: OpenedLetter,
  salt: string,
  { sequence, kind, hash }: Along,
): Promise<Result<Bytes, string>> {
  const body = JSON.stringify({ token, proof: toBase64url(keys.proof), sequence })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch('/report-door/letter/file', { method: 'POST', body, headers }).catch(() => null)
  if (response === null) return { ok: false, error: 'no-connection' }
  if (!response.ok) return { ok: false, error: 'failed' }
  if (response.headers.get('content-type')?.startsWith('application/json')) return response.json()
  const content = await openAlong(keys.key, { from, forwardId }, sequence, new Uint8Array(await response.arrayBuffer()))
  if (!content.ok) return { ok: false, error: 'not-opened' }
  const { value } = content
  const found = kind === 'identity' ? await identityHash(value) : await alongHash(salt, value)
  return found === hash ? content : { ok: false, error: 'not-opened' }
}

function showWho(root: HTMLElement, content: Bytes, place: HTMLElement): void {
  const identity = readIdentity(jsonOf(content))
  if (!identity.ok) return
  const list = document.createElement('dl')
  for (const field of contactFields) {
    if (identity.value[field] === '') continue
    const words = root.querySelector<HTMLTemplateElement>(`template[data-letter-who="${field}"]`)
    const [name, value] = [document.createElement('dt'), document.createElement('dd')]
    name.textContent = words?.content.textContent ?? ''
    value.textContent = identity.value[field]
    list.append(name, value)
  }
  place.replaceChildren(list)
}
