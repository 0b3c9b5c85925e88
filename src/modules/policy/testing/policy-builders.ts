import { parseDateSpan, partialDate } from '#kernel/partial-date.ts'
import type { HousingRuleValue } from '../domain/housing-rules.ts'
import type { InventoryStatement } from '../domain/inventory.ts'
import type { MergerTerm } from '../domain/merger.ts'
import type { Measurement, PolicyDocument } from '../domain/policy.ts'

type DateField = 'decided' | 'published' | 'inForce' | 'validUntil' | 'reviewBy'

/** A housing document of GM0001 of which no date is known, unless said otherwise. */
export function aDocument(
  changes: Partial<Omit<PolicyDocument, DateField>> & Partial<Record<DateField, string>> = {},
): PolicyDocument {
  const { decided, published, inForce, validUntil, reviewBy, ...rest } = changes
  const date = (text: string | undefined) => (text === undefined ? null : partialDate(text))
  return {
    id: 'a-document',
    municipality: 'GM0001',
    theme: 'housing',
    act: 'own',
    title: null,
    decidedBy: null,
    sources: ['CV-4'],
    confidence: 'seen',
    link: null,
    ...rest,
    decided: date(decided),
    published: date(published),
    inForce: date(inForce),
    validUntil: date(validUntil),
    reviewBy: date(reviewBy),
  }
}

/** A count of December 2020 that found one integral framework, of GM0001, among three municipalities. */
export function aMeasurement(changes: Partial<Omit<Measurement, 'about'>> & { about?: string } = {}): Measurement {
  const { about = '2020-12', ...rest } = changes
  const span = parseDateSpan(about)
  if (!span.ok) throw new RangeError(`"${about}" is not a span of dates`)
  return {
    id: 'a-measurement',
    kind: 'count',
    subject: 'labour-migration',
    area: 'province',
    aboutBasis: 'stated',
    inferredWithin: null,
    base: { municipalities: 3, basis: 'stated' },
    counts: { withFramework: 2, housing: 1, integral: 1 },
    statedPercent: null,
    named: { integral: ['GM0001'], housing: null, without: null },
    attention: null,
    sources: ['S1'],
    confidence: 'seen',
    ...rest,
    about: span.value,
  }
}

/** Municipalities with the codes GM0001, GM0002 … */
export const municipalities = (count: number): { code: string }[] =>
  Array.from({ length: count }, (_, index) => ({ code: `GM${String(index + 1).padStart(4, '0')}` }))

/** Said by a region in 2021: GM0001 wished for policy on housing. */
export function aStatement(
  changes: Partial<Omit<InventoryStatement, 'on'>> & { on?: string } = {},
): InventoryStatement {
  const { on = '2021', ...rest } = changes
  return {
    municipality: 'GM0001',
    theme: 'housing',
    status: 'wished',
    saidBy: 'a region',
    sources: ['PON-1'],
    confidence: 'seen',
    ...rest,
    on: partialDate(on),
  }
}

/** In GM0001 at most two people may sleep in one room since 2020. */
export function aRuleValue(
  changes: Partial<Omit<HousingRuleValue, 'from' | 'until'>> & { from?: string; until?: string } = {},
): HousingRuleValue {
  const { from = '2020-01-01', until, ...rest } = changes
  return {
    municipality: 'GM0001',
    rule: 'persons-per-room',
    value: 2,
    document: null,
    sources: ['CV-4'],
    confidence: 'seen',
    ...rest,
    from: partialDate(from),
    until: until === undefined ? null : partialDate(until),
  }
}

/** Rules of a municipality that is no more go on for two years. */
export const twoYears: MergerTerm = { years: 2, sources: [], confidence: 'own' }
