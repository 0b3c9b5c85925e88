/** Some of a list, so that a page stays as small for a thousand entries as for twenty. */
export interface Paged<T> {
  shown: readonly T[]
  total: number
  /** From 1. */
  page: number
  pages: number
}

/** Reads a page number from the address; what is no page of the list gives the first or the last one. */
export function paged<T>(all: readonly T[], typed: string | null, size: number): Paged<T> {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const asked = typed !== null && /^\d{1,6}$/.test(typed) ? Number(typed) : 1
  const page = Math.min(Math.max(1, asked), pages)
  return { shown: all.slice((page - 1) * size, page * size), total: all.length, page, pages }
}
