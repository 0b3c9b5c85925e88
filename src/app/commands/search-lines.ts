import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'

/** A file with more than this is not read: everything is kept in memory. */
export const mostBytes = 50_000_000

const text = z.string()
const name = text.min(1)
const words = z.array(text).optional()

export const documentLine = z.object({
  id: name,
  language: name,
  title: text,
  body: text.optional(),
  lead: text.optional(),
  words,
  official: words,
})

export const queryLine = z.object({ id: name, language: name, query: text, relevant: z.array(name).min(1) })

/**
 * Reads a file with one JSON object on each line; empty lines are passed over.
 * @returns the lines, or everything that is wrong: a file that cannot be read or is too large, lines that are not JSON or
 * not of this shape, an id that an earlier line of the same language has.
 */
export async function readLines<T extends { id: string; language: string }>(
  path: string,
  shape: z.ZodType<T>,
): Promise<{ ok: true; value: T[] } | { ok: false; what: string[] }> {
  const refused = sizeProblem(path)
  if (refused) return { ok: false, what: [refused] }
  const [read, what]: [T[], string[]] = [[], []]
  const lineOf = new Map<string, number>()
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const content = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (content.trim() === '') continue
    const one = parsed(content, shape)
    if (!one.ok) {
      what.push(`${path}:${number}: ${one.error}`)
      continue
    }
    const key = `${one.value.language.toLowerCase()} ${one.value.id}`
    const before = lineOf.get(key)
    if (before === undefined) read.push(one.value)
    else what.push(`${path}:${number}: the id "${one.value.id}" is also on line ${before}`)
    lineOf.set(key, before ?? number)
  }
  if (number === 0 || (read.length === 0 && what.length === 0)) what.push(`${path}: there is nothing in it`)
  return what.length > 0 ? { ok: false, what } : { ok: true, value: read }
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
