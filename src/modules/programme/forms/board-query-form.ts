import type { QueryProblem } from './list-query-form.ts'

/** Long enough for the name of a municipality. */
const maximumText = 60
const maximumTyped = 40

/** A choice in the address; null when nothing was asked for, or something that is no choice. */
export interface AskedChoice<T extends string> {
  value: T | null
  problems: readonly QueryProblem[]
}

/** Reads one choice, such as `region=AM25`. Case does not matter. A value that is not allowed is a problem. */
export function choiceIn<T extends string>(
  address: URLSearchParams,
  parameter: string,
  allowed: readonly T[],
): AskedChoice<T> {
  const typed = address.get(parameter)?.trim() ?? ''
  if (typed === '') return { value: null, problems: [] }
  const value = allowed.find((one) => one.toLowerCase() === typed.toLowerCase())
  if (value !== undefined) return { value, problems: [] }
  return { value: null, problems: [{ parameter, typed: typed.slice(0, maximumTyped) }] }
}

export const searchText = (address: URLSearchParams): string => (address.get('q') ?? '').trim().slice(0, maximumText)
