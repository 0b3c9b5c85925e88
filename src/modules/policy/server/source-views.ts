import { addDays, type Day, isWithin } from '#kernel/days.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import { spanText, stretchOfSpan } from '#kernel/partial-date.ts'
import type { Provenance } from '#kernel/sources.ts'
import { type Areas, municipalitiesOn } from '#modules/areas/index.ts'
import type { Wording } from '../domain/framework-views.ts'
import type { DocumentState } from '../domain/known-documents.ts'
import { type Measurement, type PolicyDocument, type Subject, subjectOf } from '../domain/policy.ts'
import type { DatedDocument } from '../domain/statements.ts'
import { type TraffickingCount, traffickingOn } from '../domain/trafficking.ts'
import type { PolicyWords } from '../forms/policy-file-forms.ts'
import type { Policy } from './load-policy.ts'

export type { Wording } from '../domain/framework-views.ts'

/** A document as it stands on a day. Dates are as precise as the source; null is "not given". */
export interface DocumentView extends PolicyDocument {
  /** Null: in neither count. */
  subject: Subject | null
  state: DocumentState
  about: Wording
}

/** A measurement in plain values, with what it says in words. */
export interface MeasurementView extends Provenance {
  id: string
  kind: Measurement['kind']
  subject: Subject
  area: Measurement['area']
  /** `2020-12`, `2021-08/2021-10`: as precise as the source. */
  about: string
  aboutBasis: Measurement['aboutBasis']
  inferredWithin: string | null
  /** True when the day of the page is one of the days it speaks of. */
  speaksOfDay: boolean
  base: Measurement['base']
  counts: Measurement['counts']
  statedPercent: number | null
  named: Measurement['named']
  attention: Measurement['attention']
  /** For an agreement on trafficking policy: what documents showed on its last day; null for all others. */
  outcome: { on: Day; municipalities: number; trafficking: TraffickingCount } | null
  title: Wording
  finding: Wording
  dateReason: Wording | null
}

export function documentView({ document, state }: DatedDocument, policy: Policy, language: LanguageTag): DocumentView {
  return { ...document, subject: subjectOf[document.theme], state, about: aboutOf(document, policy, language) }
}

/** What a document is about: in the words of its municipality, else in the reader's language or in Dutch. */
export function aboutOf({ id }: PolicyDocument, policy: Policy, language: LanguageTag): Wording {
  const own = policy.ownWords.get(id)
  if (own) return { text: own.about, language: sourceLanguage, translation: 'source' }
  return wordingOf(policy, language, ({ documents }) => documents[id]?.about) ?? missing(id)
}

export function measurementView(
  measurement: Measurement,
  policy: Policy,
  areas: Areas,
  on: Day,
  language: LanguageTag,
): MeasurementView {
  const { id, about, inferredWithin, ...rest } = measurement
  const wording = (pick: (words: PolicyWords['measurements'][string]) => string | undefined) =>
    wordingOf(policy, language, ({ measurements }) => {
      const words = measurements[id]
      return words && pick(words)
    })
  return {
    ...rest,
    id,
    about: spanText(about),
    inferredWithin: inferredWithin && spanText(inferredWithin),
    speaksOfDay: isWithin(stretchOfSpan(about), on),
    outcome: outcomeOf(measurement, policy, areas),
    title: wording(({ title }) => title) ?? missing(id),
    finding: wording(({ finding }) => finding) ?? missing(id),
    dateReason: wording(({ dateReason }) => dateReason) ?? null,
  }
}

function outcomeOf({ kind, subject, about }: Measurement, policy: Policy, areas: Areas): MeasurementView['outcome'] {
  if (kind !== 'agreement' || subject !== 'trafficking') return null
  const on = addDays(stretchOfSpan(about).until, -1)
  const division = municipalitiesOn(areas, on)
  if (!division.ok) return null
  return {
    on,
    municipalities: division.value.length,
    trafficking: traffickingOn(policy.documents, division.value, on),
  }
}

/** In the language asked for, else in Dutch. */
function wordingOf(
  { words }: Policy,
  language: LanguageTag,
  pick: (words: PolicyWords) => string | undefined,
): Wording | null {
  for (const tag of [language, sourceLanguage]) {
    const found = words.get(tag)
    const text = found && pick(found)
    if (found && text !== undefined) return { text, language: tag, translation: found.translation }
  }
  return null
}

/** The loader refuses rows without Dutch words, so this is a bug. */
function missing(id: string): never {
  throw new Error(`there are no words for "${id}"`)
}
