import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { LanguageTag } from '#kernel/language.ts'
import { type ContentFinding, findingText, readYamlFile, type YamlRead } from '#platform/content/yaml-file.ts'
import { checkDirectory, type DirectoryFinding, type KnownNames } from '../domain/check-directory.ts'
import type { Directory } from '../domain/directory.ts'
import { rowFiles, type WordsFile, wordsFile } from '../forms/directory-files.ts'
import { languageField } from '../forms/row-fields.ts'

/** `directory` is there when every file has the right shape; `findings` tell what is wrong with it nevertheless. */
export interface DirectoryRead {
  directory: Directory | undefined
  findings: ContentFinding[]
}

type Files = { [Name in keyof typeof rowFiles]: YamlRead<z.output<(typeof rowFiles)[Name]>> }
type WordsRead = YamlRead<WordsFile> & { language: LanguageTag }

/**
 * Reads the files of a folder and checks them. Never throws for what stands in the files: see `findings`.
 * @param folder `data/directory` of a project
 */
export async function readDirectory(folder: string, known: KnownNames): Promise<DirectoryRead> {
  const files = await readFiles(folder)
  const words = await readWords(folder)
  const joined = joinFiles(files, words)
  if (!joined) {
    const reads: YamlRead<unknown>[] = [...Object.values(files), ...words]
    return { directory: undefined, findings: reads.flatMap((read) => (read.ok ? [] : read.findings)) }
  }
  const findings = [
    ...checkDirectory(joined, known).map((finding) => located(finding, files[finding.part])),
    ...words.flatMap((read) => unknownWords(read, joined)),
  ]
  return { directory: joined, findings }
}

/** @throws Error that names every finding with file, line and a sentence */
export async function loadDirectory(folder: string, known: KnownNames): Promise<Directory> {
  const { directory, findings } = await readDirectory(folder, known)
  if (!directory || findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return directory
}

async function readFiles(folder: string): Promise<Files> {
  const read = <Form extends z.ZodType>(name: string, form: Form) =>
    readYamlFile(join(folder, `${name}.yaml`), form, `data/directory/${name}.yaml`)
  return {
    organisations: await read('organisations', rowFiles.organisations),
    services: await read('services', rowFiles.services),
    locations: await read('locations', rowFiles.locations),
    points: await read('points', rowFiles.points),
    events: await read('events', rowFiles.events),
    holidays: await read('holidays', rowFiles.holidays),
  }
}

/** Every other file of the folder is the words of a language. */
async function readWords(folder: string): Promise<WordsRead[]> {
  const names = (await readdir(folder).catch(() => [])).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
  const languages = names.filter((name) => !Object.hasOwn(rowFiles, name) && languageField.safeParse(name).success)
  return Promise.all(
    languages.sort().map(async (language) => ({
      language,
      ...(await readYamlFile(join(folder, `${language}.yaml`), wordsFile, `data/directory/${language}.yaml`)),
    })),
  )
}

function joinFiles(files: Files, words: readonly WordsRead[]): Directory | undefined {
  const { organisations, services, locations, points, events, holidays } = files
  if (!organisations.ok || !services.ok || !locations.ok || !points.ok || !events.ok || !holidays.ok) return undefined
  const found = words.flatMap((read) => (read.ok ? [{ language: read.language, file: read.value }] : []))
  if (found.length < words.length) return undefined
  const textsOf = <Words>(id: string, pick: (file: WordsFile) => Readonly<Record<string, Words>>) =>
    Object.fromEntries(
      found.flatMap(({ language, file }) => {
        const words = own(pick(file), id)
        return words === undefined ? [] : [[language, { ...words, translation: file.translation }]]
      }),
    )
  return {
    organisations: organisations.value.map((row) => ({ ...row, texts: textsOf(row.id, (file) => file.organisations) })),
    services: services.value.map((row) => ({ ...row, texts: textsOf(row.id, (file) => file.services) })),
    locations: locations.value.map((row) => ({ ...row, texts: textsOf(row.id, (file) => file.locations) })),
    points: points.value,
    events: events.value.map((row) => ({ ...row, texts: textsOf(row.id, (file) => file.events) })),
    holidays: holidays.value,
  }
}

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

function located({ id, code, message }: DirectoryFinding, read: YamlRead<readonly { id: string }[]>) {
  const index = read.ok ? read.value.findLastIndex((row) => row.id === id) : -1
  return { code, file: read.file, line: read.ok ? read.lineOf([index]) : 1, message: `${id}: ${message}` }
}

/** Words for a row that is not there: a slip in the id, or words that stayed behind. */
function unknownWords(read: WordsRead, directory: Directory): ContentFinding[] {
  if (!read.ok) return []
  return (['organisations', 'services', 'locations', 'events'] as const).flatMap((part) => {
    const ids = new Set(directory[part].map(({ id }) => id))
    return Object.keys(read.value[part])
      .filter((id) => !ids.has(id))
      .map((id) => ({
        code: 'words-unknown',
        file: read.file,
        line: read.lineOf([part, id]),
        message: `There is no "${id}" in ${part}.yaml.`,
      }))
  })
}
