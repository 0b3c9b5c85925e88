import { err, ok, type Result } from '#kernel/result.ts'
import type { MunicipalityCode } from './areas.ts'
import { isWhole } from './fraction.ts'
import type { TranslationRow } from './translate.ts'

/** What one predecessor said, and whether it went over whole. */
export interface PredecessorStatement<T> {
  by: MunicipalityCode
  wentOverWhole: boolean
  /** `null`: what it said is not known. */
  statement: T | null
}

/**
 * What the predecessors of a municipality said. It is not what the municipality says, and must be shown so.
 * `same` – all agree and none is missing · `mixed` – two differ · `unknown` – of at least one it is not known, and
 * the others do not differ.
 */
export interface SaidByPredecessors<T> {
  label: 'said-by-predecessor'
  agreement: 'same' | 'mixed' | 'unknown'
  said: readonly PredecessorStatement<T>[]
}

export interface StatementAfterChange<T> {
  municipality: MunicipalityCode
  /** What this very municipality said; `null` when that is not known or when it did not exist yet. */
  own: T | null
  /** `null` when no other municipality went into it. */
  predecessors: SaidByPredecessors<T> | null
}

/**
 * Statements (a policy, an answer, a plan) are never moved: a municipality has not said what its predecessors said.
 * Gives per later municipality, in the order of the codes, its own statement and beside it, labelled, what the
 * municipalities that went into it said.
 *
 * @param areSame when two statements say the same; the default is equality of plain values
 * Refusal: `unknown-municipality` – a statement of a municipality that is not in the rows and would get lost.
 */
export function moveStatement<T extends NonNullable<unknown>>(
  rows: readonly TranslationRow[],
  said: ReadonlyMap<MunicipalityCode, T>,
  areSame: (a: T, b: T) => boolean = Object.is,
): Result<readonly StatementAfterChange<T>[], 'unknown-municipality'> {
  const earlier = new Set(rows.map(({ from }) => from))
  if ([...said.keys()].some((code) => !earlier.has(code))) return err('unknown-municipality')
  const later = [...new Set(rows.map(({ to }) => to))].sort()
  return ok(
    later.map((municipality) => {
      const others = rows.filter(({ from, to }) => to === municipality && from !== municipality)
      const statements = others.map(({ from, exact }) => ({
        by: from,
        wentOverWhole: isWhole(exact),
        statement: said.get(from) ?? null,
      }))
      return {
        municipality,
        own: said.get(municipality) ?? null,
        predecessors: statements.length === 0 ? null : labelled(statements, areSame),
      }
    }),
  )
}

function labelled<T>(
  said: readonly PredecessorStatement<T>[],
  areSame: (a: T, b: T) => boolean,
): SaidByPredecessors<T> {
  const known = said.flatMap(({ statement }) => (statement === null ? [] : [statement]))
  const differ = known.some((one) => known.some((other) => !areSame(one, other)))
  const agreement = differ ? 'mixed' : known.length < said.length ? 'unknown' : 'same'
  return { label: 'said-by-predecessor', agreement, said }
}
