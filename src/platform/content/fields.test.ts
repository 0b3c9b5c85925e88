import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { dayField, keyField, municipalityField, sourceCodeField, textField } from './fields.ts'

const takes = (field: z.ZodType, text: unknown): boolean => field.safeParse(text).success

describe('the fields that content files share', () => {
  test.each(['2026-11-21', '2028-02-29'])('%s is a day', (text) => expect(dayField.parse(text)).toBe(text))
  test.each(['2027-02-29', '21-11-2026', '2026-11-21T00:00', '', 20261121])('%s is not a day', (text) =>
    expect(takes(dayField, text)).toBe(false),
  )
  test.each(['danger', 'call-112', '3'])('%s is a key', (text) => expect(takes(keyField, text)).toBe(true))
  test.each(['Danger', 'call_112', '-a', 'a--b', 'a b', '', '__proto__'])('"%s" is not a key', (text) =>
    expect(takes(keyField, text)).toBe(false),
  )
  test.each(['CCV-1', 'X34', 'Y2a', 'DH-1'])('%s is a source code', (text) =>
    expect(takes(sourceCodeField, text)).toBe(true),
  )
  test.each(['x34', 'X 34', 'https://x.nl', ''])('"%s" is not a source code', (text) =>
    expect(takes(sourceCodeField, text)).toBe(false),
  )
  test('a municipality code is GM and four digits', () => {
    expect(takes(municipalityField, 'GM0772')).toBe(true)
    expect(takes(municipalityField, 'GM772')).toBe(false)
    expect(takes(municipalityField, '0772')).toBe(false)
  })
  test('a text of only spaces is no text', () => {
    expect(takes(textField, '  ')).toBe(false)
    expect(textField.parse(' a ')).toBe('a')
  })
})
