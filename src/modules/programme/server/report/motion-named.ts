import { type Day, day } from '#kernel/days.ts'
import type { ItemId } from '../../domain/items.ts'
import type { Register } from '../../domain/register.ts'
import type { NoteAsked } from '../../domain/report/note.ts'
import { sectionOfPart } from '../../domain/report/sections.ts'
import type { Wording } from '../../domain/views.ts'
import { type RegisterView, titleOf, wordsFor } from '../register-view.ts'

/** The motion or promise with this id or own name (`13A`) that was known on the day; capitals do not matter. */
export function motionNamed({ items }: Pick<Register, 'items'>, text: string, on: Day): ItemId | undefined {
  const wanted = text.trim().toLowerCase()
  return items.find(
    ({ id, type, motion, knownOn }) =>
      (type === 'motion' || type === 'promise') &&
      knownOn <= on &&
      (id.toLowerCase() === wanted || motion?.name.toLowerCase() === wanted),
  )?.id
}

/** Every motion and promise that was known on the day of the view, in the order of the register. */
export const motionsToChoose = (view: RegisterView): { id: ItemId; title: Wording }[] =>
  view.known.items
    .filter(({ item }) => item.type === 'motion' || item.type === 'promise')
    .map(({ item }) => ({ id: item.id, title: titleOf(view, item.id) }))

/** A note worth a look: the one of the year that a note of the register is about, on the motions its subject answers. */
export interface ExampleNote {
  title: Wording
  asked: NoteAsked
}

export function exampleNotes(view: RegisterView): ExampleNote[] {
  return view.known.documents.map(({ id, form, about }) => {
    const subjects = view.known.statements.filter(
      ({ document, part }) => document === id && sectionOfPart(part) === 'subject',
    )
    const rows = new Set(subjects.flatMap((subject) => subject.rows))
    const answered = view.known.links.filter(({ type, from }) => type === 'answers' && rows.has(from))
    const motions = [...new Set(answered.map(({ to }) => to))].filter((one) => {
      const type = view.byId.get(one)?.item.type
      return type === 'motion' || type === 'promise'
    })
    const year = about.from.slice(0, 4)
    return {
      title: wordsFor(view, id, ({ documents }) => documents[id]?.title),
      asked: {
        form: form === 'memo' ? 'memo' : 'statenmededeling',
        from: day(`${year}-01-01`),
        to: day(`${year}-12-31`),
        motions,
      },
    }
  })
}
