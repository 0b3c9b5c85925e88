import type { FileFacts } from '../report/report.ts'
import { hasIdentity } from './along.ts'
import type { ForwardField } from './fields.ts'
import { forwardFieldNames } from './fields.ts'

/** What is known of a case when it is handed over, as far as it can be. Null or empty: not known. */
export interface Forwardable {
  municipality: string | null
  forms: readonly string[]
  goingOn: string | null
  danger: string | null
  /** `2026-W48`. */
  week: string | null
  entrance: string | null
  signals: readonly string[]
  sector: string | null
  address: string | null
  employer: string | null
  agency: string | null
  placeWords: string | null
  story: string | null
  language: string | null
  summary: string | null
  question: string | null
}

/** What a receiver gets: chosen fields, and a salt so that nobody who sees only the manifest can try what may be in it. */
export interface ForwardPayload {
  v: 1
  /** 32 bytes as base64url. */
  salt: string
  fields: Partial<Forwardable>
  /** Files that go along, under ids and numbers of their own. */
  files: readonly FileFacts[]
}

const isKnown = (value: string | null | readonly string[]) =>
  typeof value === 'string' ? value.trim() !== '' : value !== null && value.length > 0

/** Those of the chosen fields that hold something: what is empty is not named in a manifest. */
export const knownFields = (known: Forwardable, chosen: readonly ForwardField[]): readonly ForwardField[] =>
  forwardFieldNames.filter((field) => chosen.includes(field) && isKnown(known[field]))

/**
 * The chosen fields and nothing else, whatever else `known` carries. Written out field by field: what is not named here cannot leave.
 */
export function payloadOf(
  known: Forwardable,
  chosen: readonly ForwardField[],
  salt: string,
  files: readonly FileFacts[] = [],
): ForwardPayload {
  const fields: Record<string, string | readonly string[] | null> = {}
  for (const field of knownFields(known, chosen)) fields[field] = known[field]
  return { v: 1, salt, fields, files }
}

/**
 * Whether a payload holds the fields that its manifest names and no others, and facts of as many files as the manifest says go along: the site signs what a sender says, and sees nothing of what is
 * sealed. `along` left out: a question, with which nothing goes.
 */
export const holdsWhatIsNamed = (
  { fields, files }: Pick<ForwardPayload, 'fields' | 'files'>,
  { fields: named, along = [] }: { fields: readonly ForwardField[]; along?: readonly string[] },
): boolean =>
  forwardFieldNames.every((field) => (fields[field] !== undefined) === named.includes(field)) &&
  files.length === along.length - (hasIdentity(along) ? 1 : 0)

/** The one text of a payload: this in UTF-8 is what is sealed, and what the manifest is bound to. */
export const payloadText = ({ v, salt, fields, files }: ForwardPayload): string =>
  JSON.stringify({
    v,
    salt,
    fields: Object.fromEntries(forwardFieldNames.map((field) => [field, fields[field]])),
    files: files.map(({ item, sequence, name, type, bytes, cleaned }) => ({
      item,
      sequence,
      name,
      type,
      bytes,
      cleaned,
    })),
  })
