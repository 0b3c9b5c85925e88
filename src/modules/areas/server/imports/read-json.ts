import { readFile, stat } from 'node:fs/promises'
import { ok } from '#kernel/result.ts'
import { type Outcome, refuse } from './outcome.ts'

export type ReadRefusal = 'not-https' | 'not-reachable' | 'too-large' | 'not-json'

export interface Access {
  /** The platform's `fetch`, or one for tests. */
  fetch(url: string): Promise<Response>
  /** Bytes that may be read in all; protects the memory of the server against a wrong or hostile address. */
  maxBytes: number
}

export interface ReadJson {
  json: unknown
  bytes: number
}

/** Anything with a scheme is an address; the rest is the path of a file. */
export const isAddress = (source: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(source)

/**
 * Reads JSON from a file or an address.
 * Refusals: `not-https` – another kind of address, or an answer from one; `not-reachable` – no such file, no answer or
 * an error as answer; `too-large` – more than `maxBytes`; `not-json`.
 */
export async function readJson(source: string, access: Access): Promise<Outcome<ReadJson, ReadRefusal>> {
  const read = isAddress(source) ? await readAddress(source, access) : await readPath(source, access)
  if (!read.ok) return read
  try {
    const json: unknown = JSON.parse(read.value.toString('utf8').replace(/^\uFEFF/, ''))
    return ok({ json, bytes: read.value.length })
  } catch {
    return refuse('not-json', `What ${source} holds is not JSON.`)
  }
}

async function readPath(path: string, { maxBytes }: Access): Promise<Outcome<Buffer, ReadRefusal>> {
  try {
    const { size } = await stat(path)
    return size > maxBytes ? tooLarge(path, maxBytes) : ok(await readFile(path))
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    return refuse('not-reachable', `The file ${path} cannot be read: ${cause.message}.`)
  }
}

async function readAddress(url: string, { fetch, maxBytes }: Access): Promise<Outcome<Buffer, ReadRefusal>> {
  if (!url.toLowerCase().startsWith('https://'))
    return refuse('not-https', `${url} is not read: only https keeps what comes in from being changed on the way.`)
  try {
    const response = await fetch(url)
    if (response.url !== '' && !response.url.startsWith('https://'))
      return refuse('not-https', `${url} leads to ${response.url}, which is not https.`)
    if (!response.ok) return refuse('not-reachable', `${url} answers with ${response.status}.`)
    if (Number(response.headers.get('content-length')) > maxBytes) return tooLarge(url, maxBytes)
    return await readBody(url, response, maxBytes)
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause
    return refuse('not-reachable', `${url} gives no answer: ${cause.message}.`)
  }
}

/** Stops at the limit: the length that a server states may be wrong or left out. */
async function readBody(url: string, { body }: Response, maxBytes: number): Promise<Outcome<Buffer, ReadRefusal>> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > maxBytes) return tooLarge(url, maxBytes)
    parts.push(part)
  }
  return ok(Buffer.concat(parts))
}

const tooLarge = (source: string, maxBytes: number) =>
  refuse('too-large', `${source} is larger than the ${Math.floor(maxBytes / 1_000_000)} MB that may be read.`)
