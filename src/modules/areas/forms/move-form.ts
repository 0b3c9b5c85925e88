import { type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'

/** What the page that moves counts sends, as it was typed. */
export interface MoveForm {
  from: string
  to: string
  /** One line per municipality: a code or a name, then `;`, a tab or `,`, then a whole number. */
  counts: string
}

/** A line that cannot be used, with its place from 1 and why. */
export interface LineProblem {
  line: number
  why: 'no-number' | 'unknown-municipality' | 'twice'
  text: string
}

/** A list of all municipalities has at most 64 lines; more is another kind of file. */
const mostLines = 200

/** The two days, read. Refusal: which of them is not a day. */
export function daysOf({ from, to }: MoveForm): Result<{ from: Day; to: Day }, 'from' | 'to'> {
  const first = parseDay(from.trim())
  if (!first.ok) return err('from')
  const second = parseDay(to.trim())
  return second.ok ? ok({ from: first.value, to: second.value }) : err('to')
}

/**
 * Reads the counts. `codeOf` gives the code of a code or a name on the first day.
 * Everything that cannot be used is listed; a table with any problem is not moved at all.
 */
export function countsOf(
  { counts }: MoveForm,
  codeOf: (text: string) => string | undefined,
): { counts: Map<string, number>; problems: LineProblem[] } {
  const read = new Map<string, number>()
  const problems: LineProblem[] = []
  const lines = counts.split(/\r?\n/).slice(0, mostLines)
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue
    const line = readLine(text, codeOf)
    if ('why' in line) problems.push({ line: index + 1, why: line.why, text: text.slice(0, 80) })
    else if (read.has(line.code)) problems.push({ line: index + 1, why: 'twice', text: text.slice(0, 80) })
    else read.set(line.code, line.count)
  }
  return { counts: read, problems }
}

function readLine(
  text: string,
  codeOf: (text: string) => string | undefined,
): { code: string; count: number } | { why: 'no-number' | 'unknown-municipality' } {
  const [, name, count] = /^\s*(.+?)\s*[;\t,]\s*(\d{1,12})\s*$/.exec(text) ?? []
  if (name === undefined) return { why: 'no-number' }
  const code = codeOf(name)
  return code === undefined ? { why: 'unknown-municipality' } : { code, count: Number(count) }
}
