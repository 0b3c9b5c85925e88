import { fromBase64url, toBase64url } from '#modules/organisations/index.ts'
import { caseKeyByCode, jsonOf, openerOf, openItem, type Reader } from '#modules/reporting/ceremonies/index.ts'
import { readReceiptCode } from '#platform/sealing/index.ts'

/** Asks a site as one browser: a body that is empty is a GET. */
export type Ask = (
  path: string,
  body: string | Uint8Array<ArrayBuffer> | FormData,
  type: string | null,
) => Promise<Response>

/** Asks as who has these headers; where a site is sent on to is not followed. */
export const asking =
  (site: string, headers: Readonly<Record<string, string>>): Ask =>
  (path, body, type) =>
    fetch(`${site}${path}`, {
      ...(body === '' ? {} : { method: 'POST', body }),
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', ...(type === null ? {} : { 'content-type': type }), ...headers },
    })

/** JSON in which bytes are base64url, as the door takes it and gives it. */
export const withBytes = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? toBase64url(part) : part))
export const bytesIn = (text: unknown) => fromBase64url(String(text)) ?? new Uint8Array()

/** What the door answers. @throws with its refusal. */
export async function putThroughDoor(ask: Ask, path: string, value: unknown) {
  const answer = await (await ask(`/report-door/${path}`, withBytes(value), 'application/json')).json()
  if (!answer.ok) throw new Error(`${path}: ${answer.error}`)
  return answer.value
}

/** Who reads at an organisation, as the page asks it. */
export async function readerAt(ask: Ask, organisation: string): Promise<Reader> {
  const { value } = await (await ask(`/report-door/key/${organisation}`, '', null)).json()
  return { organisation, keyNumber: value.keyNumber, publicKey: bytesIn(value.publicKey) }
}

/** Everything that was written in the case of a code, report first, as its owner reads it. @throws where the code leads nowhere. */
export async function readByCode(ask: Ask, shown: string): Promise<{ caseId: string; texts: string[] }> {
  const code = readReceiptCode(shown)
  if (!code.ok) throw new Error(`${code.error}: this is no code`)
  const { lookupId, opener } = await openerOf(code.value)
  const head = await putThroughDoor(ask, 'find', { lookupId })
  const { items } = await putThroughDoor(ask, 'items', { lookupId })
  const caseKey = await caseKeyByCode(opener, head.caseId, bytesIn(head.wrappedForReporter))
  if (!caseKey.ok) throw new Error(caseKey.error)
  const texts: string[] = []
  for (const one of items) {
    if (one.kind === 'file') continue
    const opened = await openItem(caseKey.value, head, { ...one, envelope: bytesIn(one.envelope) })
    if (!opened.ok) throw new Error(`an item does not open: ${opened.error}`)
    texts.push(JSON.stringify(jsonOf(opened.value)))
  }
  return { caseId: head.caseId, texts }
}
