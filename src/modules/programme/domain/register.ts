import type { Day } from '#kernel/days.ts'
import type { Provenance } from '#kernel/sources.ts'
import type { Claim } from './claims.ts'
import type { Figure } from './figures.ts'
import type { HandOverStatement } from './hand-over.ts'
import { type ItemOn, itemOn } from './history.ts'
import type { Item, KnownBasis, Link } from './items.ts'
import type { DocumentId, Instrument, Party, PartyId } from './parties.ts'
import type { Retelling, Statement, Term } from './retelling.ts'
import type { When } from './when.ts'

export const documentForms = ['note-to-parliament', 'memo'] as const
export type DocumentForm = (typeof documentForms)[number]

/** A note that the register is made from. It carries no date of its own: `about` is worked out, and words say why. */
export interface SourceDocument extends Provenance {
  id: DocumentId
  form: DocumentForm
  about: When
  /** It fits everywhere in here. */
  inferredWithin: When
  reporters: readonly PartyId[]
  /** The first day of `about`: the earliest on which it can have been known. */
  knownOn: Day
}

/** What a sounding group said about one version of a step plan. */
export interface Sounding extends Provenance {
  id: string
  guide: string
  version: string
  verdict: 'approved' | 'comments' | 'rejected'
  by: PartyId
  when: When
  knownOn: Day
  knownBasis: KnownBasis
}

/** The whole register, with everything that ever became known. */
export interface Register {
  parties: readonly Party[]
  instruments: readonly Instrument[]
  documents: readonly SourceDocument[]
  terms: readonly Term[]
  retellings: readonly Retelling[]
  statements: readonly Statement[]
  items: readonly Item[]
  links: readonly Link[]
  claims: readonly Claim[]
  handOver: readonly HandOverStatement[]
  soundings: readonly Sounding[]
  figures: readonly Figure[]
}

/** The register as it was known on a day. Parties, instruments and terms are vocabulary and have no day. */
export interface RegisterOn {
  on: Day
  parties: readonly Party[]
  instruments: readonly Instrument[]
  documents: readonly SourceDocument[]
  terms: readonly Term[]
  retellings: readonly Retelling[]
  statements: readonly Statement[]
  items: readonly ItemOn[]
  /** Both ends were known, and the link itself. */
  links: readonly Link[]
  claims: readonly Claim[]
  handOver: readonly HandOverStatement[]
  soundings: readonly Sounding[]
  figures: readonly Figure[]
}

/**
 * Every item, link, note, claim and statement as known on a day. What became known later changes nothing in it.
 *
 * @param knownOf how one item is reconstructed; whoever asks for many days remembers what it found before
 */
export function asOf(register: Register, on: Day, knownOf: typeof itemOn = itemOn): RegisterOn {
  const items = register.items.map((item) => knownOf(item, on)).filter((item) => item !== null)
  const known = new Set(items.map(({ item }) => item.id))
  const documents = register.documents.filter(({ knownOn }) => knownOn <= on)
  const notes = new Set(documents.map(({ id }) => id))
  return {
    on,
    parties: register.parties,
    instruments: register.instruments,
    documents,
    terms: register.terms,
    retellings: register.retellings.filter(({ document }) => notes.has(document)),
    statements: register.statements.filter(({ document }) => notes.has(document)),
    items,
    links: register.links.filter(
      ({ from, to, knownOn }) => known.has(from) && known.has(to) && (knownOn === null || knownOn <= on),
    ),
    claims: register.claims.filter(({ document }) => notes.has(document)),
    handOver: register.handOver.filter(({ knownOn }) => knownOn <= on),
    soundings: register.soundings.filter(({ knownOn }) => knownOn <= on),
    figures: register.figures.filter(({ knownOn }) => knownOn <= on),
  }
}
