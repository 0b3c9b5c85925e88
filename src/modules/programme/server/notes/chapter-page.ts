import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { ChapterPage, ClaimView, PartBeside, RowBeside, StatementBeside } from '../../domain/note-views.ts'
import type { DocumentId } from '../../domain/parties.ts'
import type { NotePart, Statement } from '../../domain/retelling.ts'
import { eventView } from '../event-views.ts'
import { itemSummary } from '../item-summary.ts'
import { claimViews, namedChapters, noteHead, noteOn } from '../note-page.ts'
import { type RegisterView, titleOf } from '../register-view.ts'
import { noteWords, statementText } from './retold.ts'

/**
 * A chapter of a note, each sentence with what stands beside it. Refusals: `unknown-note` – there is no such note, or it
 * was not there yet on the day; `unknown-chapter` – the note has no such chapter.
 */
export function chapterPage(
  view: RegisterView,
  id: DocumentId,
  chapter: string,
): Result<ChapterPage, 'unknown-note' | 'unknown-chapter'> {
  const found = noteOn(view, id)
  if (!found) return err('unknown-note')
  const { note, retelling } = found
  const chapters = namedChapters(view, retelling)
  const at = chapters.findIndex((one) => one.id === chapter)
  const named = chapters[at]
  if (!named) return err('unknown-chapter')

  const claims = new Map(claimViews(view).map((claim) => [claim.id, claim]))
  const beside = besideSentences(view, claims)
  const statements = view.known.statements.filter((one) => one.document === id && one.chapter === chapter)
  const parts = retelling.chapters[at]?.parts ?? []
  return ok({
    note: noteHead(view, note, retelling),
    chapter: named,
    number: at + 1,
    chapters,
    previous: chapters[at - 1] ?? null,
    next: chapters[at + 1] ?? null,
    parts: parts.map(
      (part): PartBeside => ({
        id: part.id,
        title: noteWords(view, id, part.id, (words) => words.parts[part.id]),
        heading: part.heading,
        level: levelOnPage(parts, part),
        statements: statements.filter((one) => one.part === part.id).map(beside),
      }),
    ),
    searchedOn: searchedOn(view, statements),
  })
}

/** A heading of the third level is one of the second when the one above it stands on another page. */
const levelOnPage = (parts: readonly NotePart[], part: NotePart): 2 | 3 =>
  parts.slice(0, parts.indexOf(part)).some(({ level }) => level === 2) ? part.level : 2

/** What stands beside one sentence after the other; it remembers what the page has shown already. */
function besideSentences(
  view: RegisterView,
  claims: ReadonlyMap<string, ClaimView>,
): (statement: Statement) => StatementBeside {
  const shown = new Set<string>()
  const isNew = (id: string) => {
    if (shown.has(id)) return false
    shown.add(id)
    return true
  }
  return (statement) => {
    const rows = statement.rows.flatMap((id) => view.byId.get(id) ?? [])
    const counted = statement.claims.flatMap((id) => claims.get(id) ?? [])
    const newRows = rows.filter(({ item }) => isNew(item.id))
    const newClaims = counted.filter(({ id }) => isNew(id))
    return {
      id: statement.id,
      kind: statement.kind,
      text: statementText(view, statement, claims),
      printed: statement.printed,
      rows: newRows.map((row) => rowBeside(view, row)),
      rowsAbove: rows
        .filter((row) => !newRows.includes(row))
        .map(({ item }) => ({ id: item.id, title: titleOf(view, item.id) })),
      claims: newClaims,
      claimsAbove: counted.filter((claim) => !newClaims.includes(claim)),
    }
  }
}

const rowBeside = (view: RegisterView, row: ItemOn): RowBeside => ({
  ...itemSummary(view, row),
  term: view.words(({ items }) => items[row.item.id]?.term),
  events: row.events.map((event) => eventView(view, row.item.id, event)),
})

function searchedOn(view: RegisterView, statements: readonly Statement[]): Day | null {
  const rows = new Set(statements.flatMap((statement) => statement.rows))
  const days = [...rows].flatMap((id) =>
    (view.byId.get(id)?.events ?? []).filter(({ change }) => change === 'not-found').map(({ knownOn }) => knownOn),
  )
  return days.toSorted().at(-1) ?? null
}
