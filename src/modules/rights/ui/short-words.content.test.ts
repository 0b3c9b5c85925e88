import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTranslator, type Translator } from '#platform/i18n/translator.ts'
import { shortInputIds } from '../domain/short/answer.ts'
import { checkWorkingTime, workingTimeIds } from '../domain/short/working-time/check-working-time.ts'
import { shortSteps } from '../domain/short-steps.ts'
import { shortCheckIds, shortCheckOf } from '../forms/short-checks.ts'
import { anyShortCheck, runAny } from '../testing/any-short-check.ts'
import { anyTimes } from '../testing/any-times.ts'
import { shortRules } from '../testing/short-rules.ts'
import { fieldShown, hintedFields, shortResult, tellingFindings } from './short-views.ts'

const words = join(import.meta.dirname, '../../../../content/interface')
const read = (path: string): Record<string, string> => JSON.parse(readFileSync(join(words, path), 'utf8'))
const book = shortRules()

describe.each(['nl', 'en'])('the words of the short checks in %s', (language) => {
  const own = read(`rights/${language}.json`)
  const payslip = read('payslip/nl.json')
  const t: Translator = createTranslator(language, { ...read(`${language}.json`), ...payslip, ...own })

  test('are there for every step, with the numbers that it has', () => {
    for (const [id, shape] of Object.entries(shortSteps)) {
      const named = [...(own[`rights.step.${id}`] ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      // Where the amount is nothing, or the numbers stand in another step, the sentence leaves it out.
      expect([id, own[`rights.step.${id}`] !== undefined]).toEqual([id, true])
      for (const name of named) expect([id, Object.keys(shape)]).toEqual([id, expect.arrayContaining([name])])
    }
  })
  test('are there for whatever a check finds', () => {
    for (const check of anyShortCheck)
      fc.assert(
        fc.property(check.input, (input) => {
          expect(shortResult(t, runAny(check, input, book)).summary).not.toBe('')
        }),
        { numRuns: 300 },
      )
  })
  test('are there for whatever is found about hours', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        expect(shortResult(t, checkWorkingTime(times, book)).summary).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })
  test('leave no number of a sentence open', () => {
    fc.assert(
      fc.property(anyTimes, (times) => {
        const { findings } = shortResult(t, checkWorkingTime(times, book))
        for (const { steps } of findings) for (const { text } of steps) expect(text).not.toMatch(/\{\w+\}/)
      }),
    )
  })
  test('are there for every field, and none is told that no finding has', () => {
    for (const id of shortCheckIds)
      for (const field of shortCheckOf(id)?.asked ?? []) expect(fieldShown(t, field, {}, []).label).not.toBe('')
    for (const name of hintedFields) expect(own[`rights.hint.${name}`]).toBeDefined()
    for (const id of shortInputIds) expect([id, own[`rights.input.${id}`] !== undefined]).toEqual([id, true])
    for (const id of [...workingTimeIds, ...tellingFindings])
      expect([id, own[`rights.finding.${id}`] !== undefined]).toEqual([id, true])
  })
})
