import { err, ok, type Result } from '#kernel/result.ts'
import type { Claim, RecountedClaim } from '../domain/claims.ts'
import type { DocumentId } from '../domain/parties.ts'
import type { DocumentForm, Section } from '../domain/register.ts'
import type { ItemSummary, NamedParty, Wording } from '../domain/views.ts'
import { itemSummary, type Tally, tallyOf } from './item-summary.ts'
import { recountOn } from './recount-claim.ts'
import { municipalityName, partyNamed, type RegisterView, titleOf, wordsFor } from './register-view.ts'

/** A claim of a note counted again, with words and with the names of what was counted. */
export interface ClaimView extends Omit<RecountedClaim, 'claim'> {
  id: string
  check: Claim['check']
  stated: number
  basis: Claim['basis']
  title: Wording
  note: Wording | null
  /** Ids with a name where one is known: a municipality, an item. A word of the interface has none. */
  named: readonly { id: string; name: string | null }[]
  sources: readonly string[]
}

export interface StatementView {
  id: string
  section: Section
  text: Wording
  rows: readonly ItemSummary[]
  claims: readonly ClaimView[]
}

/** A note, sentence by sentence, as known on the day of the view. */
export interface NotePage {
  id: DocumentId
  form: DocumentForm
  title: Wording
  /** The note has no date: "about 2020-12", and why. */
  about: string
  inferredWithin: string
  dateReason: Wording
  reporters: readonly NamedParty[]
  statements: readonly StatementView[]
  /** Rows of the note, each once. */
  tally: Tally
}

/** Refusal: `unknown-note` – there is no such note, or it was not there yet on the day. */
export function notePage(view: RegisterView, id: DocumentId): Result<NotePage, 'unknown-note'> {
  const note = view.known.documents.find((document) => document.id === id)
  if (!note) return err('unknown-note')
  const claims = new Map(view.known.claims.map((claim) => [claim.id, claim]))
  return ok({
    id,
    form: note.form,
    title: wordsFor(view, id, ({ documents }) => documents[id]?.title),
    about: note.about.text,
    inferredWithin: note.inferredWithin.text,
    dateReason: wordsFor(view, id, ({ documents }) => documents[id]?.dateReason),
    reporters: note.reporters.map((party) => partyNamed(view, party)),
    statements: view.known.statements
      .filter(({ document }) => document === id)
      .map((statement) => ({
        id: statement.id,
        section: statement.section,
        text: wordsFor(view, statement.id, ({ statements }) => statements[statement.id]),
        rows: statement.rows.flatMap((row) => {
          const found = view.byId.get(row)
          return found ? [itemSummary(view, found)] : []
        }),
        claims: statement.claims.flatMap((claim) => {
          const found = claims.get(claim)
          return found ? [claimView(view, found)] : []
        }),
      })),
    tally: tallyOf(
      view,
      view.known.items.filter(({ item }) => item.document === id),
    ),
  })
}

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
