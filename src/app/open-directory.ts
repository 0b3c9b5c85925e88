import { join } from 'node:path'
import type { Areas } from '#modules/areas/index.ts'
import {
  type ContactNumbers,
  type DirectoryPages,
  type DirectoryStore,
  directoryPages,
  directoryReader,
  knownNames,
  loadDirectory,
  publishDirectory,
} from '#modules/directory/server/index.ts'
import { languages } from '#platform/i18n/languages.ts'

/**
 * Loads `data/directory`, brings the stored rows up to date with it and says which rows stay as they were imported or changed on screen.
 * @throws Error with every finding when the files are not sound
 */
export async function openDirectory(
  store: DirectoryStore,
  root: string,
  areas: Areas,
  contacts: ContactNumbers,
): Promise<DirectoryPages> {
  const known = await knownNames(root, areas)
  const files = await loadDirectory(join(root, 'data/directory'), known)
  const published = await publishDirectory(files, store, known, new Date())
  if (published.outcome === 'loaded') {
    for (const { row, by } of published.kept)
      console.warn(
        `data/directory: ${row} stays as ${by === 'import' ? 'it was imported' : 'its organisation keeps it on screen'}`,
      )
  }
  if (published.outcome === 'refused') {
    for (const { part, id, message } of published.findings) {
      console.warn(
        `data/directory was not loaded: with what was imported or changed on screen, ${part}/${id} is wrong. ${message}`,
      )
    }
  }
  const away = (cause: unknown) =>
    console.error(
      'the directory could not be read, the last one is shown:',
      cause instanceof Error ? cause.message : cause,
    )
  const current = directoryReader(store, away)
  await current()
  return directoryPages(current, areas, contacts, () => languages().map(({ tag }) => tag))
}
