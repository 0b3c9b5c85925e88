import { randomBytes } from 'node:crypto'
import { fromBase64url, toBase64url } from '../../src/modules/organisations/index.ts'
import { beginCase, type Reader, sealReport } from '../../src/modules/reporting/ceremonies/index.ts'
import { type Draft, emptyDraft, reportFrom, writeDraft } from '../../src/modules/reporting/index.ts'

export const random = (length: number) => new Uint8Array(randomBytes(length))

/** Bytes as the doors of the reporting point take them. */
export const sentJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? toBase64url(part) : part))
export const bytesOf = (text: unknown) => fromBase64url(String(text)) ?? new Uint8Array()

/** What somebody in Voorbeeldstad tells, where people of the demonstration read. */
export const toldIn = (more: Partial<Draft>): Draft => ({
  ...emptyDraft,
  entrance: 'worker',
  municipality: 'GM9901',
  forms: ['labour'],
  goingOn: 'yes',
  danger: 'no',
  ...more,
})

/** How something is sent to a server; from where is for who makes one. */
export type Post = (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) => Promise<Response>

export const jsonType = 'application/json'
const formType = 'application/x-www-form-urlencoded'
export const sendFields = (post: Post, path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  post(path, new URLSearchParams(fields).toString(), formType)

/** Sends a report by the form without JavaScript; gives its code as it was shown. */
export async function tellByForm(post: Post, draft: Draft): Promise<string> {
  const fields = { draft: writeDraft(draft), at: 'summary', go: 'send', seed: toBase64url(random(32)) }
  const page = await (await sendFields(post, '/nl/report/seen-once', fields)).text()
  const code = /name="code" value="([^"]+)"/.exec(page)?.[1]
  if (code === undefined) throw new Error(`no receipt: ${page.slice(0, 2_000)}`)
  return code
}

/** Sends a sealed report; gives the case as its reporter knows it. */
export async function tellSealed(site: string, post: Post, draft: Draft) {
  const key = await (await fetch(`${site}/report-door/key/voorbeeldstad`)).json()
  const reader: Reader = { ...key.value, publicKey: bytesOf(key.value.publicKey) }
  const begun = await beginCase('voorbeeldstad', random)
  const made = reportFrom(draft, { language: 'nl', files: [], salt: toBase64url(begun.salt) })
  if (!made.ok) throw new Error('the draft is not ready')
  const sealed = await sealReport(begun, reader, { ...made.value, files: [] }, random)
  if (!sealed.ok) throw new Error(sealed.error)
  const kept = await (await post('/report-door/submit', sentJson(sealed.value), jsonType)).json()
  if (!kept.ok) throw new Error(`not kept: ${kept.error}`)
  return { begun, sealed: sealed.value }
}
