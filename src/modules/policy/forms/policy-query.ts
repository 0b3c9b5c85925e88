/** A value in the address that means nothing, so that the page can name it. */
export interface QueryProblem {
  field: string
  /** As it was typed, cut off where it is long. */
  typed: string
}

/** What a page was asked, and what of it meant nothing. */
export interface QueryReading {
  /** The value of a field, when it is one of those allowed; else null. Nothing and empty are null without a problem. */
  choice<T extends string>(field: string, allowed: readonly T[]): T | null
  /** Free text, cut off where it is longer than anybody searches for. */
  text(field: string): string
  problems: readonly QueryProblem[]
}

/** Longer is no search any more, and would fill the page with what was typed. */
const longestText = 100
const longestShown = 40

/** Reads the question of an address. What means nothing is collected and never guessed. */
export function readPolicyQuery(params: URLSearchParams): QueryReading {
  const problems: QueryProblem[] = []
  return {
    choice(field, allowed) {
      const typed = params.get(field)?.trim() ?? ''
      const found = allowed.find((one) => one === typed)
      if (typed !== '' && found === undefined) problems.push({ field, typed: typed.slice(0, longestShown) })
      return found ?? null
    },
    text: (field) => (params.get(field) ?? '').trim().slice(0, longestText),
    problems,
  }
}
