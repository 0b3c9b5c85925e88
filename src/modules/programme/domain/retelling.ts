import type { Provenance } from '#kernel/sources.ts'
import type { ItemId } from './items.ts'
import type { DocumentId } from './parties.ts'

/**
 * What a sentence of a note does. `fact` – it tells, also of what was done already · `promise` · `activity` – it is
 * being done · `condition` – it will be done if · `intention` · `external` – it is expected of somebody else ·
 * `context`. A row of the register has a kind of its own: one sentence can hold two rows.
 */
export const statementKinds = ['fact', 'promise', 'activity', 'condition', 'intention', 'external', 'context'] as const
export type StatementKind = (typeof statementKinds)[number]

/** One sentence or list item of a note, retold. Its words are under the same id, which never changes. */
export interface Statement extends Provenance {
  id: string
  document: DocumentId
  chapter: string
  part: string
  kind: StatementKind
  /** The register rows that were made from it. */
  rows: readonly ItemId[]
  /** Claims that stand in it or beside it. */
  claims: readonly string[]
  /** Addresses that the original prints: old, and never opened. */
  printed: readonly string[]
}

/** What stands under one heading. `original` – a heading of the note · `own` – ours, to keep it readable. */
export interface NotePart {
  id: string
  level: 2 | 3
  heading: 'original' | 'own'
}

/** As much of a note as is read at once: a page. Chapters are ours. */
export interface NoteChapter {
  id: string
  parts: readonly NotePart[]
}

/** How a note is retold: its chapters in the order of the original, and the words it uses. */
export interface Retelling {
  document: DocumentId
  /** Its name in addresses: `s1`. */
  slug: string
  /** Words to explain, in the order in which they are met. */
  terms: readonly string[]
  chapters: readonly NoteChapter[]
}

/** A word that the notes use and that is explained once. */
export interface Term extends Provenance {
  id: string
}
