import type { ClaimView } from '../../domain/note-views.ts'
import type { DocumentId } from '../../domain/parties.ts'
import type { Statement } from '../../domain/retelling.ts'
import type { Wording } from '../../domain/views.ts'
import type { NoteWords } from '../../forms/note-forms.ts'
import { type RegisterView, wordsFor } from '../register-view.ts'
import { withoutPlaceholders } from './placeholders.ts'

/** Words of a note, which the loader has seen to be there. @throws Error when they are not, which is a bug. */
export const noteWords = (
  view: RegisterView,
  note: DocumentId,
  id: string,
  pick: (words: NoteWords) => string | undefined,
): Wording => wordsFor({ words: (choose: typeof pick) => view.noteWords(note, choose) }, id, pick)

/**
 * The sentence with every placeholder replaced by what was counted again.
 * @throws Error when a claim cannot be counted, with which no register is loaded.
 */
export function statementText(
  view: RegisterView,
  { id, document }: Statement,
  claims: ReadonlyMap<string, ClaimView>,
): Wording {
  const wording = noteWords(view, document, id, ({ statements }) => statements[id])
  const names = new Intl.ListFormat(wording.language, { type: 'conjunction' })
  const text = withoutPlaceholders(wording.text, ({ whole, claim, names: asNames }) => {
    const found = claim === null ? undefined : claims.get(claim)
    if (!found || found.counted === null) throw new Error(`${whole} in "${id}" cannot be counted`)
    return asNames ? names.format(found.named.map(({ id: member, name }) => name ?? member)) : String(found.counted)
  })
  return { ...wording, text }
}
