import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where guides and what they refer to lie on disk, as absolute paths. */
export interface GuidePlaces {
  /** Findings name their files relative to this folder when they lie inside it. */
  root: string
  guides: string
  signals: string
  contacts: string
  grounds: string
  sourcesFile: string
}

/** The places in a project folder. */
export const placesIn = (root: string): GuidePlaces => ({
  root: resolve(root),
  guides: resolve(root, 'content/guides'),
  signals: resolve(root, 'content/signals'),
  contacts: resolve(root, 'content/contacts'),
  grounds: resolve(root, 'content/grounds'),
  sourcesFile: resolve(root, 'data/sources.yaml'),
})

/**
 * The places for a folder of guides somewhere else: a catalogue that lies beside that folder goes before the
 * project's own, so that a set of guides can be checked with what it was written for.
 */
export function placesFor(guides: string, root: string): GuidePlaces {
  const project = placesIn(root)
  const parent = dirname(resolve(guides))
  const own = (path: string, otherwise: string): string => (existsSync(path) ? path : otherwise)
  return {
    root: project.root,
    guides: resolve(guides),
    signals: own(join(parent, 'signals'), project.signals),
    contacts: own(join(parent, 'contacts'), project.contacts),
    grounds: own(join(parent, 'grounds'), project.grounds),
    sourcesFile: own(join(parent, '../data/sources.yaml'), project.sourcesFile),
  }
}
