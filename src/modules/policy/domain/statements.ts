import type { Day } from '#kernel/days.ts'
import { spanText, stretchOfSpan } from '#kernel/partial-date.ts'
import { type DocumentState, documentStateOn, isKnownOn } from './known-documents.ts'
import { type Measurement, type MunicipalityCode, type NamedAs, namedAs, type PolicyDocument } from './policy.ts'

/**
 * What is known of a municipality's labour-migration policy on a day.
 * `integral`, `housing`, `none` – a measurement of that day names it so · `document-known` – a document was decided ·
 * `named-earlier` – an earlier measurement named it with a framework, whether it still holds is not known ·
 * `unknown` – no source says anything. Nobody is `none` because nobody counted them.
 */
export const policyStatuses = ['integral', 'housing', 'document-known', 'named-earlier', 'unknown', 'none'] as const
export type PolicyStatus = (typeof policyStatuses)[number]

/** A measurement named the municipality. */
export interface Naming {
  measurement: string
  as: NamedAs
  /** `2020-12`: as precise as the measurement. */
  about: string
  /** True when the asked day is one of the days the measurement speaks of. */
  current: boolean
}
export interface DatedDocument {
  document: PolicyDocument
  state: DocumentState
}
/** What was said of a municipality that has become part of this one: it stays said of that one. */
export interface PredecessorStatement {
  predecessor: MunicipalityCode
  /** The day the predecessor was no more. */
  until: Day
  /** False when its area was divided over several municipalities. */
  wentOverWhole: boolean
  namings: readonly Naming[]
  documents: readonly DatedDocument[]
}
export interface MunicipalityStatement {
  municipality: MunicipalityCode
  status: PolicyStatus
  namings: readonly Naming[]
  /** Both subjects; documents that are not surely decided by the day are left out. */
  documents: readonly DatedDocument[]
  ofPredecessors: readonly PredecessorStatement[]
}
/** `from` was dissolved on `on` and (a part of) it went to `to`. */
export interface Dissolution {
  on: Day
  from: MunicipalityCode
  to: MunicipalityCode
}
/** Everything that is known about policy. */
export interface KnownPolicy {
  measurements: readonly Measurement[]
  documents: readonly PolicyDocument[]
}

/**
 * What is said of each municipality of the division on `on`, in the order given. A statement about a municipality
 * that was dissolved is never moved to its successor: it is listed there under `ofPredecessors`.
 */
export function statementsOn(
  known: KnownPolicy,
  municipalities: readonly { code: MunicipalityCode }[],
  dissolutions: readonly Dissolution[],
  on: Day,
): MunicipalityStatement[] {
  return municipalities.map(({ code }) => {
    const namings = namingsOf(code, known.measurements, on)
    return {
      municipality: code,
      status: statusOf(namings, hasKnownDocument(code, known.documents, on)),
      namings,
      documents: documentsOf(code, known.documents, on),
      ofPredecessors: predecessorsOf(code, dissolutions, on)
        .map(({ from, until, wentOverWhole }) => ({
          predecessor: from,
          until,
          wentOverWhole,
          namings: namingsOf(from, known.measurements, on),
          documents: documentsOf(from, known.documents, on),
        }))
        .filter(({ namings, documents }) => namings.length + documents.length > 0),
    }
  })
}

/** True when a source shows that the municipality had decided on labour-migration policy by then. */
export const isKnownStatus = (status: PolicyStatus): boolean => status !== 'unknown' && status !== 'none'

function statusOf(namings: readonly Naming[], documentKnown: boolean): PolicyStatus {
  const now = namings.filter(({ current }) => current).map(({ as }) => as)
  if (now.includes('integral')) return 'integral'
  if (now.includes('housing')) return 'housing'
  if (documentKnown) return 'document-known'
  if (now.includes('without')) return 'none'
  const last = namings.at(-1)
  return last === undefined || last.as === 'without' ? 'unknown' : 'named-earlier'
}

/** Oldest first; what is uncertain names nobody. */
function namingsOf(code: MunicipalityCode, measurements: readonly Measurement[], on: Day): Naming[] {
  return measurements
    .filter(({ subject, confidence }) => subject === 'labour-migration' && confidence !== 'uncertain')
    .filter(({ about }) => stretchOfSpan(about).from <= on)
    .toSorted((one, other) => (stretchOfSpan(one.about).from < stretchOfSpan(other.about).from ? -1 : 1))
    .flatMap(({ id, about, named }) =>
      namedAs
        .filter((as) => named[as]?.includes(code))
        .map((as) => ({ measurement: id, as, about: spanText(about), current: on < stretchOfSpan(about).until })),
    )
}

const hasKnownDocument = (code: MunicipalityCode, documents: readonly PolicyDocument[], on: Day): boolean =>
  documents.some((document) => document.municipality === code && isKnownOn(document, 'labour-migration', on))

const documentsOf = (code: MunicipalityCode, documents: readonly PolicyDocument[], on: Day): DatedDocument[] =>
  documents
    .filter(({ municipality }) => municipality === code)
    .map((document) => ({ document, state: documentStateOn(document, on) }))
    .filter(({ state }) => state !== 'not-yet')

type Predecessor = Pick<PredecessorStatement, 'until' | 'wentOverWhole'> & { from: MunicipalityCode }

/** Those it came from, and those they came from, each once. */
function predecessorsOf(code: MunicipalityCode, dissolutions: readonly Dissolution[], on: Day): Predecessor[] {
  const found = new Map<MunicipalityCode, Predecessor>()
  const waiting = [{ code, whole: true }]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { code: successor, whole } = next
    for (const { from, on: until } of dissolutions.filter((row) => row.to === successor && row.on <= on)) {
      if (found.has(from) || from === code) continue
      const wentOverWhole = whole && dissolutions.filter((row) => row.from === from && row.on === until).length === 1
      found.set(from, { from, until, wentOverWhole })
      waiting.push({ code: from, whole: wentOverWhole })
    }
  }
  return [...found.values()]
}
