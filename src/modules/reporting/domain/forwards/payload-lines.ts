import { numberedWeek } from '../iso-week.ts'
import { type ForwardField, forwardFieldNames } from './fields.ts'
import type { ForwardPayload } from './payload.ts'

/** Words for what is in a payload. */
export interface PayloadWords {
  fields: Readonly<Record<ForwardField, string>>
  /** By field and code: `forms.labour`. */
  codes: Readonly<Record<string, string>>
  /** How a week is said, with `{week}` and `{year}` in it. */
  week: string
}

/** One field as it is shown. */
export interface PayloadLine {
  field: ForwardField
  label: string
  /** One for each value; a text keeps its lines. */
  values: readonly string[]
}

/** What was handed over, in the order of `forwardFields`. A code without words is shown as it is: nothing that was sent stays away. */
export function payloadLines({ fields }: ForwardPayload, words: PayloadWords): PayloadLine[] {
  return forwardFieldNames.flatMap((field) => {
    const value = fields[field]
    if (value === undefined || value === null) return []
    const values = typeof value === 'string' ? [value] : value
    const said = (one: string) => (field === 'week' ? weekIn(words.week, one) : words.codes[`${field}.${one}`])
    return [{ field, label: words.fields[field], values: values.map((one) => said(one) ?? one) }]
  })
}

function weekIn(words: string, week: string): string | undefined {
  const numbers = numberedWeek(week)
  return numbers ? words.replace('{week}', String(numbers.week)).replace('{year}', String(numbers.year)) : undefined
}

/** All values of a line as one text: sentences each on a line of their own, anything else in one. */
export const lineText = ({ values }: Pick<PayloadLine, 'values'>): string =>
  values.join(values.some((one) => /[.!?]$/.test(one)) ? '\n' : ', ')
