/** What is counted together: one category, or several under a name of their own. */
export interface Group {
  id: string
  of: readonly string[]
}

/** A division of all categories of one variable: each is in exactly one group. */
export type Level = readonly Group[]

/**
 * How a variable may be divided, the finest division first. Each next one joins groups of the one before. That nothing is
 * divided is the last step of every ladder and is not written down. It is fixed before anything is counted: no number decides what is joined with what.
 */
export interface Ladder {
  id: string
  levels: readonly Level[]
}

/**
 * Builds a ladder: `joins` are its steps, each the name of a new group and which groups of the level before go into it.
 * @throws Error when a step joins what is not there
 */
export function ladderOf(
  id: string,
  categories: readonly string[],
  joins: readonly Readonly<Record<string, readonly string[]>>[] = [],
): Ladder {
  const levels: Level[] = [categories.map((one) => ({ id: one, of: [one] }))]
  const place = ({ of: [first = ''] }: Group) => categories.indexOf(first)
  for (const step of joins) levels.push(joined(levels.at(-1) ?? [], step).sort((a, b) => place(a) - place(b)))
  return { id, levels }
}

function joined(level: Level, step: Readonly<Record<string, readonly string[]>>): Group[] {
  const known = new Map(level.map((group) => [group.id, group]))
  const gone = new Set(Object.values(step).flat())
  const made = Object.entries(step).map(([id, names]) => ({
    id,
    of: names.flatMap((name) => {
      const group = known.get(name)
      if (!group) throw new Error(`${id} joins ${name}, which the level before does not have`)
      return group.of
    }),
  }))
  return [...level.filter(({ id }) => !gone.has(id)), ...made]
}
