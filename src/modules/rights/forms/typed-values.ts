/**
 * What people type for an amount, hours or a day, as a whole number of cents or minutes. A number that could be read in
 * two ways is refused, never guessed.
 */

/** `empty` – nothing was typed · a code – it cannot be read. */
export type Typed<T> = { kind: 'empty' } | { kind: 'value'; value: T } | { kind: 'refused'; code: TypedRefusal }

/**
 * `not-an-amount` · `two-readings` – `1.234` may be a thousand or one · `too-precise` – more than two digits behind the
 * comma · `not-hours`.
 */
export type TypedRefusal = 'not-an-amount' | 'two-readings' | 'too-precise' | 'not-hours'

const empty = { kind: 'empty' } as const
const refused = (code: TypedRefusal) => ({ kind: 'refused', code }) as const
const value = <T>(read: T) => ({ kind: 'value', value: read }) as const

/** More digits than any amount of ours has: a longer text is no amount. */
const longest = 20

/** `1.234,56`, `1,234.56`, `€ 1234`, `12,5`. */
export function typedCents(text: string): Typed<number> {
  const digits = text.replace(/[€\s\u00A0']|eur(o|os)?/gi, '')
  if (digits === '') return empty
  if (digits.length > longest || !/^-?[\d.,]+$/.test(digits)) return refused('not-an-amount')
  const marks = digits.replace(/[-\d]/g, '')
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const behind = last === -1 ? '' : digits.slice(last + 1)
  const before = (last === -1 ? digits : digits.slice(0, last)).replace(/^-/, '')
  if (marks === '') return value(signed(digits, Number(before) * 100))
  const sameMarks = new Set(marks).size === 1
  if (sameMarks && marks.length === 1 && behind.length === 3) return refused('two-readings')
  if (sameMarks && marks.length > 1) {
    return grouped(digits.replace(/^-/, ''))
      ? value(signed(digits, Number(digits.replace(/[-.,]/g, '')) * 100))
      : refused('not-an-amount')
  }
  if (behind.length > 2) return refused('too-precise')
  if (behind === '' || (marks.length > 1 && !grouped(before)) || before === '') return refused('not-an-amount')
  return value(signed(digits, Number(before.replace(/[.,]/g, '')) * 100 + Number(behind.padEnd(2, '0'))))
}

const grouped = (text: string): boolean => /^\d{1,3}([.,]\d{3})+$/.test(text)
const signed = (digits: string, amount: number): number => (digits.startsWith('-') ? -amount : amount)

/**
 * `38`, `38,5`, `38:30`, `38 h 30`, `38u30`. Hours with a comma go to the nearest minute, half up: payslips write 38 hours
 * and 20 minutes as 38,33. Our own convention.
 */
export function typedMinutes(text: string): Typed<number> {
  const typed = text.trim().toLowerCase()
  if (typed === '') return empty
  if (typed.length > longest) return refused('not-hours')
  const clock = /^(-?\d{1,5})\s*[:hug]\s*([0-5]?\d)?\s*m?(in)?\.?$/.exec(typed)
  if (clock) return value(Number(clock[1]) * 60 + Number(clock[2] ?? 0))
  const decimal = /^(-?)(\d{1,5})(?:[.,](\d{1,2}))?\s*(?:uur|u|h|hours?)?$/.exec(typed)
  if (!decimal) return refused('not-hours')
  const hundredths = Number(decimal[2]) * 100 + Number((decimal[3] ?? '').padEnd(2, '0'))
  const minutes = Math.floor((hundredths * 60 + 50) / 100)
  return value(decimal[1] === '-' ? -minutes : minutes)
}
