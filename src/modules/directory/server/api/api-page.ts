import { wholeNumber } from './read-query.ts'

export const usualPageSize = 50
export const longestPageSize = 100

/** The parameters that every collection has. */
export const pageReaders = { page: wholeNumber(1, 1_000_000), pageSize: wholeNumber(1, longestPageSize) }

export interface ApiPage<Item> {
  items: readonly Item[]
  page: number
  pageSize: number
  totalItems: number
  totalPages: number
  links: { self: string; first: string; prev?: string; next?: string; last: string }
}

/** One page of a collection, with the addresses of those around it. A page past the last one is empty. */
export function apiPage<Item>(
  all: readonly Item[],
  { page = 1, pageSize = usualPageSize }: { page?: number; pageSize?: number },
  address: URL,
): ApiPage<Item> {
  const totalPages = Math.max(1, Math.ceil(all.length / pageSize))
  const at = (number: number): string => {
    const url = new URL(address)
    url.searchParams.set('page', String(number))
    return url.href
  }
  const around = {
    ...(page > 1 ? { prev: at(Math.min(page - 1, totalPages)) } : {}),
    ...(page < totalPages ? { next: at(page + 1) } : {}),
  }
  return {
    items: all.slice((page - 1) * pageSize, page * pageSize),
    page,
    pageSize,
    totalItems: all.length,
    totalPages,
    links: { self: address.href, first: at(1), ...around, last: at(totalPages) },
  }
}

/** The same addresses as a header (RFC 8288). */
export const linkHeader = ({ links }: ApiPage<unknown>): string =>
  Object.entries(links)
    .map(([rel, href]) => `<${href}>; rel="${rel}"`)
    .join(', ')
