/** What one round trip can bring: ten packets of 1,460 bytes, less their headers. Everything a page needs to be read. */
export const firstViewBytes = 14_336

export const isWithinBudget = (bytes: number): boolean => bytes <= firstViewBytes

/** Style sheets that a page would still have to fetch before it can be read. */
export const fetchedStyles = (html: string): string[] =>
  [...html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\sdisabled[\s>]/.test(tag))

/** The largest first, as lines to read. */
export const budgetTable = (pages: readonly { address: string; bytes: number }[]): string =>
  [...pages]
    .sort((a, b) => b.bytes - a.bytes)
    .map(
      ({ address, bytes }) =>
        `${String(bytes).padStart(6)} ${((100 * bytes) / firstViewBytes).toFixed(0).padStart(3)} % ${address}`,
    )
    .join('\n')
