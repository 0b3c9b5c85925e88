import { err, ok, type Result } from '#kernel/result.ts'
import type { Claim } from '../domain/claims.ts'
import type { ClaimView, NamedChapter, NoteHead } from '../domain/note-views.ts'
import type { DocumentId } from '../domain/parties.ts'
import type { SourceDocument } from '../domain/register.ts'
import type { Retelling, StatementKind } from '../domain/retelling.ts'
import type { ItemSummary, Wording } from '../domain/views.ts'
import { surelyBy } from '../domain/when.ts'
import { itemSummary, type Tally, tallyOf } from './item-summary.ts'
import { noteWords, statementText } from './notes/retold.ts'
import { recountOn } from './recount-claim.ts'
import { municipalityName, partyNamed, type RegisterView, titleOf, wordsFor } from './register-view.ts'

export type { ClaimView } from '../domain/note-views.ts'

export interface StatementView {
  id: string
  chapter: string
  part: string
  kind: StatementKind
  text: Wording
  rows: readonly ItemSummary[]
  claims: readonly ClaimView[]
}

/** A note, sentence by sentence, as known on the day of the view. */
export interface NotePage extends NoteHead {
  chapters: readonly NamedChapter[]
  /** The words to explain, in the order in which they are met. */
  terms: readonly { id: string; term: Wording; text: Wording }[]
  statements: readonly StatementView[]
  /** Rows of the note, each once. */
  tally: Tally
}

/** Refusal: `unknown-note` – there is no such note, or it was not there yet on the day. */
export function notePage(view: RegisterView, id: DocumentId): Result<NotePage, 'unknown-note'> {
  const found = noteOn(view, id)
  if (!found) return err('unknown-note')
  const { note, retelling } = found
  const claims = new Map(claimViews(view).map((claim) => [claim.id, claim]))
  return ok({
    ...noteHead(view, note, retelling),
    chapters: namedChapters(view, retelling),
    terms: retelling.terms.map((term) => ({
      id: term,
      term: wordsFor({ words: view.termWords }, term, ({ terms }) => terms[term]?.term),
      text: wordsFor({ words: view.termWords }, term, ({ terms }) => terms[term]?.text),
    })),
    statements: view.known.statements
      .filter(({ document }) => document === id)
      .map((statement) => ({
        id: statement.id,
        chapter: statement.chapter,
        part: statement.part,
        kind: statement.kind,
        text: statementText(view, statement, claims),
        rows: statement.rows.flatMap((row) => {
          const known = view.byId.get(row)
          return known ? [itemSummary(view, known)] : []
        }),
        claims: statement.claims.flatMap((claim) => claims.get(claim) ?? []),
      })),
    tally: tallyOf(
      view,
      view.known.items.filter(({ item }) => item.document === id),
    ),
  })
}

/** The note and how it is retold; undefined when there is no such note, or it was not there yet. */
export function noteOn(
  { known }: RegisterView,
  id: DocumentId,
): { note: SourceDocument; retelling: Retelling } | undefined {
  const note = known.documents.find((document) => document.id === id)
  const retelling = known.retellings.find(({ document }) => document === id)
  return note && retelling && { note, retelling }
}

export const noteHead = (view: RegisterView, note: SourceDocument, { slug }: Retelling): NoteHead => ({
  id: note.id,
  slug,
  form: note.form,
  title: wordsFor(view, note.id, ({ documents }) => documents[note.id]?.title),
  headline: noteWords(view, note.id, note.id, ({ title }) => title),
  lead: noteWords(view, note.id, note.id, ({ lead }) => lead),
  about: note.about.text,
  inferredWithin: note.inferredWithin.text,
  writtenBy: surelyBy(note.about),
  dateReason: wordsFor(view, note.id, ({ documents }) => documents[note.id]?.dateReason),
  reporters: note.reporters.map((party) => partyNamed(view, party)),
})

export const namedChapters = (view: RegisterView, { document, chapters }: Retelling): NamedChapter[] =>
  chapters.map(({ id }) => ({ id, title: noteWords(view, document, id, (words) => words.chapters[id]) }))

/** All claims of the notes that were there, counted again. */
export const claimViews = (view: RegisterView): ClaimView[] => view.known.claims.map((claim) => claimView(view, claim))

function claimView(view: RegisterView, claim: Claim): ClaimView {
  const { claim: _, ...counted } = recountOn(view, claim)
  return {
    ...counted,
    id: claim.id,
    check: claim.check,
    stated: claim.stated,
    basis: claim.basis,
    title: wordsFor(view, claim.id, ({ claims }) => claims[claim.id]?.title),
    note: view.words(({ claims }) => claims[claim.id]?.note),
    named: (counted.members ?? []).map((id) => ({ id, name: memberName(view, id) })),
    sources: claim.sources,
  }
}

function memberName(view: RegisterView, id: string): string | null {
  if (view.byId.has(id)) return titleOf(view, id).text
  return /^GM\d{4}$/.test(id) ? municipalityName(view.areas, id) : null
}
