import { readdir } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import type { z } from 'zod'
import type { LanguageTag } from '#kernel/language.ts'
import { readYamlFile, type YamlRead } from './yaml-file.ts'

/** A file of words in one language, read or with what is wrong with it. */
export interface LanguageFile<T> {
  language: LanguageTag
  read: YamlRead<T>
}

const languageFile = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.yaml$/

/** Reads every `<language>.yaml` of a folder, in alphabetical order; none when the folder does not exist. */
export async function readLanguages<S extends z.ZodType>(
  folder: string,
  form: S,
  root: string,
): Promise<LanguageFile<z.output<S>>[]> {
  const languages = (await namesIn(folder)).flatMap((name) => languageFile.exec(name)?.[1] ?? [])
  return Promise.all(
    languages.sort().map(async (language) => {
      const path = join(folder, `${language}.yaml`)
      return { language, read: await readYamlFile(path, form, shownName(root, path)) }
    }),
  )
}

/** The names in a folder, sorted, so that findings always come in the same order; none when it does not exist. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}

/** The name of a file in findings: short inside the project, whole outside it. */
export function shownName(root: string, path: string): string {
  const short = relative(root, path)
  return short.startsWith('..') || isAbsolute(short) ? path : short
}
