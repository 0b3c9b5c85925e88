import { type DayNumber, dayNumberOf } from '#kernel/day-number.ts'
import { parseDay } from '#kernel/days.ts'
import { type Cents, cents, type Minutes, minutes } from '#kernel/units.ts'
import { type Typed, type TypedRefusal, typedCents, typedMinutes } from './typed-values.ts'

/** Why something typed cannot be used: words stand under `rights.problem.<code>`. */
export type FieldProblemCode =
  | TypedRefusal
  | 'not-a-day'
  | 'not-a-number'
  | 'not-a-choice'
  | 'not-a-time'
  | 'half'
  | 'overlap'
  | 'break-too-long'
  | 'order'

export interface FieldProblem {
  field: string
  code: FieldProblemCode
  typed: string
}

export const fieldKinds = ['day', 'euros', 'hours', 'number', 'area', 'yes-no', 'choice'] as const
export type FieldKind = (typeof fieldKinds)[number]

export type Read<T> = { ok: true; value: T | null } | { ok: false; code: FieldProblemCode }

/** A field of a short check: how it is asked, and how what was typed becomes a value. Nothing typed is not known. */
export interface Field<T> {
  kind: FieldKind
  options: readonly string[]
  read(typed: string): Read<T>
}

/** What was typed, by the name of the field. */
export type TypedFields = Readonly<Record<string, string>>

/** No field is longer; the rest is cut, and then refused as what it is. */
export const longestField = 60

const unknown = { ok: true, value: null } as const
const known = <T>(value: T): Read<T> => ({ ok: true, value })
const refused = (code: FieldProblemCode) => ({ ok: false, code }) as const

/** Days outside these years are typing mistakes. */
const years = { first: '1900', last: '2100' }

export const dayField = (): Field<DayNumber> => ({
  kind: 'day',
  options: [],
  read(typed) {
    if (typed === '') return unknown
    const day = parseDay(typed)
    if (!day.ok || typed < years.first || typed > years.last) return refused('not-a-day')
    return known(dayNumberOf(day.value))
  },
})

/** From 0 to `most`; more is a typing mistake, and could not be counted exactly. */
function within<T>(read: Typed<number>, most: number, code: FieldProblemCode, as: (value: number) => T): Read<T> {
  switch (read.kind) {
    case 'empty':
      return unknown
    case 'refused':
      return refused(read.code)
    case 'value':
      return read.value < 0 || read.value > most ? refused(code) : known(as(read.value))
  }
}

/** A million euros. */
const mostCents = 100_000_000
const mostMinutes = 366 * 24 * 60

export const eurosField = (): Field<Cents> => ({
  kind: 'euros',
  options: [],
  read: (typed) => within(typedCents(typed), mostCents, 'not-an-amount', cents),
})

export const hoursField = (): Field<Minutes> => ({
  kind: 'hours',
  options: [],
  read: (typed) => within(typedMinutes(typed), mostMinutes, 'not-hours', minutes),
})

/** Square metres with two digits at the most, as whole square decimetres. */
export const areaField = (): Field<number> => ({
  kind: 'area',
  options: [],
  read(typed) {
    const read = within(typedCents(typed), mostCents, 'not-a-number', Number)
    return !read.ok && read.code === 'not-an-amount' ? refused('not-a-number') : read
  },
})

export const numberField = (most: number): Field<number> => ({
  kind: 'number',
  options: [],
  read(typed) {
    if (typed === '') return unknown
    return /^\d{1,4}$/.test(typed) && Number(typed) <= most ? known(Number(typed)) : refused('not-a-number')
  },
})

export const yesNoField = (): Field<boolean> => ({
  kind: 'yes-no',
  options: [],
  read(typed) {
    if (typed === '') return unknown
    return typed === 'yes' || typed === 'no' ? known(typed === 'yes') : refused('not-a-choice')
  },
})

export const choiceField = <T extends string>(options: readonly T[]): Field<T> => ({
  kind: 'choice',
  options,
  read(typed) {
    if (typed === '') return unknown
    const chosen = options.find((one) => one === typed)
    return chosen === undefined ? refused('not-a-choice') : known(chosen)
  },
})

export type Fields = Readonly<Record<string, Field<unknown>>>
export type ValuesOf<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer T> ? T | null : never }

/** Reads every field. What cannot be read is a problem, and not known. */
export function readFields<F extends Fields>(
  fields: F,
  typed: TypedFields,
): { values: ValuesOf<F>; problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const values = Object.entries(fields).map(([name, field]): [string, unknown] => {
    const text = typed[name] ?? ''
    const read = field.read(text)
    if (!read.ok) problems.push({ field: name, code: read.code, typed: text })
    return [name, read.ok ? read.value : null]
  })
  return { values: Object.fromEntries(values) as ValuesOf<F>, problems }
}

/** The fields of ours among what was posted. */
export function typedIn(posted: Iterable<readonly [string, unknown]>, isOurs: (name: string) => boolean): TypedFields {
  const typed: Record<string, string> = {}
  for (const [name, value] of posted)
    if (typeof value === 'string' && isOurs(name) && value.trim() !== '')
      typed[name] = value.trim().slice(0, longestField)
  return typed
}
