/** A `Result` whose refusal also says in a sentence what was wrong with what came in. */
export type Outcome<T, E extends string> = { ok: true; value: T } | { ok: false; error: E; what: string }

export const refuse = <E extends string>(error: E, what: string) => ({ ok: false, error, what }) as const
