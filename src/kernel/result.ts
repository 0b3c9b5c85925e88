/** What an operation that may be refused gives back. Expected refusals are values; bugs are thrown. */
export type Result<T, E extends string> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T) => ({ ok: true, value }) as const
export const err = <E extends string>(error: E) => ({ ok: false, error }) as const
