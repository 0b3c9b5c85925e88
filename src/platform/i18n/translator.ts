import { type Day, parseDay } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'

/** A key of the interface catalogues; the Dutch ones are the source, the others must have the same keys. */
export type MessageKey =
  | keyof typeof import('../../../content/interface/nl.json')
  | keyof typeof import('../../../content/interface/batch/nl.json')
  | keyof typeof import('../../../content/interface/boards/nl.json')
  | keyof typeof import('../../../content/interface/cases/nl.json')
  | keyof typeof import('../../../content/interface/consultations/nl.json')
  | keyof typeof import('../../../content/interface/directory/nl.json')
  | keyof typeof import('../../../content/interface/directory-api/nl.json')
  | keyof typeof import('../../../content/interface/editing/nl.json')
  | keyof typeof import('../../../content/interface/forwards/nl.json')
  | keyof typeof import('../../../content/interface/figures/nl.json')
  | keyof typeof import('../../../content/interface/frameworks/nl.json')
  | keyof typeof import('../../../content/interface/hirers/nl.json')
  | keyof typeof import('../../../content/interface/hours/nl.json')
  | keyof typeof import('../../../content/interface/information/nl.json')
  | keyof typeof import('../../../content/interface/keys/nl.json')
  | keyof typeof import('../../../content/interface/keeping/nl.json')
  | keyof typeof import('../../../content/interface/kompas/nl.json')
  | keyof typeof import('../../../content/interface/letter/nl.json')
  | keyof typeof import('../../../content/interface/notes/nl.json')
  | keyof typeof import('../../../content/interface/outcomes/nl.json')
  | keyof typeof import('../../../content/interface/passed-on/nl.json')
  | keyof typeof import('../../../content/interface/payslip/nl.json')
  | keyof typeof import('../../../content/interface/people/nl.json')
  | keyof typeof import('../../../content/interface/programme/nl.json')
  | keyof typeof import('../../../content/interface/promises/nl.json')
  | keyof typeof import('../../../content/interface/report/nl.json')
  | keyof typeof import('../../../content/interface/reporting/nl.json')
  | keyof typeof import('../../../content/interface/rights/nl.json')
  | keyof typeof import('../../../content/interface/said/nl.json')
  | keyof typeof import('../../../content/interface/staff/nl.json')

export type Catalogue = Readonly<Record<string, string>>

/** Bases of messages that differ by number: `base.one`, `base.few`, `base.many`, `base.other`. */
export type PluralBase = MessageKey extends infer K ? (K extends `${infer B}.other` ? B : never) : never

type Values = Readonly<Record<string, string | number>>

export interface Translator {
  (key: MessageKey, values?: Values): string
  /** The form of `base` that belongs to `count`; `{count}` in the message is the number, written for the reader. */
  plural(base: PluralBase, count: number, values?: Values): string
  /** `21 november 2026` in the reader's language. */
  day(day: Day): string
  /**
   * A date as precise as its source: `2020-12-31`, `2020-12`, `2020`, or a span of two with `/` between.
   * Another text comes back as it is.
   */
  date(text: string): string
  number(value: number, digits?: number): string
  /** Whole cents as an amount: 1499 as `€ 14,99`, 38500 as `€ 385`. */
  euros(cents: number): string
  /** `0.4516` as `45,2 %`. */
  percent(value: number, digits?: number): string
  readonly language: LanguageTag
  readonly direction: 'ltr' | 'rtl'
}

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Words in one language. A key that is missing is a bug: the catalogue check refuses the build. */
export function createTranslator(language: LanguageTag, catalogue: Catalogue): Translator {
  const read = (key: string): string => {
    const text = catalogue[key]
    if (text === undefined) throw new Error(`the ${language} catalogue has no "${key}"`)
    return text
  }
  const locale = read('language.locale')
  const plurals = new Intl.PluralRules(locale)
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const date = (text: string): string => {
    if (text.includes('/')) return text.split('/').map(date).join(' – ')
    if (parseDay(text).ok) return days.format(new Date(`${text}T00:00:00Z`))
    return parseDay(`${text}-01`).ok ? months.format(new Date(`${text}-01T00:00:00Z`)) : text
  }
  const numbers = numberFormats(locale, {})
  const euros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  })
  const percents = numberFormats(locale, { style: 'percent' })
  const number = (value: number, digits = 0) => numbers(digits).format(value)

  const translate = (key: MessageKey, values: Values = {}) => fill(read(key), values)
  return Object.assign(translate, {
    plural(base: PluralBase, count: number, values: Values = {}) {
      const text = catalogue[`${base}.${plurals.select(count)}`] ?? read(`${base}.other`)
      return fill(text, { ...values, count: number(count) })
    },
    day: (value: Day) => days.format(new Date(`${value}T00:00:00Z`)),
    date,
    number,
    // Division by a hundred is exact enough to be written with two digits: every cent below nine million million.
    euros: (cents: number) => euros.format(cents / 100),
    percent: (value: number, digits = 1) => percents(digits).format(value),
    language,
    direction: read('language.direction') === 'rtl' ? ('rtl' as const) : ('ltr' as const),
  })
}

/** Formats by the number of digits, each made once: making one costs far more than using it. */
function numberFormats(locale: string, options: Intl.NumberFormatOptions): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>()
  return (digits) => {
    const format = made.get(digits) ?? new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: digits })
    made.set(digits, format)
    return format
  }
}
