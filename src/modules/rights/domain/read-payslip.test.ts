import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOf } from '#kernel/day-number.ts'
import { aWeek, type SlipJson } from '../testing/a-payslip.ts'
import { anyPayslip } from '../testing/any-payslip.ts'
import { deductionKinds, inputIds, payKinds } from './payslip.ts'
import { readPayslip, refusals } from './read-payslip.ts'

/** What is refused, as `field code`; nothing when it is read. */
const refused = (json: unknown): string[] => {
  const read = readPayslip(json)
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`)
}
const week = (changes: SlipJson) => refused(aWeek(changes))
const only = (field: string, value: unknown) => refused({ [field]: value })
const typed = (json: unknown) => {
  const read = readPayslip(json)
  return read.ok ? [] : read.error.map((one) => one.typed)
}

describe('a payslip that is right', () => {
  test('is read into days, minutes and sums by kind', () => {
    const read = readPayslip(
      aWeek({
        payLines: [
          { kind: 'base', cents: 50_000 },
          { kind: 'expense', cents: 100 },
          { kind: 'base', cents: 9960 },
        ],
        deductions: [{ kind: 'housing', cents: 14_990 }],
        parts: [{ from: '2026-07-06', until: '2026-07-12', minutes: 2400 }],
        fullTimeMinutesPerWeek: 2400,
        deductionsAgreed: true,
        guaranteeLapsed: false,
        payslipItems: ['PS-01', 'PS-09'],
      }),
    )
    expect(read).toEqual({
      ok: true,
      value: {
        first: dayNumberOf('2026-07-06'),
        last: dayNumberOf('2026-07-12'),
        birthDate: { year: 1995, month: 3, date: 2 },
        minutesWorked: 2400,
        parts: [{ first: dayNumberOf('2026-07-06'), last: dayNumberOf('2026-07-12'), minutes: 2400 }],
        fullTimeMinutesPerWeek: 2400,
        contractMinutesPerWeek: 2400,
        fixedMonthlyPay: false,
        employmentStart: dayNumberOf('2026-01-05'),
        recruitedAbroad: true,
        payLines: { base: 59_960, expense: 100 },
        deductions: { housing: 14_990 },
        deductionsAgreed: true,
        landlordCertified: true,
        housingMandateSigned: true,
        healthMandateSigned: true,
        postedWorker: false,
        agencyWorker: true,
        apprentice: false,
        payslipItems: new Set(['PS-01', 'PS-09']),
        paidInCash: 0,
        guaranteeLapsed: false,
      },
    })
  })

  test('may leave out everything: absent and null are not known, and an empty list is none', () => {
    const nothing = readPayslip({})
    expect(nothing).toEqual(readPayslip(Object.fromEntries(inputIds.map((id) => [id, null]))))
    expect(nothing).toEqual(readPayslip(Object.fromEntries(inputIds.map((id) => [id, undefined]))))
    expect(nothing.ok && Object.values(nothing.value).every((value) => value === null)).toBe(true)
    expect(readPayslip({ payLines: [], deductions: [], parts: [], payslipItems: [] })).toMatchObject({
      value: { payLines: {}, deductions: {}, parts: [], payslipItems: new Set() },
    })
  })

  test('knows every kind of line', () => {
    const lines = (kinds: readonly string[]) => kinds.map((kind) => ({ kind, cents: 1 }))
    expect(refused({ payLines: lines(payKinds), deductions: lines(deductionKinds) })).toEqual([])
  })

  test('is read the same when it went through JSON', () => {
    fc.assert(
      fc.property(anyPayslip, (json) => {
        expect(refused(json)).toEqual([])
        expect(readPayslip(JSON.parse(JSON.stringify(json)))).toEqual(readPayslip(json))
      }),
    )
  })
})

describe('what is no payslip at all', () => {
  test.each([[null], [undefined], [[]], [[{}]], ['{}'], [1], [true], [() => 1]])('%o', (json) =>
    expect(refused(json)).toEqual([' not-an-object']),
  )

  test.each([
    '{"__proto__": {"birthDate": "1990-01-01"}}',
    '{"constructor": 1}',
    '{"toString": null}',
    '{"hasOwnProperty": 1}',
    '{"periodfrom": "2026-07-06"}',
    '{"": 1}',
  ])('a field that we do not know: %s', (json) => {
    expect(refused(JSON.parse(json))).toEqual([`${Object.keys(JSON.parse(json))[0]} unknown-field`])
    expect(Object.keys({})).toEqual([])
  })

  test('a kind or an item that is the name of something else', () => {
    for (const kind of ['__proto__', 'constructor', 'toString', 'Base', 'base ', '']) {
      expect(only('payLines', [{ kind, cents: 1 }])).toEqual(['payLines[0].kind unknown-kind'])
      expect(only('deductions', [{ kind, cents: 1 }])).toEqual(['deductions[0].kind unknown-kind'])
      expect(only('payslipItems', [kind])).toEqual(['payslipItems[0] unknown-kind'])
    }
    expect(only('payLines', [{ kind: 'housing', cents: 1 }])).toEqual(['payLines[0].kind unknown-kind'])
    expect(only('payslipItems', ['PS-11', 'PS-12', 'PS-00'])).toEqual([
      'payslipItems[1] unknown-kind',
      'payslipItems[2] unknown-kind',
    ])
  })

  test('something so deep that no stack holds it', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
    expect(only('birthDate', deep)).toEqual(['birthDate not-a-day'])
    expect(only('payslipItems', [deep])).toEqual(['payslipItems[0] unknown-kind'])
    expect(only('payLines', deep)).toEqual(['payLines[0] not-an-object'])
  })
})

describe('numbers', () => {
  test.each([
    ['minutesWorked', 366 * 1440],
    ['fullTimeMinutesPerWeek', 7 * 1440],
    ['contractMinutesPerWeek', 7 * 1440],
    ['paidInCashCents', 100_000_000],
  ])('%s up to %i', (field, most) => {
    expect(only(field, most)).toEqual([])
    expect(only(field, most + 1)).toEqual([`${field} too-large`])
    expect(only(field, 1)).toEqual([])
    expect(only(field, 0)).toEqual(field === 'fullTimeMinutesPerWeek' ? [`${field} negative`] : [])
    expect(only(field, -1)).toEqual([`${field} negative`])
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '1', true, [], {}])
      expect(only(field, value)).toEqual([`${field} not-whole`])
    for (const value of [1e20, Number.MAX_SAFE_INTEGER, 1e308])
      expect(only(field, value)).toEqual([`${field} too-large`])
  })

  test('of a line must be there, and so must its kind', () => {
    const line = (one: unknown) => [only('payLines', [one]), only('deductions', [one])].flat()
    expect(line({ kind: 'other-kind' })).toEqual([
      'payLines[0].kind unknown-kind',
      'payLines[0].cents not-whole',
      'deductions[0].kind unknown-kind',
      'deductions[0].cents not-whole',
    ])
    expect(only('payLines', [{ kind: 'base' }])).toEqual(['payLines[0].cents not-whole'])
    expect(only('payLines', [{ kind: 'base', cents: null }])).toEqual(['payLines[0].cents not-whole'])
    expect(only('payLines', [{ kind: 'base', cents: -1 }])).toEqual(['payLines[0].cents negative'])
    expect(only('payLines', [{ kind: 'base', cents: 100_000_000 }])).toEqual([])
    expect(only('payLines', [{ kind: 'base', cents: 100_000_001 }])).toEqual(['payLines[0].cents too-large'])
    expect(only('payLines', [{ cents: 1 }])).toEqual(['payLines[0].kind unknown-kind'])
    expect(only('payLines', [{ kind: 'base', cents: 1, per: 'hour' }])).toEqual(['payLines[0].per unknown-field'])
    expect(only('payLines', ['base', null, [1]])).toEqual([
      'payLines[0] not-an-object',
      'payLines[1] not-an-object',
      'payLines[2] not-an-object',
    ])
  })

  test('of one kind together are not too large either', () => {
    const half = { kind: 'base', cents: 50_000_000 }
    expect(only('payLines', [half, half])).toEqual([])
    expect(only('payLines', [half, half, { kind: 'overtime', cents: 1 }])).toEqual([])
    expect(only('payLines', [half, half, { kind: 'base', cents: 1 }])).toEqual(['payLines[2].cents too-large'])
  })
})

describe('lists', () => {
  const line = { kind: 'base', cents: 1 }
  const part = { from: '2026-07-06', until: '2026-07-06', minutes: 1 }
  const ofLength = <T>(length: number, one: T) => Array.from({ length }, () => one)

  test.each([
    ['payLines', line],
    ['deductions', { kind: 'other', cents: 1 }],
    ['parts', part],
    ['payslipItems', 'PS-01'],
  ])('%s of 200, but not of 201 or ten thousand', (field, one) => {
    expect(only(field, ofLength(200, one))).toEqual([])
    expect(only(field, ofLength(201, one))).toEqual([`${field} too-large`])
    expect(only(field, ofLength(10_000, one))).toEqual([`${field} too-large`])
    expect(typed({ [field]: ofLength(10_000, one) })).toEqual(['10000'])
  })

  test.each(['payLines', 'deductions', 'parts', 'payslipItems'])('%s is a list', (field) => {
    for (const value of [{}, { 0: line, length: 1 }, 'base', 1, true])
      expect(only(field, value)).toEqual([`${field} not-a-list`])
  })

  test('items may be told twice', () => {
    expect(readPayslip({ payslipItems: ['PS-01', 'PS-01'] })).toMatchObject({
      value: { payslipItems: new Set(['PS-01']) },
    })
  })
})

describe('yes or no', () => {
  test.each([
    'fixedMonthlyPay',
    'recruitedAbroad',
    'deductionsAgreed',
    'landlordCertified',
    'housingMandateSigned',
    'healthMandateSigned',
    'postedWorker',
    'agencyWorker',
    'apprentice',
    'guaranteeLapsed',
  ])('%s is true, false or not known', (field) => {
    for (const value of [true, false, null])
      expect(readPayslip({ [field]: value })).toMatchObject({ value: { [field]: value } })
    for (const value of ['true', 'yes', 1, 0, '', [], {}])
      expect(only(field, value)).toEqual([`${field} not-yes-or-no`])
  })
})

describe('a refusal', () => {
  test('names every field that is wrong, not only the first', () => {
    expect(week({ birthDate: 'x', minutesWorked: -1, apprentice: 1, pay: 1, deductions: {} })).toEqual([
      'pay unknown-field',
      'birthDate not-a-day',
      'minutesWorked negative',
      'deductions not-a-list',
      'apprentice not-yes-or-no',
    ])
  })

  test('shows a short piece of what stood there, and never what lies within a list or an object', () => {
    const said = (value: unknown) => typed({ birthDate: value })
    expect(said('31-02-2026')).toEqual(['31-02-2026'])
    expect(said('a'.repeat(40))).toEqual(['a'.repeat(40)])
    expect(said('a'.repeat(41))).toEqual([`${'a'.repeat(40)}…`])
    expect([said(12), said(true), said({ a: 1 }), said([1])].flat()).toEqual(['12', 'true', '{…}', '[…]'])
    expect(typed({ minutesWorked: Number.NaN })).toEqual(['NaN'])
    expect(typed({ payLines: [{ kind: 'base' }] })).toEqual([''])
    expect(typed(null)).toEqual(['null'])
    const day = '2026-07-06'
    const part = { from: day, until: day, minutes: 1 }
    expect(typed({ periodFrom: day, periodUntil: '2026-07-05' })).toEqual(['2026-07-05'])
    expect(typed({ periodFrom: '2024-01-01', periodUntil: day })).toEqual([day])
    expect(typed({ periodFrom: day, periodUntil: day, minutesWorked: 1441 })).toEqual(['1441'])
    expect(typed({ periodUntil: day, birthDate: '2026-07-07' })).toEqual(['2026-07-07'])
    expect(typed({ periodUntil: day, birthDate: '1915-01-01' })).toEqual(['1915-01-01'])
    expect(typed({ periodUntil: day, employmentStart: '2026-07-07' })).toEqual(['2026-07-07'])
    expect(typed({ minutesWorked: 2, parts: [part] })).toEqual(['2'])
    expect(typed({ parts: [{}] })).toEqual(['', '', ''])
    expect(typed({ parts: [{ ...part, from: '2026-07-07' }] })).toEqual([day])
    expect(typed({ periodFrom: '2026-07-07', periodUntil: '2026-07-08', parts: [part] })).toEqual([''])
    expect(typed({ payLines: [{ kind: 'wage', cents: 1 }] })).toEqual(['wage'])
    expect(typed({ payslipItems: [1] })).toEqual(['1'])
    expect(typed({ birthDate: "it's" })).toEqual(["it's"])
  })

  test('is one of those that are named, each of which occurs here or beside this file', () => {
    expect(refusals).toHaveLength(18)
  })

  test('comes of any JSON that is no payslip; nothing is thrown', () => {
    const fields = fc.dictionary(fc.constantFrom(...inputIds, 'payLines', 'parts', 'other'), fc.jsonValue())
    fc.assert(
      fc.property(fc.oneof(fields, fc.jsonValue()), (json) => {
        const read = readPayslip(json)
        if (!read.ok) {
          expect(read.error.length).toBeGreaterThan(0)
          for (const { code, typed: piece } of read.error) {
            expect(refusals).toContain(code)
            expect(piece.length).toBeLessThanOrEqual(41)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
