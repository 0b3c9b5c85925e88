import type { DayNumber } from '#kernel/day-number.ts'
import { doesNotApply, isBreach, isFine, outOfCoverage } from '../finding.ts'
import type { BookRow, RuleBook } from '../rule-book.ts'
import { rowsOn } from '../surroundings.ts'
import { asks, type ShortFinding, type ShortInputId, sure, tell } from './answer.ts'

export const housingMarks = ['snf', 'akf', 'none'] as const
export type HousingMark = (typeof housingMarks)[number]
/** For SNF: a location that was there before with lodging or residential use, or a new one (hotels and guest houses among them). */
export const housingKinds = ['existing-lodging', 'existing-residential', 'new'] as const
export type HousingKind = (typeof housingKinds)[number]

/** A house as somebody sees it; `null`: not known. Areas are in square decimetres, so that half a square metre stays exact. */
export interface House {
  day: DayNumber | null
  mark: HousingMark | null
  housingKind: HousingKind | null
  /** Everybody who lives there. */
  persons: number | null
  livingArea: number | null
  toilets: number | null
  showers: number | null
  bedroomPersons: number | null
  bedroomArea: number | null
}

export type HousingNormId = 'living-space' | 'toilets' | 'showers' | 'bedroom-persons' | 'bedroom-space'

/**
 * A house against the norm of its mark. A mark is voluntary by law, but a condition for taking rent off the minimum wage;
 * a house without one breaks no norm of a mark.
 * Source: norms of SNF and AKF; Besluit minimumloon en minimumvakantiebijslag art. 2a paragraph 1b.
 */
export function housingNorms(house: House, book: RuleBook): readonly ShortFinding<HousingNormId>[] {
  return [
    livingSpace(house, book),
    perPerson('toilets', 'persons-per-toilet', 'HS-06', house.toilets, house, book),
    perPerson('showers', 'persons-per-shower', 'HS-07', house.showers, house, book),
    bedroomPersons(house, book),
    bedroomSpace(house, book),
  ].map(sure)
}

interface Asked {
  day: DayNumber
  mark: 'snf' | 'akf'
}

/** The day and the norm, or why there is nothing to say. */
function normOf<Id extends string>(
  id: Id,
  { day, mark }: House,
  needed: Readonly<Partial<Record<ShortInputId, number | null>>>,
): Asked | ShortFinding<Id> {
  if (mark === 'none') return doesNotApply(id, 'no-mark')
  return day === null || mark === null ? asks(id, unknownOf({ day, mark, ...needed })) : { day, mark }
}

/** The inputs that are not known, in the order in which the form asks them. */
const unknownOf = (inputs: Readonly<Partial<Record<ShortInputId, unknown>>>): ShortInputId[] =>
  (Object.keys(inputs) as ShortInputId[]).filter((input) => inputs[input] === null)

const kindFacts: Readonly<Record<HousingKind, string>> = {
  'existing-lodging': 'housing-area-existing-lodging',
  'existing-residential': 'housing-area-existing-residential',
  new: 'housing-area-new',
}

/** The rows that may be the norm: one, or each that the unknown kind leaves open. */
function areaRows({ housingKind }: House, { day, mark }: Asked, book: RuleBook): readonly BookRow[] | null {
  if (mark === 'akf') return rowsOn(book, day, ['housing-area-akf'])
  return rowsOn(book, day, housingKind ? [kindFacts[housingKind]] : housingKinds.map((kind) => kindFacts[kind]))
}

/** Living area for each person. Source: norms of SNF and AKF. */
function livingSpace(house: House, book: RuleBook): ShortFinding<'living-space'> {
  const id = 'living-space'
  const { persons, livingArea } = house
  const asked = normOf(id, house, { persons, livingArea })
  if ('verdict' in asked) return asked
  const rows = areaRows(house, asked, book)
  if (!rows) return outOfCoverage(id)
  const least = Math.min(...rows.map(({ value }) => value))
  const most = Math.max(...rows.map(({ value }) => value))
  const norm = least === most ? tell('area-norm', { least }, rows) : tell('area-norm-between', { least, most }, rows)
  if (persons === null || livingArea === null) return asks(id, unknownOf({ persons, livingArea }), { trace: [norm] })
  if (persons === 0) return doesNotApply(id, 'nobody')
  const each = tell('area-each', { area: livingArea / 100, persons, each: livingArea / 100 / persons })
  const trace = [norm, each]
  if (livingArea >= most * 100 * persons) return isFine(id, trace)
  if (livingArea < least * 100 * persons) return isBreach(id, null, { trace })
  return asks(id, ['housingKind'], { trace })
}

/** Persons to one toilet or shower; the other mark only says that they are under the same roof. */
function perPerson(
  id: 'toilets' | 'showers',
  fact: string,
  rule: string,
  count: number | null,
  house: House,
  book: RuleBook,
): ShortFinding<'toilets' | 'showers'> {
  const { persons } = house
  const asked = normOf(id, house, { persons, [id]: count })
  if ('verdict' in asked) return asked
  const rows = rowsOn(book, asked.day, asked.mark === 'snf' ? [fact, rule] : [rule])
  const most = rows?.[0]
  if (!rows || !most) return outOfCoverage(id)
  if (asked.mark === 'akf') return asks(id, [], { why: 'same-roof', trace: [tell('same-roof', {}, rows)] })
  const norm =
    id === 'toilets'
      ? tell('toilets-norm', { most: most.value }, rows)
      : tell('showers-norm', { most: most.value }, rows)
  if (persons === null || count === null) return asks(id, unknownOf({ persons, [id]: count }), { trace: [norm] })
  const counted = { count, persons }
  const trace = [norm, id === 'toilets' ? tell('toilets-counted', counted) : tell('showers-counted', counted)]
  return persons > count * most.value ? isBreach(id, null, { trace }) : isFine(id, trace)
}

/** Persons in one bedroom. SNF: one, two only if they wish it, and that nobody can see from a number. */
function bedroomPersons(house: House, book: RuleBook): ShortFinding<'bedroom-persons'> {
  const id = 'bedroom-persons'
  const asked = normOf(id, house, { bedroomPersons: house.bedroomPersons })
  if ('verdict' in asked) return asked
  const rows = rowsOn(book, asked.day, asked.mark === 'akf' ? ['bedroom-persons-akf', 'HS-04'] : ['HS-04'])
  const most = rows?.[0]
  if (!rows || !most) return outOfCoverage(id)
  const norm = asked.mark === 'akf' ? tell('bedroom-most', { most: most.value }, rows) : tell('bedroom-wish', {}, rows)
  if (house.bedroomPersons === null) return asks(id, ['bedroomPersons'], { trace: [norm] })
  const trace = [norm, tell('bedroom-counted', { persons: house.bedroomPersons })]
  if (asked.mark === 'akf') return house.bedroomPersons > most.value ? isBreach(id, null, { trace }) : isFine(id, trace)
  if (house.bedroomPersons <= 1) return isFine(id, trace)
  return asks(id, house.housingKind === null ? ['housingKind'] : [], { why: 'bedroom-wish', trace })
}

/** Area of a bedroom for each person. Of SNF only the words of the norm are known, not as an amount. */
function bedroomSpace(house: House, book: RuleBook): ShortFinding<'bedroom-space'> {
  const id = 'bedroom-space'
  const asked = normOf(id, house, { bedroomPersons: house.bedroomPersons, bedroomArea: house.bedroomArea })
  if ('verdict' in asked) return asked
  const fact = asked.mark === 'akf' ? 'bedroom-area-akf' : 'bedroom-area-snf'
  const rule = rowsOn(book, asked.day, ['HS-03'])
  const least = book.on(fact, asked.day)
  if (!rule) return outOfCoverage(id)
  if (!least) return asks(id, [], { why: 'norm-in-words', trace: [tell('bedroom-area-words', {}, rule)] })
  // The norm of SNF has half square metres: its fact counts square decimetres where its unit is a plain count.
  const decimetres = least.unit === 'count' ? least.value : least.value * 100
  const norm = tell('bedroom-area-norm', { least: decimetres / 100 }, [least, ...rule])
  const { bedroomPersons: persons, bedroomArea: area } = house
  if (persons === null || area === null)
    return asks(id, unknownOf({ bedroomPersons: persons, bedroomArea: area }), { trace: [norm] })
  if (persons === 0) return doesNotApply(id, 'nobody')
  const trace = [norm, tell('bedroom-area-each', { area: area / 100, persons, each: area / 100 / persons })]
  return area < decimetres * persons ? isBreach(id, null, { trace }) : isFine(id, trace)
}
