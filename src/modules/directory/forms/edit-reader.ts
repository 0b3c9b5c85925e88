import type { FieldTexts } from '#kernel/compare-edits.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Phone } from '../domain/directory.ts'
import type { HoursFault } from '../domain/hours-text.ts'
import { numberField, plausibleDay, webField } from './row-fields.ts'

/**
 * What is wrong with a field. `no-words` – it may not stay empty · `too-long` · `not-text` – it holds signs that are no text · `no-choice` – nothing, or
 * nothing that is offered, was chosen · `no-number` – no telephone number · `no-web-address` · `no-day` – hours without a day · `not-a-day` ·
 * `day-twice` · `last-before-first` – the last day is before the first · `no-hours` – a week without any hours · `too-many` – more rows than are kept;
 * and those of `readHours`.
 */
export type EditFault =
  | HoursFault
  | 'no-words'
  | 'too-long'
  | 'not-text'
  | 'no-choice'
  | 'no-number'
  | 'no-web-address'
  | 'no-day'
  | 'not-a-day'
  | 'day-twice'
  | 'last-before-first'
  | 'no-hours'
  | 'too-many'

export interface EditProblem {
  field: string
  code: EditFault
}

/** A row as it would be; or every field that is wrong, in the order of the form. */
export type EditRead<Row> = { ok: true; value: Row } | { ok: false; problems: readonly EditProblem[] }

const longestLine = 300
const longestParagraph = 2000
/** As many numbers as a row keeps (`phones`). */
const mostPhones = 10

/** Reads what was typed, field by field, and remembers what is wrong. */
export function editReader(typed: FieldTexts) {
  const problems: EditProblem[] = []
  const all = (field: string): readonly string[] => (Object.hasOwn(typed, field) ? (typed[field] ?? []) : [])
  const text = (field: string): string => all(field)[0] ?? ''
  const wrong = (field: string, code: EditFault): null => {
    problems.push({ field, code })
    return null
  }
  const words = (field: string, longest: number, control: RegExp): string | null => {
    const found = text(field)
    if (found === '') return null
    if (control.test(found)) return wrong(field, 'not-text')
    return found.length > longest ? wrong(field, 'too-long') : found
  }
  return {
    problems,
    all,
    text,
    wrong,
    /** One line; null: nothing. */
    line: (field: string) => words(field, longestLine, /\p{Cc}/u),
    /** Several lines; null: nothing. */
    paragraph: (field: string) => words(field, longestParagraph, /[^\P{Cc}\n]/u),
    /** Says that it may not stay empty, unless something else is wrong with it. */
    needed: (field: string, found: string | null): string => {
      if (found === null && text(field) === '') wrong(field, 'no-words')
      return found ?? ''
    },
    choice: <Choice extends string>(field: string, offered: readonly Choice[]): Choice | null =>
      offered.find((one) => one === text(field)) ?? wrong(field, 'no-choice'),
    /** A day; null: nothing. */
    day: (field: string): Day | null => dayOf(text(field)) ?? (text(field) === '' ? null : wrong(field, 'not-a-day')),
    web: (field: string): string | null => {
      const found = text(field)
      if (found === '') return null
      if (/\p{Cc}/u.test(found)) return wrong(field, 'not-text')
      const address = /^[a-z]+:/i.test(found) ? found : `https://${found}`
      return webField.max(longestLine).safeParse(address).success ? address : wrong(field, 'no-web-address')
    },
    /** Numbers of its own, behind those that stand in the contacts. A number that stays keeps the languages that are spoken on it. */
    phones: (field: string, current: readonly Phone[]): Phone[] => {
      const numbers = all(field).filter((number) => number !== '')
      if (numbers.some((number) => !numberField.safeParse(number).success)) wrong(field, 'no-number')
      const elsewhere = current.filter(({ contact }) => contact !== null)
      if (elsewhere.length + numbers.length > mostPhones) wrong(field, 'too-many')
      return [
        ...elsewhere,
        ...[...new Set(numbers)].map((number): Phone => {
          const before = current.find((phone) => phone.number === number)
          return { contact: null, number, confidence: 'seen', languages: before?.languages ?? null }
        }),
      ]
    },
  }
}
export type EditReader = ReturnType<typeof editReader>

export function dayOf(text: string): Day | null {
  const parsed = parseDay(text)
  return parsed.ok && plausibleDay.safeParse(text).success ? parsed.value : null
}

export const yesNoUnknown = ['yes', 'no', 'unknown'] as const
export const yesNoText = (known: boolean | null): string => (known === null ? 'unknown' : known ? 'yes' : 'no')
export const yesNoOf = (text: string | null): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null)

/** The telephone numbers of a row that do not stand in the contacts. */
export const ownNumbers = (phones: readonly Phone[]): string[] =>
  phones.flatMap(({ number }) => (number === null ? [] : [number]))

const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/** What a form of a row says, field by field. Each different day and its hours, which are two inputs, become one text. */
export function typedFields(form: FormData): FieldTexts {
  const fields: Record<string, string[]> = {}
  for (const name of new Set(form.keys())) {
    fields[name] = form.getAll(name).map((value) => (typeof value === 'string' ? clean(value) : ''))
  }
  const hours = fields['exception-hours'] ?? []
  const days = fields['exception-day']
  if (!days) return fields
  const exceptions = days.map((day, at) => (day === '' && !hours[at] ? '' : `${day} ${hours[at] ?? ''}`.trimEnd()))
  fields['exceptions'] = exceptions.filter((text) => text !== '')
  return fields
}

/** A day that differs as its two inputs. */
export function exceptionParts(text: string): { day: string; hours: string } {
  const [day = '', ...hours] = text.split(' ')
  return { day, hours: hours.join(' ') }
}
