import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Guide } from '../domain/guide.ts'
import { someCatalogues } from './a-catalogue.ts'
import { aGuide, wordsFor } from './a-guide.ts'

/** Files by their path in the project; an object is written as YAML, text as it is, null leaves the file out. */
export type ProjectFiles = Readonly<Record<string, unknown>>

/** The files of a project with one sound guide and the catalogues it refers to. */
export function projectFiles(guide: Guide = aGuide()): ProjectFiles {
  const { signals, contacts, grounds, sources, signalWords, contactWords, groundWords } = someCatalogues()
  const inLanguage = (language: string): [string, unknown][] => [
    [`content/signals/${language}.yaml`, signalWords.get(language)],
    [`content/contacts/${language}.yaml`, contactWords.get(language)],
    [`content/grounds/${language}.yaml`, groundWords.get(language)],
    [`content/guides/${guide.id}/${language}.yaml`, wordsFor(guide, language)],
  ]
  return {
    'data/sources.yaml': [...sources.values()],
    'content/signals/signals.yaml': [...signals.values()],
    'content/contacts/contacts.yaml': [...contacts.values()],
    'content/contacts/focal-points.yaml': [],
    'content/grounds/grounds.yaml': [...grounds.values()],
    ...Object.fromEntries(guide.languages.flatMap(inLanguage)),
    [`content/guides/${guide.id}/guide.yaml`]: guide,
  }
}

/** Runs `body` with a folder that holds `files` and takes it away afterwards. */
export async function withProject(files: ProjectFiles, body: (root: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'guides-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      if (content === null) continue
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), typeof content === 'string' ? content : stringify(content))
    }
    await body(root)
  } finally {
    await rm(root, { recursive: true })
  }
}
