/** `toCsv` puts an apostrophe before a text that a spreadsheet would run; so it must come off again when read back. */
const guarded = /^'+[=+\-@\t\r\n]/

/** A text that looks guarded gets one apostrophe more, so that nothing is lost on the way back. */
export const guardCell = (text: string): string => (guarded.test(text) ? `'${text}` : text)

export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)
