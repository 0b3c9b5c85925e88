import type { Item } from './items.ts'

type Named = Pick<Item, 'id' | 'motion'>

const shape = /^m?(\d{1,6})([a-z]?)(?:-(\d{4}))?$/

/**
 * The motion that a reader means with `M104`, `m104-2020`, `107A` or `13A`: its id, its name as the source writes it, or
 * its number with or without `M` and year. Undefined when there is none, or when several years have that number.
 */
export function motionNamed<T extends Named>(items: readonly T[], text: string): T | undefined {
  const wanted = text.trim().toLowerCase()
  const motions = items.filter(({ motion }) => motion !== null)
  const byName = motions.find(({ id, motion }) => id.toLowerCase() === wanted || motion?.name.toLowerCase() === wanted)
  if (byName) return byName
  const [, number, suffix = '', year] = shape.exec(wanted) ?? []
  if (number === undefined) return undefined
  const same = motions.filter(
    ({ motion }) =>
      motion?.number === Number(number) &&
      (motion.suffix ?? '') === suffix &&
      (year === undefined || motion.year === Number(year)),
  )
  return same.length === 1 ? same[0] : undefined
}

/** By year, number and letter; what is no motion comes after, by its id. */
export function compareMotions(one: Named, other: Named): number {
  if (one.motion === null || other.motion === null) {
    const rank = Number(one.motion === null) - Number(other.motion === null)
    return rank === 0 ? compareText(one.id, other.id) : rank
  }
  return (
    one.motion.year - other.motion.year ||
    one.motion.number - other.motion.number ||
    compareText(one.motion.suffix ?? '', other.motion.suffix ?? '')
  )
}

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))
