import { err, ok, type Result } from '#kernel/result.ts'
import type { Bytes } from './bytes.ts'

/** Crockford's 32 characters, by value: no I, L and O, which are read as 1, 1 and 0, and no U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bitsEach = 5

export const charactersOf = (values: readonly number[]): string => values.map((value) => alphabet[value] ?? '').join('')

/** Bytes as values of five bits, the first bit first; zeros fill the last one. */
export function valuesOf(bytes: Bytes): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const count = Math.ceil(bits.length / bitsEach)
  return Array.from({ length: count }, (_, at) =>
    Number.parseInt(bits.slice(at * bitsEach, (at + 1) * bitsEach).padEnd(bitsEach, '0'), 2),
  )
}

/** The bytes again. Null when what `valuesOf` fills with zeros is not zero: such values came from no bytes. */
export function bytesOf(values: readonly number[], length: number): Bytes | null {
  const bits = values.map((value) => value.toString(2).padStart(bitsEach, '0')).join('')
  if (/1/.test(bits.slice(length * 8))) return null
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(bits.slice(at * 8, (at + 1) * 8), 2))
}

/** The product in the field of 32 elements, with x⁵ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = bitsEach - 1; bit >= 0; bit -= 1) {
    product <<= 1
    if (product & 32) product ^= 0b100101
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** How many check characters; with how many of them how much can be checked. */
export const mostChecked = { 2: 31, 3: 31 * 32 } as const
export type CheckCount = keyof typeof mostChecked

/**
 * The check characters of `values`: sums over the field of 32 elements, in which place `at` counts for (1, x) or
 * (1, x, y) with x = 1 + at mod 31 and y = at div 31.
 *
 * Why these: the places of two check characters count for (1, 0) and (0, 1), those of three likewise. No two places, checks
 * included, count for multiples of each other, and in a field that means no one or two wrong characters, wherever they stand,
 * leave every sum as it was. A swap of any two characters is two wrong characters. So every single typo, every swap,
 * adjacent or not, and every two typos are caught; of anything worse one in 1,024 (two checks) or one in 32,768 passes.
 * @throws RangeError for more values than `mostChecked`.
 */
export function checksOf(values: readonly number[], count: CheckCount): number[] {
  if (values.length > mostChecked[count]) throw new RangeError(`${values.length} values are too many to check`)
  const sums = [0, 0, 0]
  for (const [at, value] of values.entries()) {
    const weights = [1, 1 + (at % 31), Math.floor(at / 31)]
    for (const [which, weight] of weights.entries()) sums[which] = (sums[which] ?? 0) ^ times(weight, value)
  }
  return sums.slice(0, count)
}

/** The values in front of their checks. Null when the checks are not theirs. */
export function checkedValues(values: readonly number[], count: CheckCount): readonly number[] | null {
  const content = values.slice(0, -count)
  return charactersOf(checksOf(content, count)) === charactersOf(values.slice(-count)) ? content : null
}

/** Signs that people and programs put between characters: spaces, dashes, dots, and marks that nobody sees. */
const between = /[\s\p{Z}\p{Pd}\p{Cf}\u2212_.,:;·/]/gu
/** Cyrillic and Greek capitals that look like a letter of the alphabet on a keyboard set to them, and what they look like. */
const lookAlikes = new Map(
  [...'АВСЕНКМРТХУЅЈОІӀΑΒΕΖΗΚΜΝΡΤΧΥΟΙ'].map((letter, at) => [letter, 'ABCEHKMPTXYSJ011ABEZHKMNPTXY01'[at]]),
)
const readAs = new Map(
  [...`${alphabet}OIL`].map((character, at) => [character, at < alphabet.length ? at : character === 'O' ? 0 : 1]),
)

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))

/** The value of a decimal digit of any script. Unicode keeps the ten of a script together, zero first. */
function digitValue(character: string): number | null {
  const code = character.codePointAt(0) ?? 0
  if (!isDigit(code)) return null
  let zero = code
  while (isDigit(zero - 1)) zero -= 1
  return (code - zero) % 10
}

/** Longer than any code with spaces between all its characters: more is not looked at. */
const longestText = 400

/**
 * Reads what somebody typed or pasted: any case, any spacing and dashes, O as 0, I and L as 1, digits of any script, full-width
 * letters, and Cyrillic or Greek capitals that look like these letters. Refusals: `unknown-character` · `wrong-length` – not
 * `length` characters.
 */
export function readValues(text: string, length: number): Result<number[], 'unknown-character' | 'wrong-length'> {
  if (text.length > longestText) return err('wrong-length')
  const characters = [...text.normalize('NFKC').replace(between, '').toUpperCase()]
  const values: number[] = []
  for (const character of characters) {
    const value = digitValue(character) ?? readAs.get(lookAlikes.get(character) ?? character)
    if (value === undefined) return err('unknown-character')
    values.push(value)
  }
  return values.length === length ? ok(values) : err('wrong-length')
}

/** In groups of `size` characters with a sign between them; the last one may be shorter. */
export const grouped = (text: string, size: number, sign: string): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(sign)
