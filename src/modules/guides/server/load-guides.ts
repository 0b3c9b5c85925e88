import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { readLanguages, shownName } from '#platform/content/language-files.ts'
import { type ContentFinding, type LineOf, readYamlFile } from '#platform/content/yaml-file.ts'
import type { Catalogues } from '../domain/catalogues.ts'
import { checkGuide, isWalkable } from '../domain/check-guide.ts'
import { type CheckContext, guideFile, type PagesOf, wordsFile } from '../domain/finding.ts'
import type { Guide, GuideWords } from '../domain/guide.ts'
import { guideForm, guideWordsForm } from '../forms/guide-form.ts'
import { freezeDeep } from './freeze-deep.ts'
import type { GuidePlaces } from './guide-places.ts'
import { loadCatalogues } from './load-catalogues.ts'

/** A guide that could be read, with its words by language and what is wrong with it. */
export interface LoadedGuide {
  guide: Guide
  words: ReadonlyMap<LanguageTag, GuideWords>
  findings: readonly ContentFinding[]
  /** True when every walk through it ends; pages show only these. */
  walkable: boolean
}

/** Everything under `content/` that guides are made of, in memory and never changed. */
export interface GuideLibrary {
  /** By the id of the guide, in the order of their folders. A guide whose file could not be read is not here. */
  guides: ReadonlyMap<string, LoadedGuide>
  catalogues: Catalogues
  /** What is wrong in any file, catalogues first. */
  findings: readonly ContentFinding[]
}

export interface LoadOptions {
  /** The day for which expiry is decided. */
  today: Day
  /** The real number of printed pages; see `CheckContext`. */
  pagesOf?: PagesOf
}

/**
 * Reads, holds against the schemas, and checks every guide. Never fails on content: what is wrong is in `findings`.
 * @throws when the folder of guides does not exist or the disk fails
 */
export async function loadGuides(places: GuidePlaces, options: LoadOptions): Promise<GuideLibrary> {
  const { catalogues, findings } = await loadCatalogues(places)
  const context: CheckContext = { catalogues, ...options }
  const folders = (await readdir(places.guides, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  const loaded = await Promise.all(folders.map((name) => loadGuide(places, name, context)))
  const guides = loaded.flatMap(({ guide }) => (guide ? [guide] : []))
  return freezeDeep({
    guides: new Map(guides.map((one) => [one.guide.id, one])),
    catalogues,
    findings: [...findings, ...loaded.flatMap((one) => one.findings)],
  })
}

async function loadGuide(
  { guides, root }: GuidePlaces,
  name: string,
  context: CheckContext,
): Promise<{ guide?: LoadedGuide; findings: readonly ContentFinding[] }> {
  const folder = join(guides, name)
  const path = join(folder, guideFile)
  const read = await readYamlFile(path, guideForm, shownName(root, path))
  const files = await readLanguages(folder, guideWordsForm, root)
  const lines = new Map<string, LineOf>(read.ok ? [[guideFile, read.lineOf]] : [])
  const words = new Map<LanguageTag, GuideWords>()
  const unreadable: LanguageTag[] = []
  for (const { language, read: own } of files) {
    if (!own.ok) unreadable.push(language)
    else {
      words.set(language, own.value)
      lines.set(wordsFile(language), own.lineOf)
    }
  }
  const broken = [read, ...files.map((file) => file.read)].flatMap((file) => (file.ok ? [] : file.findings))
  if (!read.ok) return { findings: broken }

  const own = checkGuide(
    { name, guide: read.value, words, unreadable },
    context,
    (file, at) => lines.get(file)?.(at) ?? 1,
  )
  const findings = [...broken, ...own.map((one) => ({ ...one, file: shownName(root, join(folder, one.file)) }))]
  return { guide: { guide: read.value, words, findings, walkable: isWalkable(own) }, findings }
}
