import { describe, expect, test } from 'vitest'
import { treatmentOf } from './left-alone.ts'

describe('what is sent while a copy of the site is kept', () => {
  test.each([
    'report',
    'report/seen-once',
    'report/return/seen-once',
    'report/return/seen-once/file',
    'staff/cases/do',
    'staff/cases/0123456789abcdef0123456789abcdef/file/0123456789abcdef0123456789abcdef/2',
  ])('goes to the server without the copy looking at it, however long it takes: %s', (rest) => {
    expect(treatmentOf('POST', rest)).toBe('passes-by')
  })

  test('is given time where the copy has no answer of its own, and is answered here where it has one', () => {
    expect(treatmentOf('POST', 'rights/payslip')).toBe('waits')
    expect(treatmentOf('POST', 'guides/inspector-labour/steps')).toBe('hurries')
    expect(treatmentOf('POST', 'articles/wages')).toBe('hurries')
  })

  test('a page that is asked for comes from the copy when the network takes too long', () => {
    for (const rest of ['', 'guides', 'report']) expect(treatmentOf('GET', rest)).toBe('hurries')
  })
})
