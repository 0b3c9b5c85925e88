import { addDays, type Day } from '#kernel/days.ts'
import { hasSurelyCome, type PartialDate, spanText, stretchOf, stretchOfSpan } from '#kernel/partial-date.ts'
import type { Confidence, Provenance, SourceCode } from '#kernel/sources.ts'
import { documentStateOn } from './known-documents.ts'
import {
  type Measurement,
  type MunicipalityCode,
  type NamedAs,
  namedAs,
  type PolicyDocument,
  type Theme,
} from './policy.ts'

/**
 * How far a municipality is with policy on a theme. `none` – a source says that there is none ·
 * `unknown` – no source says anything, or the one that was asked did not know.
 */
export const inventoryStatuses = ['adopted', 'in-preparation', 'wished', 'none', 'unknown'] as const
export type InventoryStatus = (typeof inventoryStatuses)[number]

/** Somebody said how far a municipality was, and when. */
export interface InventoryStatement extends Provenance {
  municipality: MunicipalityCode
  theme: Theme
  status: InventoryStatus
  /** The date that it speaks of, as precise as its source. */
  on: PartialDate
  /** A role or an organisation, never the name of a person. */
  saidBy: string
}

/** What a status rests on. `measurement` – a count named the municipality. */
export const inventoryBases = ['document', 'statement', 'measurement'] as const
export type InventoryBasis = (typeof inventoryBases)[number]

/** One thing that says how far a municipality is. */
export interface InventoryEvidence {
  basis: InventoryBasis
  status: InventoryStatus
  /** As precise as its source. */
  date: string
  /** The first day on which it counts. */
  since: Day
  /** Id of the document or the measurement; null for a statement. */
  id: string | null
  /** Who said it; null when a document shows it. */
  saidBy: string | null
  sources: readonly SourceCode[]
  confidence: Confidence
}

/** One municipality and one theme on a day. */
export interface InventoryCell {
  municipality: MunicipalityCode
  theme: Theme
  status: InventoryStatus
  /** What the status rests on; null when nothing was said. */
  evidence: InventoryEvidence | null
}

/** What an inventory is made of. */
export interface InventoryFacts {
  documents: readonly PolicyDocument[]
  measurements: readonly Measurement[]
  inventory: readonly InventoryStatement[]
}

/** A count that names a municipality says something of these themes. */
const saidOfThemes: Readonly<Record<NamedAs, { themes: readonly Theme[]; status: InventoryStatus }>> = {
  integral: { themes: ['integral'], status: 'adopted' },
  housing: { themes: ['housing'], status: 'adopted' },
  without: { themes: ['integral', 'housing'], status: 'none' },
}

/** A document shows more than a statement, and a statement about one municipality more than a count of all. */
const weight: Readonly<Record<InventoryBasis, number>> = { document: 2, statement: 1, measurement: 0 }

/**
 * How far a municipality was on `on`, by the youngest thing that speaks of it: a document that was surely decided and of
 * which no end may have come, a statement whose date has surely come, or a count that names it. Of two from the same day
 * the document goes first. What is uncertain says nothing; what is announced is no policy.
 */
export function inventoryCell(
  facts: InventoryFacts,
  municipality: MunicipalityCode,
  theme: Theme,
  on: Day,
): InventoryCell {
  const [evidence = null] = evidenceOf(facts, municipality, theme, on)
  return { municipality, theme, status: evidence?.status ?? 'unknown', evidence }
}

/** Everything that speaks of it by `on`, the youngest first. */
export function evidenceOf(
  { documents, measurements, inventory }: InventoryFacts,
  municipality: MunicipalityCode,
  theme: Theme,
  on: Day,
): InventoryEvidence[] {
  const found = [
    ...documents.filter((one) => one.municipality === municipality && one.theme === theme).flatMap(ofDocument(on)),
    ...inventory.filter((one) => one.municipality === municipality && one.theme === theme).flatMap(ofStatement(on)),
    ...measurements.flatMap((one) => ofMeasurement(one, municipality, theme, on)),
  ]
  return found
    .filter(({ confidence }) => confidence !== 'uncertain')
    .toSorted((one, other) => compareDays(other.since, one.since) || weight[other.basis] - weight[one.basis])
}

/** For each theme how many of the municipalities have each status; together they are all of them. */
export function countInventory(
  facts: InventoryFacts,
  municipalities: readonly { code: MunicipalityCode }[],
  on: Day,
): Record<Theme, Record<InventoryStatus, number>> {
  const count = (theme: Theme) => {
    const statuses = municipalities.map(({ code }) => inventoryCell(facts, code, theme, on).status)
    return byStatus((status) => statuses.filter((one) => one === status).length)
  }
  return byTheme(count)
}

const ofDocument =
  (on: Day) =>
  (document: PolicyDocument): InventoryEvidence[] => {
    const { id, decided, published, inForce, sources, confidence } = document
    const state = documentStateOn(document, on)
    const date = decided ?? published ?? inForce
    if (date === null || (state !== 'decided' && state !== 'in-force')) return []
    return [
      { basis: 'document', status: 'adopted', date, since: surelyFrom(date), id, saidBy: null, sources, confidence },
    ]
  }

const ofStatement =
  (on: Day) =>
  ({ status, on: date, saidBy, sources, confidence }: InventoryStatement): InventoryEvidence[] =>
    hasSurelyCome(date, on)
      ? [{ basis: 'statement', status, date, since: surelyFrom(date), id: null, saidBy, sources, confidence }]
      : []

/** As in the count itself it holds from the first day that the measurement speaks of. */
function ofMeasurement(
  { id, about, named, subject, sources, confidence }: Measurement,
  municipality: MunicipalityCode,
  theme: Theme,
  on: Day,
): InventoryEvidence[] {
  const since = stretchOfSpan(about).from
  if (subject !== 'labour-migration' || on < since) return []
  return namedAs
    .filter((as) => named[as]?.includes(municipality) && saidOfThemes[as].themes.includes(theme))
    .map((as) => {
      const { status } = saidOfThemes[as]
      return { basis: 'measurement', status, date: spanText(about), since, id, saidBy: null, sources, confidence }
    })
}

/** The first day on which the date has surely come. */
function surelyFrom(date: PartialDate): Day {
  const { from, until } = stretchOf(date)
  return addDays(from, 1) === until ? from : until
}

const compareDays = (one: Day, other: Day): number => (one === other ? 0 : one < other ? -1 : 1)

const byStatus = (count: (status: InventoryStatus) => number): Record<InventoryStatus, number> => ({
  adopted: count('adopted'),
  'in-preparation': count('in-preparation'),
  wished: count('wished'),
  none: count('none'),
  unknown: count('unknown'),
})

/** Every theme once, in the order of the list. */
export function byTheme<T>(make: (theme: Theme) => T): Record<Theme, T> {
  return {
    integral: make('integral'),
    housing: make('housing'),
    spatial: make('spatial'),
    'environment-plan': make('environment-plan'),
    'labour-migration': make('labour-migration'),
    social: make('social'),
    economy: make('economy'),
    trafficking: make('trafficking'),
    safety: make('safety'),
  }
}
