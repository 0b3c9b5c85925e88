import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { cents } from '#kernel/units.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import { isBreach } from '../domain/finding.ts'
import { openRuleBook } from '../domain/rule-book.ts'
import { tell } from '../domain/short/answer.ts'
import { shortSteps } from '../domain/short-steps.ts'
import { on } from '../testing/some-shifts.ts'
import { findingView, hoursWords, numberWords } from './finding-view.ts'

const words = join(import.meta.dirname, '../../../../content/interface')
const read = (path: string): Record<string, string> => JSON.parse(readFileSync(join(words, path), 'utf8'))
const t = createTranslator('nl', { ...read('nl.json'), ...read('payslip/nl.json'), ...read('rights/nl.json') })

describe('a number', () => {
  test.each([
    ['cents', 1499, '€ 14,99'],
    ['ratio', 8000.5, '€ 80,01'],
    ['share', 250, '25%'],
    ['day', on('2026-07-01'), '1 juli 2026'],
    ['minutes', 2280, '38'],
    ['minutes', 2300, '38:20'],
    ['count', 9.5, '9,5'],
  ] as const)('of %s: %d', (unit, value, text) => {
    expect(numberWords(t, unit, value).replace(/\u00A0/g, ' ')).toBe(text.replace(/\u00A0/g, ' '))
  })
  test('of months names its unit only where the sentence does not', () => {
    expect([numberWords(t, 'months', 1, true), numberWords(t, 'months', 2, true)]).toEqual(['1 maand', '2 maanden'])
    expect(numberWords(t, 'months', 2)).toBe('2')
    expect(hoursWords(t, 61)).toBe('1:01')
  })
})

describe('a finding', () => {
  const law = { name: 'WML', article: '8', paragraph: '1', address: 'https://wetten.overheid.nl/x' }
  const fact = (confidence: 'own' | 'secondary') => {
    const book = openRuleBook([aFact({ law: [law], rows: [aFactRow({ confidence, sources: ['W1', 'W2'] })] })])
    const row = book.on('wage', on('2026-07-01'))
    if (!row) throw new Error('no row')
    return row
  }
  const view = (confidence: 'own' | 'secondary', claim = cents(1000)) => {
    const trace = [tell('wage-week', { rate: 46_040 }, [fact(confidence)])]
    return findingView(t, isBreach('fine-limit', cents(1000), { claim, trace }), {
      prefix: 'rights',
      shapes: shortSteps,
    })
  }
  test('names what it rests on, with the address and how sure it is', () => {
    const { citations, steps, notVerified } = view('own')
    expect(notVerified).toBe(true)
    expect(citations).toEqual([
      {
        id: 'wage',
        laws: [{ text: 'WML art. 8 lid 1', address: law.address }],
        sources: ['W1', 'W2'],
        confidence: 'own',
        mark: t('rights.view.not-verified'),
      },
    ])
    expect(steps[0]?.text.replace(/\u00A0/g, ' ')).toBe('Per week was dat € 460,40.')
  })
  test('names a source that is not the first one', () => {
    expect(view('secondary').citations[0]?.mark).toBe(t('rights.view.secondary'))
    expect(view('secondary').notVerified).toBe(false)
  })
  test('tells what is certainly due apart when that is less', () => {
    expect(view('own').claim).toBeNull()
    expect(view('own', cents(400)).claim?.replace(/\u00A0/g, ' ')).toBe('€ 4')
  })
})
