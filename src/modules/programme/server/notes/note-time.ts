import type { Day } from '#kernel/days.ts'
import { isHard } from '../../domain/deadline.ts'
import type { Moment, TimeMark } from '../../domain/note-views.ts'
import type { DocumentId } from '../../domain/parties.ts'
import type { Register } from '../../domain/register.ts'
import { eventView } from '../event-views.ts'
import { noteHead, noteOn } from '../note-page.ts'
import { type RegisterView, titleOf } from '../register-view.ts'

/**
 * The days on which something became known about a note, its rows, or the motions and promises that its rows answer:
 * the first one first. Between two of them the note reads the same.
 */
export function noteMoments({ documents, items, links }: Register, note: DocumentId): Moment[] {
  const rows = new Set(items.filter(({ document }) => document === note).map(({ id }) => id))
  const asked = new Set(links.filter(({ from, type }) => type === 'answers' && rows.has(from)).map(({ to }) => to))
  const written = documents.find(({ id }) => id === note)?.knownOn
  const days = [
    ...(written ? [written] : []),
    ...items
      .filter(({ id, type }) => asked.has(id) && (type === 'motion' || type === 'promise'))
      .map(({ knownOn }) => knownOn),
    ...items
      .filter(({ id }) => rows.has(id))
      .flatMap(({ knownOn, events }) =>
        // What was known before the row came in, comes in with it.
        events.map((event): Day => (event.knownOn > knownOn ? event.knownOn : knownOn)),
      ),
  ]
  return [...Map.groupBy(days, (one) => one)]
    .map(([day, found]) => ({ day, changes: found.length }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

/** The note itself, what has a date of what became of it, and the deadlines, in the order of the dates. */
export function noteTimeLine(view: RegisterView, id: DocumentId): TimeMark[] {
  const found = noteOn(view, id)
  if (!found) return []
  const { note, retelling } = found
  const written: TimeMark = {
    mark: 'note',
    item: null,
    title: noteHead(view, note, retelling).title,
    text: null,
    when: note.about.text,
    from: note.about.from,
    hard: false,
  }
  const rows = view.known.items.filter(({ item }) => item.document === id)
  const marks = rows.flatMap(({ item, deadline, events }): TimeMark[] => {
    const base = { item: item.id, title: titleOf(view, item.id) }
    const due = deadline.last
    return [
      ...(due
        ? [{ ...base, mark: 'deadline' as const, text: null, when: due, from: due, hard: isHard(deadline) }]
        : []),
      ...events.flatMap((event) =>
        event.when === null || event.change === 'not-found' || event.change === 'kind'
          ? []
          : [
              {
                ...base,
                mark: 'event' as const,
                text: eventView(view, item.id, event).text,
                when: event.when.text,
                from: event.when.from,
                hard: false,
              },
            ],
      ),
    ]
  })
  return [written, ...marks].toSorted((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)))
}
