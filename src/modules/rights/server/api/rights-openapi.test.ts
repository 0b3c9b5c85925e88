import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { checkPayslip } from '../../domain/check-payslip.ts'
import { inputIds } from '../../domain/payslip.ts'
import { readPayslip } from '../../domain/read-payslip.ts'
import { findingReport } from '../../domain/report.ts'
import { aWeek, off, type SlipJson } from '../../testing/a-payslip.ts'
import { someFacts, someRules } from '../../testing/some-rules.ts'
import { checkPayslips } from './check-payslips.ts'
import { rightsApi } from './rights-openapi.ts'
import { rulesAnswer } from './rules-answer.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema({ components: { schemas: { ...rightsApi.schemas, Problem: {} } } }, 'api')
const faults = (name: string, value: unknown): string[] => {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` })
  return validate(JSON.parse(JSON.stringify(value)))
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
const rules = someRules()
const answerTo = (json: unknown) => {
  const found = checkPayslips(new TextEncoder().encode(JSON.stringify(json)), rules)
  return found.ok ? found.answer : found.problems
}

describe('what goes in is as the description says', () => {
  test('the examples, a whole payslip, and nothing at all are payslips, and are read', () => {
    const { examples } = rightsApi.paths['/payslip-checks'].post.requestBody.content['application/json'] as unknown as {
      examples: { one: { value: SlipJson }; several: { value: SlipJson[] } }
    }
    const parts = [{ from: '2026-07-06', until: '2026-07-12', minutes: 2400 }]
    for (const slip of [examples.one.value, ...examples.several.value, aWeek({ parts }), {}, { birthDate: null }]) {
      expect(faults('Payslip', slip)).toEqual([])
      expect(readPayslip(slip).ok).toBe(true)
    }
  })

  test('every field that is read is described, and no other', () => {
    expect(Object.keys((rightsApi.schemas['Payslip']?.['properties'] ?? {}) as object)).toEqual([...inputIds])
    expect(faults('Payslip', { colour: 1 })).toHaveLength(1)
    expect(faults('Payslip', { minutesWorked: -1 })).toHaveLength(1)
    expect(faults('Payslip', { payLines: [{ kind: 'gold', cents: 1 }] })).toHaveLength(1)
  })
})

describe('what comes out is as the description says', () => {
  test.each<[string, SlipJson]>([
    ['with nothing known', {}],
    ['with nothing wrong', aWeek()],
    [
      'with much that is wrong',
      aWeek({ ...off({ housing: 40_000, fine: 5000, advance: 100 }), landlordCertified: false, payslipItems: [] }),
    ],
    [
      'before 2024',
      aWeek({
        periodFrom: '2023-10-01',
        periodUntil: '2023-10-31',
        fullTimeMinutesPerWeek: 2400,
        employmentStart: null,
      }),
    ],
    ['before every rule', aWeek({ periodFrom: '2001-01-01', periodUntil: '2001-01-07', employmentStart: null })],
    ['of somebody of 18', aWeek({ birthDate: '2008-01-01', apprentice: null })],
  ])('a payslip %s', (_, json) => expect(faults('PayslipAnswer', answerTo(json))).toEqual([]))

  test('several payslips, and the rules', () => {
    expect(faults('PayslipAnswers', answerTo([aWeek(), {}]))).toEqual([])
    const facts = new Map(someFacts().map((fact) => [fact.id, fact]))
    expect(faults('Rules', rulesAnswer(facts))).toEqual([])
    expect(rulesAnswer(facts).items.map(({ id }) => id)).toContain('minimum-wage-hour')
  })

  test('what is not as described is found', () => {
    const read = readPayslip({})
    const [finding] = read.ok ? checkPayslip(read.value, rules) : []
    expect(finding && faults('Finding', { ...findingReport(finding), verdict: 'guilty', more: 1 })).toHaveLength(2)
  })
})
