import type { Day } from '#kernel/days.ts'
import type { ItemId } from '../../domain/items.ts'
import type { Register } from '../../domain/register.ts'
import type { Wording } from '../../domain/views.ts'
import { type RegisterView, titleOf } from '../register-view.ts'

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
