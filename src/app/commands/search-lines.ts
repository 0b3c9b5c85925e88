import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'

/** A file with more than this is not read: everything is kept in memory. */
export const mostBytes = 50_000_000

const text = z.string()
const name = text.min(1)
/** A field without a value is as good as one that is not there. */
const missing = (value: unknown): unknown => value ?? undefined
const words = z.preprocess(missing, z.array(text).optional())
const some = z.preprocess(missing, text.optional())

export const documentLine = z.object({
  id: name,
  language: name,
  title: text,
  body: some,
  lead: some,
  words,
  official: words,
})

export const queryLine = z.object({ id: name, language: name, query: text, relevant: z.array(name).min(1) })

/** The lines of a file, or everything that is wrong with it, a sentence each. */
export type Lines<T> = { ok: true; value: T[] } | { ok: false; what: string[] }

/**
 * Reads a file with one JSON object on each line; empty lines are passed over. Only a line feed ends a line: a text may
 * hold other signs that end one elsewhere.
 * @returns refused with all reasons: a file that cannot be read, is empty or too large; a line, by its number, that is not
 * JSON or not of this shape.
 */
export function readLines<T>(path: string, shape: z.ZodType<T>): Lines<T> {
  const refused = sizeProblem(path)
  if (refused) return { ok: false, what: [refused] }
  const [value, what]: [T[], string[]] = [[], []]
  for (const [index, line] of readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const one = parsed(line, shape)
    if (one.ok) value.push(one.value)
    else what.push(`${path}:${index + 1}: ${one.error}`)
  }
  if (value.length === 0 && what.length === 0) what.push(`${path}: there is nothing in it`)
  return what.length > 0 ? { ok: false, what } : { ok: true, value }
}

/** As `readLines`; a document with the id of an earlier one in its language is refused too. */
export function readDocuments(path: string): Lines<z.infer<typeof documentLine>> {
  const lineOf = new Map<string, number>()
  let line = 0
  const once = documentLine.superRefine(({ id, language }, context) => {
    line += 1
    const key = `${language.toLowerCase()} ${id}`
    if (lineOf.has(key))
      context.addIssue({ code: 'custom', message: `document ${lineOf.get(key)} has the id "${id}" as well` })
    else lineOf.set(key, line)
  })
  return readLines(path, once)
}

function sizeProblem(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return `${path} is not a file that can be read.`
  return found.size > mostBytes ? `${path} has ${found.size} bytes; at most ${mostBytes} are read.` : undefined
}

function parsed<T>(line: string, shape: z.ZodType<T>): Result<T, string> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return err('this is not JSON')
  }
  const read = shape.safeParse(json)
  if (read.success) return ok(read.data)
  const issue = read.error.issues[0]
  const where = issue?.path.join('.')
  return err(`${where ? `"${where}": ` : ''}${issue?.message ?? 'not of the right shape'}`)
}
