/** One value to narrow a list by, with how many rows of the day have it. */
export interface Choice {
  value: string
  /** A name from the data; null where the value is a word of the interface. */
  name: string | null
  count: number
}

export type ChoiceName =
  | 'types'
  | 'kinds'
  | 'states'
  | 'owners'
  | 'places'
  | 'goals'
  | 'bases'
  | 'certainties'
  | 'documents'
  | 'lateness'

export type Choices = Readonly<Record<ChoiceName, readonly Choice[]>>

/** Values of one filter that a form offers at a time; a province has more parties and places than a page has room for. */
export const choicesShown = 12

/**
 * The choices that most rows have, and those that were chosen already, in the order in which they came; with how many
 * are left out.
 */
export function shortChoices(
  choices: readonly Choice[],
  chosen: readonly string[],
): { shown: readonly Choice[]; left: number } {
  const isChosen = new Set(chosen)
  const ranked = choices.toSorted(
    (one, other) => Number(isChosen.has(other.value)) - Number(isChosen.has(one.value)) || other.count - one.count,
  )
  const best = new Set(ranked.slice(0, Math.max(choicesShown, isChosen.size)))
  return { shown: choices.filter((choice) => best.has(choice)), left: Math.max(0, choices.length - best.size) }
}
