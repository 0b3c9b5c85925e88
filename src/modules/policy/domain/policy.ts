import type { DateSpan, PartialDate } from '#kernel/partial-date.ts'
import type { Provenance } from '#kernel/sources.ts'

/** A CBS municipality code, `GM` and four digits, of the division on the day that is spoken of. */
export type MunicipalityCode = string

/** The two kinds of policy that are counted, always apart from each other. */
export const subjects = ['labour-migration', 'trafficking'] as const
export type Subject = (typeof subjects)[number]

/**
 * What a local document is about. `labour-migration` – about labour migrants, and which fields it covers is not known;
 * `safety` – a safety plan in which trafficking has a place; `environment-plan` – rules for labour migrants in the
 * omgevingsplan; `social` – care, language and taking part; `economy` – work, employers and agencies.
 */
export const themes = [
  'integral',
  'housing',
  'spatial',
  'environment-plan',
  'labour-migration',
  'social',
  'economy',
  'trafficking',
  'safety',
] as const
export type Theme = (typeof themes)[number]

/**
 * In which of the two counts a document of this theme belongs. Null: in neither. Those themes are younger than the
 * counts, and a count of a past day must not change because a theme was added.
 */
export const subjectOf: Readonly<Record<Theme, Subject | null>> = {
  integral: 'labour-migration',
  housing: 'labour-migration',
  spatial: 'labour-migration',
  'labour-migration': 'labour-migration',
  trafficking: 'trafficking',
  safety: 'trafficking',
  'environment-plan': null,
  social: null,
  economy: null,
}

/**
 * `count` – gives numbers · `qualitative` – gives words only ·
 * `agreement` – says what was agreed, not what came of it.
 */
export const measurementKinds = ['count', 'qualitative', 'agreement'] as const
export type MeasurementKind = (typeof measurementKinds)[number]

/** `stated` – the source says so · `inferred` – worked out from what else the source says. */
export const bases = ['stated', 'inferred'] as const
export type Basis = (typeof bases)[number]

export const measuredAreas = ['province', 'country'] as const
export type MeasuredArea = (typeof measuredAreas)[number]

/** The three fields that the study of 2021 looked at. */
export const policyFields = ['living-environment', 'social-domain', 'economy'] as const
export type PolicyField = (typeof policyFields)[number]

/** Municipalities with an adopted labour-migration framework: `withFramework` is `housing` only plus `integral`. */
export interface FrameworkCounts {
  withFramework: number
  housing: number
  integral: number
}

/** What a measurement says of the municipalities it names. */
export const namedAs = ['integral', 'housing', 'without'] as const
export type NamedAs = (typeof namedAs)[number]

/** What a source says it found, and of which days. Numbers come from here and never from counting documents. */
export interface Measurement extends Provenance {
  id: string
  kind: MeasurementKind
  subject: Subject
  area: MeasuredArea
  /** The days it speaks of; its numbers hold on these days and on no other. */
  about: DateSpan
  aboutBasis: Basis
  /** With an inferred date: the source fits everywhere in here. Else null. */
  inferredWithin: DateSpan | null
  /** How many municipalities were measured; null when the source does not tell and it cannot be worked out. */
  base: { municipalities: number; basis: Basis } | null
  /** Null when the source gives no numbers. */
  counts: FrameworkCounts | null
  /** The whole percentage the source prints, to check `counts` and `base` against. */
  statedPercent: number | null
  /** Null: the source names nobody, which says nothing about any municipality. */
  named: Readonly<Record<NamedAs, readonly MunicipalityCode[] | null>>
  /** The fields that get attention, most first; null when not measured. */
  attention: readonly PolicyField[] | null
}

/** `own` – policy of its own · `adopts-regional` – adopts a plan of the region · `announcement` – says it will come. */
export const documentActs = ['own', 'adopts-regional', 'announcement'] as const
export type DocumentAct = (typeof documentActs)[number]

export const deciders = ['council', 'executive'] as const
export type Decider = (typeof deciders)[number]

/** `no` – nobody opened the address · `copy` – a stored copy of it was read · `live` – the address itself was opened. */
export const linkOpenings = ['no', 'copy', 'live'] as const
export type LinkOpening = (typeof linkOpenings)[number]

/** Where a document can be read. */
export interface DocumentLink {
  /** Begins with `https://` or `http://`. */
  url: string
  opened: LinkOpening
  /** When it was opened, or the copy read; null when it was not. */
  on: PartialDate | null
}

/** A local policy document that somebody saw. Each date is null when the source does not give it. */
export interface PolicyDocument extends Provenance {
  id: string
  municipality: MunicipalityCode
  theme: Theme
  act: DocumentAct
  /** As the document calls itself, in Dutch; null when the source does not give it. */
  title: string | null
  decidedBy: Decider | null
  decided: PartialDate | null
  published: PartialDate | null
  inForce: PartialDate | null
  /** From this date on it no longer holds. */
  validUntil: PartialDate | null
  /** The date by which it was to be looked at again. */
  reviewBy: PartialDate | null
  /** Null when no address was kept. */
  link: DocumentLink | null
}
