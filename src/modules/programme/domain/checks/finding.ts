import type { Place } from '../places.ts'

/** Which list of the register a finding is about. */
export type RegisterList =
  | 'parties'
  | 'instruments'
  | 'documents'
  | 'terms'
  | 'retellings'
  | 'statements'
  | 'items'
  | 'links'
  | 'claims'
  | 'handOver'
  | 'soundings'
  | 'figures'

/** Something that cannot be right. `path` leads to the field within the row; `message` is a sentence for an editor. */
export interface RegisterFinding {
  list: RegisterList
  /** Place in the list, from 0. */
  row: number
  path: readonly (string | number)[]
  code: string
  message: string
}

/** A finding before it is known in which row it is. */
export type RowFinding = Pick<RegisterFinding, 'path' | 'code' | 'message'>

/** What else is known, to hold the register against. */
export interface RegisterSurroundings {
  isKnownSource(code: string): boolean
  /** A region or municipality that exists or existed. */
  isKnownPlace(place: Place): boolean
}

export const finding = (path: RowFinding['path'], code: string, message: string): RowFinding => ({
  path,
  code,
  message,
})

export const findingIf = (wrong: boolean, path: RowFinding['path'], code: string, message: string): RowFinding[] =>
  wrong ? [finding(path, code, message)] : []

/** Those in `used` that are not in `known`. */
export const missing = (
  used: readonly string[],
  known: ReadonlySet<string>,
  path: RowFinding['path'],
  what: string,
): RowFinding[] =>
  used.filter((id) => !known.has(id)).map((id) => finding(path, `${what}-unknown`, `There is no ${what} "${id}".`))

/** Sources that are not in the list, or none at all. */
export function sourceFindings(
  sources: readonly string[],
  { isKnownSource }: RegisterSurroundings,
  path: RowFinding['path'],
): RowFinding[] {
  const unknown = sources.filter((code) => !isKnownSource(code))
  return [
    ...findingIf(sources.length === 0, path, 'no-source', 'A fact needs a source.'),
    ...unknown.map((code) => finding(path, 'source-unknown', `${code} is not in data/sources.yaml.`)),
  ]
}
