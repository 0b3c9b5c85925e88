import type { SourceCode } from '#kernel/sources.ts'

/**
 * The list of sources is too long for one page of the budget: it comes in parts, by the first letter of a code. What organisations named on screen
 * (`ZEG-…`) is a part of its own, for nobody knows how long that becomes.
 */
export const sourceParts = ['a-p', 'q-z', 'zeg'] as const
export type SourcePart = (typeof sourceParts)[number]

/** The part that holds a code. */
export function partOfSource(code: SourceCode): SourcePart {
  if (code.startsWith('ZEG-')) return 'zeg'
  return code.toLowerCase() < 'q' ? 'a-p' : 'q-z'
}

/** The part that an address asks for; the first one when it asks for none that exists. */
export const readSourcePart = (asked: string | null): SourcePart =>
  sourceParts.find((part) => part === asked) ?? sourceParts[0]

/** Address of a part of the list of sources. */
export const sourcePartAddress = (language: string, part: SourcePart): string =>
  part === sourceParts[0] ? `/${language}/sources` : `/${language}/sources?part=${part}`

/** Where a source is named: its line in the list. */
export const sourceAddress = (language: string, code: SourceCode): string =>
  `${sourcePartAddress(language, partOfSource(code))}#${code}`
