import { type DayNumber, dateOf, dayNumberOf } from '#kernel/day-number.ts'
import { parseDay } from '#kernel/days.ts'
import { type Cents, cents, type Minutes, minutes } from '#kernel/units.ts'
import {
  deductionKinds,
  furtherItems,
  inputIds,
  type Lines,
  mandatoryItems,
  type Part,
  type Payslip,
  type PayslipItem,
  payKinds,
  workedIn,
} from './payslip.ts'
import { ageOn } from './wage-rates.ts'

/**
 * Why a field is refused; each has a sentence under `payslip.refused.<code>`.
 * `not-an-object` – the whole is no JSON object · `unknown-field` – a name we do not know · `not-a-day` – no day of the
 * calendar, or not `YYYY-MM-DD` · `day-out-of-range` – outside 1900–2100 · `not-whole` – no whole number · `negative` ·
 * `too-large` · `not-yes-or-no` – neither true nor false · `not-a-list` · `unknown-kind` – a kind or item that is not in
 * the list · `period-order` – ends before it begins · `period-too-long` – over a year · `too-many-minutes` – more than
 * the days have · `outside-period` · `parts-sum` – the parts are not the whole · `born-later` – after the period ·
 * `too-old` – above the highest age · `starts-later` – the job starts after the period.
 */
export const refusals = [
  'not-an-object',
  'unknown-field',
  'not-a-day',
  'day-out-of-range',
  'not-whole',
  'negative',
  'too-large',
  'not-yes-or-no',
  'not-a-list',
  'unknown-kind',
  'period-order',
  'period-too-long',
  'too-many-minutes',
  'outside-period',
  'parts-sum',
  'born-later',
  'too-old',
  'starts-later',
] as const
export type RefusalCode = (typeof refusals)[number]

/** What was wrong with one field: `payLines[2].cents`. `typed` is a short piece of what stood there. */
export interface FieldRefusal {
  field: string
  code: RefusalCode
  typed: string
}

export type PayslipRead = { ok: true; value: Payslip } | { ok: false; error: readonly FieldRefusal[] }

const [earliest, latest] = [dayNumberOf('1900-01-01'), dayNumberOf('2100-12-31')]
/** Protects exact arithmetic: a million euros times every denominator stays a safe integer. */
const largestCents = 100_000_000
const minutesOfDay = 1440
const longestPeriodDays = 366
const oldestAge = 110
const minutesOfWeek = 7 * minutesOfDay
/** More lines than any payslip has; a longer list is refused as a whole. */
const mostLines = 200
const items: readonly string[] = [...mandatoryItems, ...furtherItems]

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** Collects what is wrong; every reader gives null for what is absent or refused. */
class Reader {
  readonly refused: FieldRefusal[] = []

  refuse(field: string, code: RefusalCode, typed: unknown): null {
    this.refused.push({ field, code, typed: shortText(typed) })
    return null
  }

  day(field: string, value: unknown): DayNumber | null {
    if (isAbsent(value)) return null
    const day = typeof value === 'string' ? parseDay(value) : null
    if (!day?.ok) return this.refuse(field, 'not-a-day', value)
    const number = dayNumberOf(day.value)
    return number < earliest || number > latest ? this.refuse(field, 'day-out-of-range', value) : number
  }

  whole(field: string, value: unknown, most: number): number | null {
    if (isAbsent(value)) return null
    if (typeof value !== 'number' || !Number.isInteger(value)) return this.refuse(field, 'not-whole', value)
    if (value < 0) return this.refuse(field, 'negative', value)
    return value > most ? this.refuse(field, 'too-large', value) : value
  }

  yesOrNo(field: string, value: unknown): boolean | null {
    if (isAbsent(value)) return null
    return typeof value === 'boolean' ? value : this.refuse(field, 'not-yes-or-no', value)
  }

  list(field: string, value: unknown): readonly unknown[] | null {
    if (isAbsent(value)) return null
    if (!Array.isArray(value)) return this.refuse(field, 'not-a-list', value)
    return value.length > mostLines ? this.refuse(field, 'too-large', value.length) : value
  }

  /** Objects with only these fields. */
  object(field: string, value: unknown, names: readonly string[]): Fields | null {
    if (!isObject(value)) return this.refuse(field, 'not-an-object', value)
    for (const name of Object.keys(value))
      if (!names.includes(name)) this.refuse(field === '' ? name : `${field}.${name}`, 'unknown-field', name)
    return value
  }

  lines<Kind extends string>(field: string, value: unknown, kinds: readonly Kind[]): Lines<Kind> | null {
    const list = this.list(field, value)
    if (!list) return null
    const sums: Partial<Record<Kind, Cents>> = {}
    for (const [at, one] of list.entries()) {
      const line = this.object(`${field}[${at}]`, one, ['kind', 'cents'])
      if (!line) continue
      const kind = kinds.find((known) => known === line['kind'])
      if (!kind) this.refuse(`${field}[${at}].kind`, 'unknown-kind', line['kind'])
      const amount = this.needed(`${field}[${at}].cents`, line['cents'], largestCents)
      if (!kind || amount === null) continue
      const sum = (sums[kind] ?? 0) + amount
      if (sum > largestCents) this.refuse(`${field}[${at}].cents`, 'too-large', amount)
      else sums[kind] = cents(sum)
    }
    return sums
  }

  needed(field: string, value: unknown, most: number): number | null {
    return isAbsent(value) ? this.refuse(field, 'not-whole', '') : this.whole(field, value, most)
  }

  parts(value: unknown): Part[] | null {
    const list = this.list('parts', value)
    return list === null ? null : list.flatMap((one, at) => this.part(`parts[${at}]`, one) ?? [])
  }

  part(field: string, value: unknown): Part | null {
    const part = this.object(field, value, ['from', 'until', 'minutes'])
    if (!part) return null
    const first = this.day(`${field}.from`, part['from'] ?? '')
    const last = this.day(`${field}.until`, part['until'] ?? '')
    const worked = this.needed(`${field}.minutes`, part['minutes'], longestPeriodDays * minutesOfDay)
    if (first === null || last === null || worked === null) return null
    if (last < first) return this.refuse(`${field}.until`, 'period-order', part['until'])
    if (worked > (last - first + 1) * minutesOfDay) return this.refuse(`${field}.minutes`, 'too-many-minutes', worked)
    return { first, last, minutes: minutes(worked) }
  }

  items(value: unknown): ReadonlySet<PayslipItem> | null {
    const list = this.list('payslipItems', value)
    if (!list) return null
    const isItem = (one: unknown): one is PayslipItem => typeof one === 'string' && items.includes(one)
    for (const [at, one] of list.entries()) if (!isItem(one)) this.refuse(`payslipItems[${at}]`, 'unknown-kind', one)
    return new Set(list.filter(isItem))
  }
}

/** Of a list or an object only what it is: one that is nested without end cannot be written out. */
const shortText = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}'
  const text = typeof value === 'string' ? value : String(value)
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

const minutesOrNull = (value: number | null): Minutes | null => (value === null ? null : minutes(value))
const centsOrNull = (value: number | null): Cents | null => (value === null ? null : cents(value))

/**
 * Reads the JSON of a payslip. Refused with every field that is wrong, never in part: what may be absent is absent, what
 * is there is right.
 */
export function readPayslip(json: unknown): PayslipRead {
  const reader = new Reader()
  const fields = reader.object('', json, inputIds)
  if (!fields) return { ok: false, error: reader.refused }
  const slip = slipIn(reader, fields)
  checkTogether(reader, slip, fields)
  return reader.refused.length > 0 ? { ok: false, error: reader.refused } : { ok: true, value: slip }
}

function slipIn(reader: Reader, fields: Fields): Payslip {
  const yesOrNo = (field: keyof Payslip) => reader.yesOrNo(field, fields[field])
  const wholeMinutes = (field: string, most: number) => minutesOrNull(reader.whole(field, fields[field], most))
  const born = reader.day('birthDate', fields['birthDate'])
  return {
    first: reader.day('periodFrom', fields['periodFrom']),
    last: reader.day('periodUntil', fields['periodUntil']),
    birthDate: born === null ? null : dateOf(born),
    minutesWorked: wholeMinutes('minutesWorked', longestPeriodDays * minutesOfDay),
    parts: reader.parts(fields['parts']),
    fullTimeMinutesPerWeek: positive(
      reader,
      'fullTimeMinutesPerWeek',
      wholeMinutes('fullTimeMinutesPerWeek', minutesOfWeek),
    ),
    contractMinutesPerWeek: wholeMinutes('contractMinutesPerWeek', minutesOfWeek),
    fixedMonthlyPay: yesOrNo('fixedMonthlyPay'),
    employmentStart: reader.day('employmentStart', fields['employmentStart']),
    recruitedAbroad: yesOrNo('recruitedAbroad'),
    payLines: reader.lines('payLines', fields['payLines'], payKinds),
    deductions: reader.lines('deductions', fields['deductions'], deductionKinds),
    deductionsAgreed: yesOrNo('deductionsAgreed'),
    landlordCertified: yesOrNo('landlordCertified'),
    housingMandateSigned: yesOrNo('housingMandateSigned'),
    healthMandateSigned: yesOrNo('healthMandateSigned'),
    postedWorker: yesOrNo('postedWorker'),
    agencyWorker: yesOrNo('agencyWorker'),
    apprentice: yesOrNo('apprentice'),
    payslipItems: reader.items(fields['payslipItems']),
    paidInCash: centsOrNull(reader.whole('paidInCashCents', fields['paidInCashCents'], largestCents)),
    guaranteeLapsed: yesOrNo('guaranteeLapsed'),
  }
}

/** A full week of nothing is no week. */
const positive = (reader: Reader, field: string, value: Minutes | null): Minutes | null =>
  value === 0 ? reader.refuse(field, 'negative', value) : value

/** What two fields say together. */
function checkTogether(reader: Reader, slip: Payslip, fields: Fields): void {
  const { first, last } = slip
  if (first !== null && last !== null) checkPeriod(reader, slip, first, last, fields)
  if (slip.parts) checkParts(reader, slip, slip.parts, fields)
  // Without a last day a period may go on: only what is wrong on its first day already is refused.
  const end = last ?? first
  if (slip.birthDate && end !== null) {
    const age = ageOn(slip.birthDate, end)
    if (age < 0 && last !== null) reader.refuse('birthDate', 'born-later', fields['birthDate'])
    if (age > oldestAge) reader.refuse('birthDate', 'too-old', fields['birthDate'])
  }
  if (slip.employmentStart !== null && last !== null && slip.employmentStart > last)
    reader.refuse('employmentStart', 'starts-later', fields['employmentStart'])
}

function checkPeriod(reader: Reader, slip: Payslip, first: DayNumber, last: DayNumber, fields: Fields): void {
  const days = last - first + 1
  if (days < 1) reader.refuse('periodUntil', 'period-order', fields['periodUntil'])
  else if (days > longestPeriodDays) reader.refuse('periodUntil', 'period-too-long', fields['periodUntil'])
  else if ((slip.minutesWorked ?? 0) > days * minutesOfDay)
    reader.refuse('minutesWorked', 'too-many-minutes', fields['minutesWorked'])
}

function checkParts(reader: Reader, slip: Payslip, parts: readonly Part[], fields: Fields): void {
  const { first, last, minutesWorked } = slip
  for (const [at, part] of parts.entries()) {
    if (first !== null && part.first < first) reader.refuse(`parts[${at}].from`, 'outside-period', '')
    if (last !== null && part.last > last) reader.refuse(`parts[${at}].until`, 'outside-period', '')
    const within = parts.filter((other) => other.first >= part.first && other.last <= part.last)
    if (workedIn(within) > (part.last - part.first + 1) * minutesOfDay)
      reader.refuse(`parts[${at}].minutes`, 'too-many-minutes', part.minutes)
  }
  const given = fields['parts']
  const sum = workedIn(parts)
  // A part that was refused is told as itself: what it should have held is not known.
  if (minutesWorked !== null && sum !== minutesWorked && Array.isArray(given) && given.length === parts.length)
    reader.refuse('minutesWorked', 'parts-sum', fields['minutesWorked'])
}
