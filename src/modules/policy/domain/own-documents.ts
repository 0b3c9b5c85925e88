import type { Day } from '#kernel/days.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { MunicipalityCode, PolicyDocument } from './policy.ts'

/** The source of what an organisation says of itself on screen. */
export const ownWordSource: SourceCode = 'SELF-1'

/** `add` – we have this · `change` – it is so · `confirm` – it is still right · `undo` – as it was before the last. */
export const ownActs = ['add', 'change', 'confirm', 'undo'] as const
export type OwnAct = (typeof ownActs)[number]

/** A document as its municipality tells of it. */
export interface OwnDocument {
  document: PolicyDocument
  /** What is in it, in Dutch. */
  about: string
}

/** What a municipality said at one moment of one document. */
export interface OwnStatement {
  municipality: MunicipalityCode
  /** Of the document. */
  id: string
  /** From one; the highest counts. */
  version: number
  act: OwnAct
  /** The day it was said. */
  on: Day
  /** Null: what was added is taken back, or what was said of a document of ours: then ours holds again. */
  said: OwnDocument | null
}

/** How a document that its municipality spoke of came to be as it is. */
export interface OwnWord {
  act: OwnAct
  on: Day
  about: string
}

export interface WithOwnWords {
  documents: readonly PolicyDocument[]
  /** By the id of the document. */
  ownWords: ReadonlyMap<string, OwnWord>
}

/**
 * The documents as known by a day: ours, and in their place or beside them what the municipalities themselves said until then. Nothing is
 * taken from a municipality that speaks of a document of another.
 *
 * @param by the last day of which words count; null: all that were ever said
 */
export function withOwnWords(
  ours: readonly PolicyDocument[],
  statements: readonly OwnStatement[],
  by: Day | null,
): WithOwnWords {
  const last = new Map<string, OwnStatement>()
  for (const one of statements) {
    if (by !== null && one.on > by) continue
    const key = keyOf(one)
    if (one.version > (last.get(key)?.version ?? 0)) last.set(key, one)
  }
  const known = new Set(ours.map(({ id }) => id))
  const saidOf = (document: PolicyDocument): OwnDocument | null => last.get(keyOf(document))?.said ?? null
  const added = [...last.values()].filter(({ id }) => !known.has(id)).flatMap(({ said }) => said?.document ?? [])
  return {
    documents: [...ours.map((document) => saidOf(document)?.document ?? document), ...added.toSorted(byId)],
    ownWords: new Map(
      [...last.values()].flatMap(({ id, municipality, act, on, said }) =>
        said && isSpokenOf(ours, id, municipality) ? [[id, { act, on, about: said.about }] as const] : [],
      ),
    ),
  }
}

const keyOf = ({ municipality, id }: Pick<OwnStatement, 'municipality' | 'id'>): string => `${municipality}/${id}`

/** A new document, or one of ours that is of this municipality. */
const isSpokenOf = (ours: readonly PolicyDocument[], id: string, municipality: MunicipalityCode): boolean =>
  ours.every((document) => document.id !== id || document.municipality === municipality)

const byId = (one: PolicyDocument, other: PolicyDocument): number => (one.id < other.id ? -1 : 1)
