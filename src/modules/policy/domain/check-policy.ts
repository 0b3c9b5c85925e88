import { type Stretch, stretchOf, stretchOfSpan } from '#kernel/partial-date.ts'
import { type Measurement, namedAs, type PolicyDocument } from './policy.ts'
import {
  endsOf,
  existenceFindings,
  finding,
  type PolicySurroundings,
  type RowFinding,
  sourceFindings,
  when,
} from './row-findings.ts'
import type { KnownPolicy } from './statements.ts'

export type { PolicySurroundings } from './row-findings.ts'

/** Something that cannot be right, with the row and the field it is about; `message` is a sentence for an editor. */
export interface PolicyFinding extends RowFinding {
  list: 'measurements' | 'documents' | 'inventory' | 'housing-rules' | 'national-advice'
  /** Place in the list, from 0. */
  row: number
}

/** Every finding in the order of the rows; empty when all is well. */
export function checkPolicy(known: KnownPolicy, surroundings: PolicySurroundings): PolicyFinding[] {
  const { measurements, documents } = known
  return [
    ...measurements.flatMap((measurement, row) =>
      [
        ...rowFindings(measurement, measurements.slice(0, row), surroundings),
        ...dateFindings(measurement),
        ...numberFindings(measurement),
        ...overlapFindings(measurement, measurements.slice(0, row)),
        ...divisionFindings(measurement, surroundings),
      ].map((finding) => ({ list: 'measurements' as const, row, ...finding })),
    ),
    ...documents.flatMap((document, row) =>
      [
        ...rowFindings(document, documents.slice(0, row), surroundings),
        ...orderFindings(document),
        ...municipalityFindings(document, surroundings),
      ].map((finding) => ({ list: 'documents' as const, row, ...finding })),
    ),
  ]
}

function rowFindings(
  { id, sources }: { id: string; sources: readonly string[] },
  before: readonly { id: string }[],
  surroundings: PolicySurroundings,
): RowFinding[] {
  return [
    ...when(
      before.some((other) => other.id === id),
      'id',
      'id-twice',
      `"${id}" is already the id of another row.`,
    ),
    ...sourceFindings(sources, surroundings),
  ]
}

function dateFindings({ about, aboutBasis, inferredWithin }: Measurement): RowFinding[] {
  const inferred = aboutBasis === 'inferred'
  if (inferred !== (inferredWithin !== null))
    return [finding('inferredWithin', 'inference-incomplete', 'Only an inferred date says where the source fits.')]
  const [inner, outer] = [stretchOfSpan(about), stretchOfSpan(inferredWithin ?? about)]
  const outside = inner.from < outer.from || inner.until > outer.until
  return when(outside, 'about', 'inference-outside', 'The date lies outside where the source is said to fit.')
}

function numberFindings(measurement: Measurement): RowFinding[] {
  const { kind, base, counts, statedPercent, named, confidence } = measurement
  if ((kind === 'count') !== (counts !== null))
    return [finding('counts', 'kind-and-counts', 'A count has numbers, and what is no count has none.')]
  if (counts === null) return []
  if (confidence === 'uncertain')
    return [finding('confidence', 'uncertain-numbers', 'What is uncertain is never stated, so it has no numbers here.')]
  const { withFramework, housing, integral } = counts
  const most = { integral, housing, without: base ? Math.max(0, base.municipalities - withFramework) : Infinity }
  const percent = base ? Math.round((withFramework * 100) / base.municipalities) : null
  return [
    ...when(
      withFramework !== housing + integral,
      'counts',
      'counts-do-not-add-up',
      'Housing and integral together are not the number with a framework.',
    ),
    ...when(
      base !== null && withFramework > base.municipalities,
      'counts',
      'counts-exceed-base',
      'More have a framework than were measured.',
    ),
    ...when(
      statedPercent !== null && percent !== statedPercent,
      'statedPercent',
      'percent-differs',
      `The source prints ${statedPercent} %, the numbers give ${percent ?? 'none'}.`,
    ),
    ...namedAs
      .filter((as) => (named[as]?.length ?? 0) > most[as])
      .map((as) => finding('named', 'names-exceed-counts', `More are named as ${as} than were counted.`)),
  ]
}

function overlapFindings({ subject, area, about, counts }: Measurement, before: readonly Measurement[]): RowFinding[] {
  const stretch = stretchOfSpan(about)
  const clash = before.find(
    (other) =>
      counts !== null &&
      other.counts !== null &&
      other.subject === subject &&
      other.area === area &&
      overlap(stretchOfSpan(other.about), stretch),
  )
  return clash ? [finding('about', 'counts-overlap', `"${clash.id}" counts the same days.`)] : []
}

/** Looked at on the first and the last day the measurement speaks of: the division must be the same on both. */
function divisionFindings({ area, about, base, named }: Measurement, { divisionOn }: PolicySurroundings): RowFinding[] {
  const codes = namedAs.flatMap((as) => named[as] ?? [])
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  const divisions = endsOf(stretchOfSpan(about))
    .map(divisionOn)
    .filter((division) => division !== null)
  const strangers = new Set(codes.filter((code) => divisions.some((division) => !division.includes(code))))
  const sizes = divisions.map((division) => division.length)
  const wrongSize = sizes.find((size) => area === 'province' && base !== null && size !== base.municipalities)
  return [
    ...twice.map((code) => finding('named', 'named-twice', `${code} is named twice.`)),
    ...[...strangers].map((code) => finding('named', 'not-in-division', `${code} was no municipality then.`)),
    ...when(
      wrongSize !== undefined,
      'base',
      'base-differs',
      `The measurement has ${base?.municipalities} municipalities, the division of those days ${wrongSize}.`,
    ),
  ]
}

function orderFindings({ decided, published, inForce, validUntil }: PolicyDocument): RowFinding[] {
  const start = decided ?? published ?? inForce
  const early = decided && published && stretchOf(published).until <= stretchOf(decided).from
  const backwards = start && validUntil && stretchOf(validUntil).until <= stretchOf(start).from
  return [
    ...when(Boolean(early), 'published', 'published-first', 'It was published before it was decided.'),
    ...when(Boolean(backwards), 'validUntil', 'ends-first', 'It ends before it begins.'),
  ]
}

function municipalityFindings(
  { municipality, decided, published, inForce }: PolicyDocument,
  surroundings: PolicySurroundings,
): RowFinding[] {
  return existenceFindings(municipality, decided ?? published ?? inForce, surroundings)
}

const overlap = (one: Stretch, other: Stretch): boolean => one.from < other.until && other.from < one.until
