/**
 * Letters that spreadsheets drop or pass over before they look whether a text is a formula: spaces of every width, and
 * letters that are not shown.
 */
const blank = String.raw`[\s\p{Cf}\u0085\u180E]`
/** The four that begin a formula, and how they look in full width. */
const begins = String.raw`[=+\-@＝＋－﹣−＠﹢﹦﹫]`
const live = new RegExp(`^(?:[\\t\\r\\n]|${blank}*${begins})`, 'u')
const guarded = new RegExp(`^'+(?:[\\t\\r\\n]|${blank}*${begins})`, 'u')
/** True for a text that some spreadsheet runs as a formula when it opens a CSV file. */
export const isLive = (cell: string): boolean => live.test(cell)

/**
 * One more apostrophe before a text that looks as if `toCsv` had put one there, so that nothing is lost on the way back.
 * A text that a spreadsheet could run is guarded by `toCsv` itself.
 */
export const guardCell = (text: string): string => (guarded.test(text) ? `'${text}` : text)

export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

/** Controls that no table can hold, and that nobody sees. */
const unseen = /[^\P{Cc}\t\r\n\u007F-\u009F]/gu

/** The text as every format can hold it: without control characters, and half letters become `\uFFFD`. */
export const plainText = (text: string): string => text.replace(unseen, '').toWellFormed()
