/** What a form says: per field what was typed or ticked, in the order in which it stood there. */
export type FieldTexts = Readonly<Record<string, readonly string[]>>

/**
 * `same` – both have it as it was, or both changed it alike · `only-mine`, `only-theirs` – one of the two changed it ·
 * `both` – both did, and differently: somebody has to choose.
 */
export type EditVerdict = 'same' | 'only-mine' | 'only-theirs' | 'both'

export interface ComparedField {
  field: string
  base: readonly string[]
  theirs: readonly string[]
  mine: readonly string[]
  verdict: EditVerdict
}

/**
 * Two people changed the same thing. What each of them did to every field, from what both began with: `base`. A field that
 * one of the three does not have counts as empty there; fields stand in the order in which they first come, `mine` first.
 */
export function compareEdits(base: FieldTexts, theirs: FieldTexts, mine: FieldTexts): ComparedField[] {
  const fields = new Set([mine, theirs, base].flatMap((texts) => Object.keys(texts)))
  return [...fields].map((field) => {
    const three = { base: textsOf(base, field), theirs: textsOf(theirs, field), mine: textsOf(mine, field) }
    return { field, ...three, verdict: verdictOn(three) }
  })
}

const textsOf = (texts: FieldTexts, field: string): readonly string[] =>
  Object.hasOwn(texts, field) ? (texts[field] ?? []) : []

function verdictOn({ base, theirs, mine }: Pick<ComparedField, 'base' | 'theirs' | 'mine'>): EditVerdict {
  if (alike(theirs, mine)) return 'same'
  if (alike(base, mine)) return 'only-theirs'
  return alike(base, theirs) ? 'only-mine' : 'both'
}

const alike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at])
