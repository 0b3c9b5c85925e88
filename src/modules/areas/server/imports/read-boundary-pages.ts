import { ok } from '#kernel/result.ts'
import { type BoundaryFeature, type BoundaryPage, boundaryPage } from '../../forms/boundary-file.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type Access, isAddress, type ReadRefusal, readJson } from './read-json.ts'

export type PagesRefusal = ReadRefusal | 'not-boundaries' | 'not-complete' | 'next-elsewhere' | 'too-many-pages'

/** The whole country fits in far fewer pages; protects against a service whose next page never ends. */
const maxPages = 100

/**
 * All features behind an address or in a file, following the links to the next page.
 * Refusals: those of `readJson`; `not-boundaries` – no GeoJSON features; `not-complete` – a file that is one page of
 * more; `next-elsewhere` – the next page is on another server; `too-many-pages`.
 */
export async function readBoundaryPages(
  source: string,
  access: Access,
): Promise<Outcome<readonly BoundaryFeature[], PagesRefusal>> {
  const features: BoundaryFeature[] = []
  let left = access.maxBytes
  let address: string | undefined = source
  for (let page = 1; address !== undefined; page++) {
    if (page > maxPages) return refuse('too-many-pages', `${source} has more than ${maxPages} pages.`)
    const read = await readJson(address, { ...access, maxBytes: left })
    if (!read.ok) return read
    left -= read.value.bytes
    const parsed = boundaryPage.safeParse(read.value.json)
    if (!parsed.success) return refuse('not-boundaries', `${address} holds no GeoJSON features.`)
    features.push(...parsed.data.features)
    const next = nextAddress(address, parsed.data)
    if (!next.ok) return next
    address = next.value
  }
  return ok(features)
}

function nextAddress(
  current: string,
  { links }: BoundaryPage,
): Outcome<string | undefined, 'not-complete' | 'next-elsewhere'> {
  const link = links.find(({ rel }) => rel === 'next')
  if (!link) return ok(undefined)
  if (!isAddress(current))
    return refuse(
      'not-complete',
      `${current} is one page of more: it links to a next page. Import the address instead.`,
    )
  const next = URL.parse(link.href, current)
  if (!next || next.origin !== new URL(current).origin)
    return refuse('next-elsewhere', `The next page of ${current} is on another server: ${link.href}.`)
  return ok(next.href)
}
