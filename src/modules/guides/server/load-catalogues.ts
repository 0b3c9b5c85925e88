import { join } from 'node:path'
import type { z } from 'zod'
import type { LanguageTag, TranslationStatus } from '#kernel/language.ts'
import type { SourceCode } from '#kernel/sources.ts'
import { readLanguages, shownName } from '#platform/content/language-files.ts'
import { type ContentFinding, readYamlFile } from '#platform/content/yaml-file.ts'
import { type Catalogues, iloIndicators, type Signal } from '../domain/catalogues.ts'
import { checkCatalogueWords, checkEntries, type Entry } from '../domain/check-catalogues.ts'
import {
  contactsForm,
  contactWordsForm,
  focalPointsForm,
  groundsForm,
  groundWordsForm,
  signalsForm,
  signalWordsForm,
  sourcesForm,
} from '../forms/catalogue-forms.ts'
import type { GuidePlaces } from './guide-places.ts'

/** The catalogues with everything that is wrong in their files; what could not be read is left out. */
export interface LoadedCatalogues {
  catalogues: Catalogues
  findings: ContentFinding[]
}

type Sections<W> = (words: W) => Record<string, { expected: Iterable<string>; given: Iterable<string> }>

/** Reads signals, contacts, focal points, grounds and sources. */
export async function loadCatalogues(places: GuidePlaces): Promise<LoadedCatalogues> {
  const findings: ContentFinding[] = []
  const load = loaderOf(places, findings)

  const sourceList = await load.list(places.sourcesFile, sourcesForm, ({ code }) => ({ id: code }))
  const sources = new Map(sourceList.map((source) => [source.code, source]))
  load.know(sources)

  const signals = await load.list(join(places.signals, 'signals.yaml'), signalsForm, asFact)
  const signalWords = await load.words(places.signals, 'signals', signalWordsForm, signalSections(signals))
  const contacts = await load.list(join(places.contacts, 'contacts.yaml'), contactsForm, asFact)
  const contactWords = await load.words(places.contacts, 'contacts', contactWordsForm, (words) => ({
    contacts: { expected: contacts.map(({ id }) => id), given: Object.keys(words.contacts) },
  }))
  const focalPoints = await load.list(join(places.contacts, 'focal-points.yaml'), focalPointsForm, (point) => ({
    id: `${point.municipality} from ${point.from}`,
    provenance: { sources: [point.source], confidence: 'seen' },
  }))
  const grounds = await load.list(join(places.grounds, 'grounds.yaml'), groundsForm, asFact)
  const groundWords = await load.words(places.grounds, 'grounds', groundWordsForm, (words) => ({
    grounds: { expected: grounds.map(({ id }) => id), given: Object.keys(words.grounds) },
  }))

  const catalogues: Catalogues = {
    signals: byId(signals),
    signalWords,
    contacts: byId(contacts),
    contactWords,
    focalPoints,
    grounds: byId(grounds),
    groundWords,
    sources,
  }
  return { catalogues, findings }
}

function loaderOf({ root }: GuidePlaces, findings: ContentFinding[]) {
  let sources: ReadonlyMap<SourceCode, unknown> | undefined
  return {
    /** From here on the sources of entries are held against this list. */
    know(list: ReadonlyMap<SourceCode, unknown>): void {
      sources = list
    },

    async list<S extends z.ZodType<readonly unknown[]>>(
      path: string,
      form: S,
      asEntry: (row: z.output<S>[number]) => Entry,
    ): Promise<z.output<S>> {
      const read = await readYamlFile(path, form, shownName(root, path))
      if (!read.ok) {
        findings.push(...read.findings)
        return form.parse([])
      }
      const problems = checkEntries(read.value.map(asEntry), (code) => sources?.has(code) ?? true)
      findings.push(...problems.map(({ path: at, ...rest }) => ({ ...rest, file: read.file, line: read.lineOf(at) })))
      return read.value
    },

    async words<S extends z.ZodType<{ translation: TranslationStatus }>>(
      folder: string,
      name: string,
      form: S,
      sections: Sections<z.output<S>>,
    ): Promise<ReadonlyMap<LanguageTag, z.output<S>>> {
      const files = await readLanguages(folder, form, root)
      const words = new Map<LanguageTag, z.output<S>>()
      for (const { language, read } of files) {
        if (!read.ok) {
          findings.push(...read.findings)
          continue
        }
        words.set(language, read.value)
        const problems = checkCatalogueWords(language, read.value.translation, sections(read.value))
        findings.push(...problems.map(({ path: at, ...rest }) => ({ ...rest, file: read.file, line: read.lineOf(at) })))
      }
      if (files.length === 0)
        findings.push({
          code: 'file-missing',
          file: shownName(root, folder),
          line: 1,
          message: `There are no words for the ${name} in any language.`,
        })
      return words
    },
  }
}

const signalSections = (signals: readonly Signal[]): Sections<z.output<typeof signalWordsForm>> => {
  const ids = signals.map(({ id }) => id)
  const categories = signals.map(({ category }) => category)
  const places = signals.flatMap(({ seenBy }) => Object.values(seenBy).flat())
  const ilo = signals.some((signal) => signal.ilo) ? Array.from({ length: iloIndicators }, (_, i) => `${i + 1}`) : []
  return (words) => ({
    ilo: { expected: ilo, given: Object.keys(words.ilo ?? {}) },
    signals: { expected: ids, given: Object.keys(words.signals) },
    categories: { expected: categories, given: Object.keys(words.categories) },
    places: { expected: places, given: Object.keys(words.places) },
  })
}

const asFact = <T extends { id: string } & Required<Entry>['provenance']>(row: T): Entry => ({
  id: row.id,
  provenance: row,
})

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]))
