import type { LineOf } from '#platform/content/yaml-file.ts'
import type { ProgrammeWords } from '../forms/programme-words-form.ts'

/** The words of one language and where each of them stands. */
export interface WordsFile {
  file: string
  value: ProgrammeWords
  lineOf: LineOf
}

/** How findings name a file of the folder. */
export const fileOf = (name: string): string => `data/programme/${name}.yaml`

/** `nl` for `nl.yaml`, `pt-BR` for `pt-BR.yaml`; undefined for the lists. */
export const languageOf = (name: string): string | undefined => /^([a-z]{2,3}(?:-[A-Z]{2})?)\.yaml$/.exec(name)?.[1]
