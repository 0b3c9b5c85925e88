import { addDays, type Day } from '#kernel/days.ts'
import { type Stretch, stretchOf, stretchOfSpan } from '#kernel/partial-date.ts'
import { type Measurement, type MunicipalityCode, namedAs, type PolicyDocument } from './policy.ts'
import type { KnownPolicy } from './statements.ts'

/** Something that cannot be right, with the row and the field it is about; `message` is a sentence for an editor. */
export interface PolicyFinding {
  list: 'measurements' | 'documents'
  /** Place in the list, from 0. */
  row: number
  field: string
  code: string
  message: string
}

/** What else is known, to hold policy against. */
export interface PolicySurroundings {
  /** Codes of the division on a day; null outside the days that areas cover. */
  divisionOn(on: Day): readonly MunicipalityCode[] | null
  isKnownMunicipality(code: MunicipalityCode): boolean
  isKnownSource(code: string): boolean
}

type RowFinding = Pick<PolicyFinding, 'field' | 'code' | 'message'>

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
  { isKnownSource }: PolicySurroundings,
): RowFinding[] {
  const unknown = sources.filter((code) => !isKnownSource(code))
  return [
    ...when(
      before.some((other) => other.id === id),
      'id',
      'id-twice',
      `"${id}" is already the id of another row.`,
    ),
    ...when(sources.length === 0, 'sources', 'no-source', 'A fact needs a source.'),
    ...unknown.map((code) => finding('sources', 'source-unknown', `${code} is not in data/sources.yaml.`)),
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
  { divisionOn, isKnownMunicipality }: PolicySurroundings,
): RowFinding[] {
  if (!isKnownMunicipality(municipality))
    return [finding('municipality', 'municipality-unknown', `${municipality} is not in data/areas.`)]
  const date = decided ?? published ?? inForce
  const divisions =
    date === null
      ? []
      : endsOf(stretchOf(date))
          .map(divisionOn)
          .filter((division) => division !== null)
  const absent = divisions.length > 0 && divisions.every((division) => !division.includes(municipality))
  return when(absent, 'municipality', 'not-in-division', `${municipality} was no municipality then.`)
}

const endsOf = ({ from, until }: Stretch): Day[] => [from, addDays(until, -1)]

const overlap = (one: Stretch, other: Stretch): boolean => one.from < other.until && other.from < one.until

const finding = (field: string, code: string, message: string): RowFinding => ({ field, code, message })

const when = (wrong: boolean, field: string, code: string, message: string): RowFinding[] =>
  wrong ? [finding(field, code, message)] : []
