import type { Translator } from '#platform/i18n/translator.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { ItemId, Link, RegisterEvent } from '../../domain/items.ts'
import type { PartyId } from '../../domain/parties.ts'
import type { SourceDocument } from '../../domain/register.ts'
import type { Ground } from '../../domain/report/note.ts'
import type { Selection } from '../../domain/report/select-rows.ts'
import type { Teller } from '../../domain/report/teller.ts'
import type { NoteLabel, NoteWords } from '../../domain/report/templates.ts'
import type { ProgrammeWords } from '../../forms/programme-words-form.ts'
import { partyNamed, type RegisterView, titleOf, wordsFor } from '../register-view.ts'

/** Everything that tells a note share: the register of the day, the words, and who makes and numbers sentences. */
export interface NoteTelling {
  view: RegisterView
  t: Translator
  words: NoteWords
  teller: Teller
  selection: Selection
}

export const label = ({ words }: NoteTelling, key: NoteLabel): string => words.labels[key]

export const itemTitle = ({ view }: NoteTelling, id: ItemId): string => titleOf(view, id).text

export const partyName = ({ view }: NoteTelling, id: PartyId): string => partyNamed(view, id).name.text

export const noteTitle = ({ view }: NoteTelling, id: string): string =>
  wordsFor(view, id, ({ documents }) => documents[id]?.title).text

/** The words of an item; null when there are none, so that the sentence is refused. */
export const itemWords = ({ view }: NoteTelling, pick: (words: ProgrammeWords) => string | undefined): string | null =>
  view.words(pick)?.text ?? null

/** `Asten, Helmond en Oss`. */
export const listed = ({ t }: NoteTelling, names: readonly string[]): string | null =>
  names.length === 0 ? null : new Intl.ListFormat(t('language.locale'), { type: 'conjunction' }).format(names)

/** As it stands in the middle of a sentence; names of several capitals keep them. */
export function midSentence(text: string): string {
  const [first = '', second = ''] = text
  return second === second.toLowerCase() ? `${first.toLowerCase()}${text.slice(first.length)}` : text
}

/** A title within a sentence: it may hold commas and colons of its own. */
export const quoted = (title: string): string => `“${title}”`

export const itemGround = ({ item }: ItemOn): Ground => ({
  kind: 'item',
  id: item.id,
  date: item.since?.text ?? item.knownOn,
  sources: item.sources,
  confidence: item.confidence,
  inVain: false,
})

export const eventGround = (item: ItemId, event: RegisterEvent): Ground => ({
  kind: 'event',
  id: `${item}/${event.id}`,
  date: event.when?.text ?? event.knownOn,
  sources: [...new Set([...event.sources, ...event.evidence.map(({ source }) => source)])],
  confidence: event.confidence,
  inVain: event.change === 'not-found',
})

export const linkGround = (link: Link, knownOn: string): Ground => ({
  kind: 'link',
  id: `${link.from} ${link.type} ${link.to}`,
  date: link.knownOn ?? knownOn,
  sources: link.sources,
  confidence: link.confidence,
  inVain: false,
})

export const documentGround = ({ id, about, sources, confidence }: SourceDocument): Ground => ({
  kind: 'note',
  id,
  date: about.text,
  sources,
  confidence,
  inVain: false,
})

/** The notes that the told rows stand in. */
export const notesOf = ({ view, selection }: NoteTelling): SourceDocument[] =>
  view.known.documents.filter(({ id }) => selection.notes.includes(id))

export const rowsOf = ({ view }: NoteTelling, ids: readonly ItemId[]): ItemOn[] =>
  ids.flatMap((id) => view.byId.get(id) ?? [])
