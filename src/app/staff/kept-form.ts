import type { RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import type { Session } from '#modules/organisations/server/index.ts'
import { drawnFor } from '#platform/http/read-form.ts'

/** What somebody filled in on a form that could not be taken yet, field by field as it was sent. */
export type KeptFields = readonly (readonly [string, string])[]

/** Secrets come back on no page. */
const neverKept = ['password', 'code', 'seed', 'answer']

/** What of a form can be shown again and sent later. Files are not. */
export const keptOf = (form: FormData): KeptFields =>
  [...form].flatMap(([name, value]) => (typeof value === 'string' && !neverKept.includes(name) ? [[name, value]] : []))

/** Whether a page sent this, with what somebody typed: a browser says when it was a script (`Sec-Fetch-Mode`), and files are not kept. */
export const isTypedForm = ({ method, headers }: Request): boolean =>
  method === 'POST' &&
  headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true &&
  (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate'

const kept = z.array(z.tuple([z.string(), z.string()]))

/** Reads what a hidden field kept; null when it holds nothing of the kind. */
export function readKept(text: string): KeptFields | null {
  if (text === '') return null
  try {
    return kept.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * Says on every form of a page for which organisation it was drawn. Somebody who works for two may have a page of each in two tabs, and one session: a
 * form of the first must not be done for the second.
 */
export const stampForms = (html: string, organisation: string): string =>
  html.replaceAll(
    /<form [^>]*method="post"[^>]*>/g,
    (form) => `${form}<input type="hidden" name="${drawnFor}" value="${organisation}">`,
  )

/**
 * The organisation that the form of this request was drawn for, when it is another than the one whose hat is on; null: it is not, or the form says nothing and is
 * believed.
 */
export async function drawnForAnother(
  { request }: Pick<RequestEvent, 'request'>,
  { hat }: Pick<Session, 'hat'>,
): Promise<string | null> {
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
    request.headers.get('content-type') ?? '',
  )
  if (request.method !== 'POST' || !isForm) return null
  // A form that cannot be read is refused by whoever reads it.
  const form = await request
    .clone()
    .formData()
    .catch(() => null)
  const organisation = form?.get(drawnFor)
  return typeof organisation === 'string' && organisation !== hat?.organisation ? organisation : null
}
