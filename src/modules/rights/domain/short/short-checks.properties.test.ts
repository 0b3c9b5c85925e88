import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyCheck, anyShortCheck, runAny } from '../../testing/any-short-check.ts'
import { shortFacts, shortRules } from '../../testing/short-rules.ts'

const book = shortRules()
const run = (check: AnyCheck, input: Record<string, unknown>, rules = book) => runAny(check, input, rules)

describe.each(anyShortCheck.map((check) => [check.name, check] as const))('%s', (_, check) => {
  test('knowing less never turns right into wrong, wrong into right, or not for you into either', () => {
    fc.assert(
      fc.property(check.input, (input) => {
        const before = new Map(run(check, input).map((one) => [one.id, one.verdict]))
        for (const field of Object.keys(input))
          for (const { id, verdict } of run(check, { ...input, [field]: null })) {
            const was = before.get(id)
            const flips = (was === 'ok' && verdict === 'breach') || (was === 'breach' && verdict === 'ok')
            expect([id, field, was, verdict, flips]).toEqual([id, field, was, verdict, false])
            const appears = was === 'not-applicable' && verdict === 'breach'
            expect([id, field, was, verdict, appears]).toEqual([id, field, was, verdict, false])
          }
      }),
    )
  })
  test('an unknown names what is missing or says why', () => {
    fc.assert(
      fc.property(check.input, (input) => {
        for (const { id, verdict, missing, why } of run(check, input))
          if (verdict === 'unknown') expect([id, missing.length > 0 || why !== null]).toEqual([id, true])
      }),
    )
  })
  test('a verdict rests on rows that hold; without them there is none', () => {
    const empty = shortRules({ without: shortFacts })
    fc.assert(
      fc.property(check.input, (input) => {
        for (const { id, verdict, trace } of run(check, input))
          if (verdict === 'ok' || verdict === 'breach')
            expect([id, trace.some(({ cites }) => cites.length > 0)]).toEqual([id, true])
        for (const { id, verdict } of run(check, input, empty))
          expect([id, ['ok', 'breach'].includes(verdict)]).toEqual([id, false])
      }),
    )
  })
  test('an uncertain row gives no verdict', () => {
    const unsure = shortRules({ unsure: shortFacts })
    fc.assert(
      fc.property(check.input, (input) => {
        for (const { id, verdict, trace } of run(check, input, unsure)) {
          const uncertain = trace.some(({ cites }) => cites.some(({ row }) => row.confidence === 'uncertain'))
          if (uncertain) expect([id, ['ok', 'breach'].includes(verdict)]).toEqual([id, false])
        }
      }),
    )
  })
})
