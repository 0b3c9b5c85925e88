import { describe, expect, test } from 'vitest'
import { typedCents, typedMinutes } from './typed-values.ts'

const amount = (text: string) => {
  const read = typedCents(text)
  return read.kind === 'value' ? read.value : read.kind === 'refused' ? read.code : read.kind
}
const hours = (text: string) => {
  const read = typedMinutes(text)
  return read.kind === 'value' ? read.value : read.kind === 'refused' ? read.code : read.kind
}

describe('an amount', () => {
  test.each<[string, number | string]>([
    ['', 'empty'],
    ['  ', 'empty'],
    ['599', 59_900],
    ['599,6', 59_960],
    ['599,60', 59_960],
    ['599.60', 59_960],
    ['€ 1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1 234,56', 123_456],
    ["1'234.56", 123_456],
    ['1.234.567', 123_456_700],
    ['12 euro', 1200],
    ['-5', -500],
    ['-5,25', -525],
    ['0', 0],
    ['1.234', 'two-readings'],
    ['1,234', 'two-readings'],
    ['12,345.6789', 'too-precise'],
    ['1,2345', 'too-precise'],
    ['1.23.45', 'not-an-amount'],
    ['12.34,56', 'not-an-amount'],
    ['12,', 'not-an-amount'],
    [',50', 'not-an-amount'],
    ['1e9', 'not-an-amount'],
    ['NaN', 'not-an-amount'],
    ['twaalf', 'not-an-amount'],
    ['123456789012345678901', 'not-an-amount'],
  ])('"%s" is read as %s', (text, read) => expect(amount(text)).toBe(read))
})

describe('hours', () => {
  test.each<[string, number | string]>([
    ['', 'empty'],
    ['40', 2400],
    ['38,5', 2310],
    ['38.25', 2295],
    ['38,33', 2300],
    ['38,34', 2300],
    ['38:30', 2310],
    ['38h30', 2310],
    ['38 u 05', 2285],
    ['38 uur', 2280],
    ['7h', 420],
    ['-4', -240],
    ['0', 0],
    ['38:75', 'not-hours'],
    ['38,333', 'not-hours'],
    ['veel', 'not-hours'],
    ['1234567', 'not-hours'],
    ['0000000000000000000040', 'not-hours'],
  ])('"%s" is read as %s', (text, read) => expect(hours(text)).toBe(read))
})
