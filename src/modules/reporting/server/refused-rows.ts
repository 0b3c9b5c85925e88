import { err, type Result } from '#kernel/result.ts'

/** Why the database took a row or a file back, and everything of its transaction with it. */
export type RefusedRows = 'no-file' | 'malformed' | 'taken'

/** As a function of the database says that something it needs is not there; for saying so from outside of one. */
export class MissingFile extends Error {
  readonly code = 'P0002'
}

/** `P0002` – a file is not there · a length, a form or a number that our own pages never send · a key that is there already. */
const refusals: Readonly<Record<string, RefusedRows>> = {
  P0002: 'no-file',
  '23514': 'malformed',
  '23502': 'malformed',
  '22P02': 'malformed',
  '22003': 'malformed',
  '23505': 'taken',
}

/** The result, or the refusal when the database would not have the rows; everything else is thrown. Around a whole transaction: nothing of it stays. */
export async function unlessRefused<T, E extends string>(
  run: () => Promise<Result<T, E>>,
): Promise<Result<T, E | RefusedRows>> {
  try {
    return await run()
  } catch (error) {
    const refusal = refusals[codeOf(error)]
    if (refusal === undefined) throw error
    return err(refusal)
  }
}

/** As the database says that a case was freshened since its keys were looked at: what was sealed under them is to be sealed again. */
const freshened = 'BK001'

/** The result, or that the case was freshened meanwhile. Around a whole transaction, as `unlessRefused`. */
export async function unlessFreshened<T, E extends string>(
  run: () => Promise<Result<T, E>>,
): Promise<Result<T, E | 'changed-meanwhile'>> {
  try {
    return await run()
  } catch (error) {
    if (codeOf(error) !== freshened) throw error
    return err('changed-meanwhile')
  }
}

/** How the database names what went wrong; empty: it was not the database. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Whether the database would not have a row because what it refers to is not there. */
export const isNoSuchRow = (error: unknown): boolean => codeOf(error) === '23503'

/** The result, or `gone` when what the rows refer to was deleted in that moment. Around a whole transaction, as `unlessRefused`. */
export async function unlessGone<T, E extends string, G extends string>(
  gone: G,
  run: () => Promise<Result<T, E>>,
): Promise<Result<T, E | G>> {
  try {
    return await run()
  } catch (error) {
    if (!isNoSuchRow(error)) throw error
    return err(gone)
  }
}
