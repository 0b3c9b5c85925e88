import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays, type Day } from '#kernel/days.ts'
import { type Facts, nextChange } from '#kernel/facts.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { factIdsOf, type LoadedArticle } from '../domain/article.ts'
import { factsStamp, textStamp } from './stamp.ts'

/** An article is looked at again half a year later at the latest. */
const reviewDays = 181

const folderOf = (root: string, id: string): string => join(root, 'content/articles', id)

/**
 * Writes down of which Dutch text the translation into `language` was made, of the article and of its local additions.
 * Refusals: `no-words` – the article is not there in that language · `is-source` – Dutch is no translation.
 */
export async function stampArticle(
  root: string,
  loaded: LoadedArticle,
  language: LanguageTag,
): Promise<Result<string, 'no-words' | 'is-source'>> {
  if (language === sourceLanguage) return err('is-source')
  const dutch = loaded.words.get(sourceLanguage)
  if (!dutch || !loaded.words.has(language)) return err('no-words')
  const stamp = textStamp(dutch)
  const folder = folderOf(root, loaded.article.id)
  await change(join(folder, `${language}.yaml`), { of: stamp })
  for (const { area, words } of loaded.local) {
    const source = words.get(sourceLanguage)
    if (source && words.has(language))
      await change(join(folder, 'local', area, `${language}.yaml`), { of: textStamp(source) })
  }
  return ok(stamp)
}

/**
 * Writes down that an article is still right, for all languages at once: the day, the facts it was held against, and
 * when it must be looked at again – half a year later, or when the first of its facts changes.
 */
export async function stillCorrect(root: string, loaded: LoadedArticle, facts: Facts, on: Day): Promise<Day> {
  const changes = factIdsOf(loaded).flatMap((id) => {
    const fact = facts.get(id)
    return fact ? (nextChange(fact, on) ?? []) : []
  })
  const before = [addDays(on, reviewDays), ...changes].sort()[0] ?? addDays(on, reviewDays)
  await change(join(folderOf(root, loaded.article.id), 'article.yaml'), {
    reviewedOn: on,
    reviewBefore: before,
    seen: factsStamp(loaded, facts),
  })
  return before
}

/** Sets fields at the top of a file of content, and leaves every other line as it is. */
async function change(path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  let text = await readFile(path, 'utf8')
  for (const [field, value] of Object.entries(fields)) {
    const line = new RegExp(`^${field}:.*$`, 'm')
    // A stamp such as 12e345678901 is a word and no number.
    const written = `${field}: ${/^\d+(e\d+)?$/.test(value) ? `"${value}"` : value}`
    text = line.test(text) ? text.replace(line, written) : `${text.trimEnd()}\n${written}\n`
  }
  await writeFile(path, text)
}
