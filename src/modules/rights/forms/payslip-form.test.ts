import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deductionKinds, inputIds, mandatoryItems, payKinds } from '../domain/payslip.ts'
import {
  type Fields,
  fieldsIn,
  fieldsOfStep,
  formSteps,
  forTheNext,
  readPayslipForm,
  stepOfField,
  yesNoFields,
} from './payslip-form.ts'

const json = (fields: Fields) => {
  const read = readPayslipForm(fields)
  return read.ok ? read.json : read.refused.map(({ field, code }) => `${field} ${code}`)
}
const typed = (fields: Fields) => {
  const read = readPayslipForm(fields)
  return read.ok ? [] : read.refused.map((one) => one.typed)
}
const everyField = formSteps.flatMap((step) => fieldsOfStep[step])

describe('the form', () => {
  test('asks every field in one part only', () => {
    expect(new Set(everyField).size).toBe(everyField.length)
    for (const field of everyField) expect(fieldsOfStep[stepOfField(field)]).toContain(field)
    expect(stepOfField('birthDate')).toBe('period')
    expect(stepOfField('off.housing')).toBe('deductions')
    expect(stepOfField('cash')).toBe('payslip')
    expect(stepOfField('something else')).toBe('period')
  })

  test('asks for every input of the check', () => {
    const filled = Object.fromEntries(everyField.map((field) => [field, rightFor(field)]))
    const read = readPayslipForm(filled)
    expect(read.ok && Object.keys(read.json).sort()).toEqual([...inputIds].sort())
  })

  /** Something right for a field. */
  function rightFor(field: string): string {
    if (field === 'off.none') return 'no'
    if (field === 'birthDate') return '1995-03-02'
    if (field === 'employmentStart') return '2026-01-05'
    if (field.endsWith('rom')) return '2026-07-06'
    if (field.endsWith('ntil')) return '2026-07-12'
    if (field.startsWith('part.')) return '8'
    if (field === 'hours') return '24'
    if (field.endsWith('Week')) return '40'
    return /^(pay|off|cash)/.test(field) ? '10' : 'yes'
  }
})

describe('what was posted', () => {
  test('is kept as far as the fields are ours and were filled in', () => {
    expect(
      fieldsIn([
        ['hours', ' 40 '],
        ['cash', ''],
        ['periodFrom', '   '],
        ['go', 'next'],
        ['__proto__', 'x'],
        ['pay.base', '599,60'],
        ['pay.wage', '1'],
      ]),
    ).toEqual({ hours: '40', 'pay.base': '599,60' })
    expect(fieldsIn([])).toEqual({})
  })

  test('is cut at sixty letters; of two the last counts', () => {
    expect(fieldsIn([['hours', '4'.repeat(60)]])).toEqual({ hours: '4'.repeat(60) })
    expect(fieldsIn([['hours', '4'.repeat(61)]])).toEqual({ hours: '4'.repeat(60) })
    expect(
      fieldsIn([
        ['hours', '4'],
        ['hours', '5'],
      ]),
    ).toEqual({ hours: '5' })
  })

  test('stays for the next payslip of the same job as far as it is about the job', () => {
    const filled = Object.fromEntries(everyField.map((field) => [field, 'x']))
    expect(Object.keys(forTheNext(filled)).sort()).toEqual(
      ['birthDate', 'contractWeek', 'fullWeek', 'employmentStart', ...Object.values(yesNoFields).flat()].sort(),
    )
  })
})

describe('a form that is right', () => {
  test('of nothing is a payslip of which nothing is known', () => {
    expect(json({})).toEqual({})
    const read = readPayslipForm({})
    expect(read.ok && Object.values(read.slip).every((value) => value === null)).toBe(true)
  })

  test('gives amounts in cents and hours in minutes', () => {
    expect(
      json({
        periodFrom: '2026-07-06',
        periodUntil: '2026-07-12',
        hours: '38:30',
        contractWeek: '40',
        fullWeek: '38,5',
        'pay.base': '599,60',
        'pay.holiday-allowance': '47.97',
        'off.housing': '149,90',
        cash: '0',
        agencyWorker: 'yes',
        postedWorker: 'no',
        apprentice: 'perhaps',
      }),
    ).toEqual({
      periodFrom: '2026-07-06',
      periodUntil: '2026-07-12',
      minutesWorked: 2310,
      contractMinutesPerWeek: 2400,
      fullTimeMinutesPerWeek: 2310,
      payLines: [
        { kind: 'base', cents: 59_960 },
        { kind: 'holiday-allowance', cents: 4797 },
      ],
      deductions: [{ kind: 'housing', cents: 14_990 }],
      agencyWorker: true,
      postedWorker: false,
      paidInCashCents: 0,
    })
  })

  test('tells nothing deducted only when somebody says so', () => {
    expect(json({})).not.toHaveProperty('deductions')
    expect(json({ 'off.none': 'yes' })).toEqual({ deductions: [] })
    expect(json({ 'off.none': 'no' })).toEqual({})
    expect(json({ 'off.none': 'yes', 'off.tax': '0' })).toEqual({ deductions: [{ kind: 'tax', cents: 0 }] })
    expect(json({ 'off.tax': '0' })).toEqual({ deductions: [{ kind: 'tax', cents: 0 }] })
    expect(json({ 'off.none': 'yes', 'off.tax': '0,01' })).toEqual(['off.none none-and-some'])
  })

  test('tells the items once one is ticked, or once somebody looked', () => {
    expect(json({})).not.toHaveProperty('payslipItems')
    expect(json({ 'items.seen': 'yes' })).toEqual({ payslipItems: [] })
    expect(json({ 'items.seen': 'no' })).toEqual({})
    expect(json({ 'item.PS-08': 'yes', 'item.PS-01': 'yes', 'item.PS-02': 'no' })).toEqual({
      payslipItems: ['PS-01', 'PS-08'],
    })
    expect(json(Object.fromEntries(mandatoryItems.map((item) => [`item.${item}`, 'yes'])))).toEqual({
      payslipItems: [...mandatoryItems],
    })
  })

  test('takes parts from the rows that have something in them', () => {
    expect(
      json({
        'part.1.from': '2026-06-29',
        'part.1.until': '2026-06-30',
        'part.1.hours': '16',
        'part.3.from': '2026-07-01',
        'part.3.until': '2026-07-05',
        'part.3.hours': '24',
      }),
    ).toEqual({
      parts: [
        { from: '2026-06-29', until: '2026-06-30', minutes: 960 },
        { from: '2026-07-01', until: '2026-07-05', minutes: 1440 },
      ],
    })
  })

  test('takes every kind of pay and deduction to its own line', () => {
    const lines = (kinds: readonly string[]) => kinds.map((kind, at) => ({ kind, cents: 100 * (at + 1) }))
    const filled = (of: string, kinds: readonly string[]) => kinds.map((kind, at) => [`${of}.${kind}`, `${at + 1}`])
    expect(json(Object.fromEntries([...filled('pay', payKinds), ...filled('off', deductionKinds)]))).toEqual({
      payLines: lines(payKinds),
      deductions: lines(deductionKinds),
    })
  })
})

describe('a form that is refused names the field as it stands there', () => {
  test.each<[Fields, string[]]>([
    [{ periodFrom: '31-02-2026' }, ['periodFrom not-a-day']],
    [{ birthDate: '1899-12-31' }, ['birthDate day-out-of-range']],
    [{ hours: 'veel' }, ['hours not-hours']],
    [{ hours: '-1' }, ['hours negative']],
    [{ hours: '8785' }, ['hours too-large']],
    [{ contractWeek: '169' }, ['contractWeek too-large']],
    [{ fullWeek: '0' }, ['fullWeek negative']],
    [{ cash: '-1' }, ['cash negative']],
    [{ 'pay.base': '1.234' }, ['pay.base two-readings']],
    [{ 'pay.base': '1,2345' }, ['pay.base too-precise']],
    [{ 'pay.overtime': 'x', 'off.tax': 'y' }, ['pay.overtime not-an-amount', 'off.tax not-an-amount']],
    [{ 'pay.base': '10', 'pay.expense': '-1' }, ['pay.expense negative']],
    [{ 'off.housing': '10', 'off.fine': '1000000,01' }, ['off.fine too-large']],
    [{ employmentStart: '2026-07-13', periodUntil: '2026-07-12' }, ['employmentStart starts-later']],
    [{ 'part.2.from': '2026-07-06' }, ['part.2.until not-a-day', 'part.2.hours not-whole']],
    [{ 'part.2.hours': '1' }, ['part.2.from not-a-day', 'part.2.until not-a-day']],
    [
      { 'part.2.from': '2026-07-06', 'part.2.until': '2026-07-06', 'part.2.hours': '25' },
      ['part.2.hours too-many-minutes'],
    ],
    [
      { 'part.1.from': '2026-07-06', 'part.1.until': '2026-07-06', 'part.1.hours': '8', hours: '9' },
      ['hours parts-sum'],
    ],
    [
      {
        periodFrom: '2026-07-06',
        'part.1.from': '2026-07-06',
        'part.1.until': '2026-07-06',
        'part.1.hours': '8',
        'part.3.from': '2026-07-05',
        'part.3.until': '2026-07-06',
        'part.3.hours': '8',
      },
      ['part.3.from outside-period'],
    ],
  ])('%j', (fields, refused) => expect(json(fields)).toEqual(refused))

  test('once, when what was typed cannot be read', () => {
    expect(json({ 'part.1.from': '2026-07-06', 'part.1.until': '2026-07-06', 'part.1.hours': 'x' })).toEqual([
      'part.1.hours not-hours',
    ])
    expect(json({ hours: 'x', 'off.none': 'yes', 'off.fine': '1' })).toEqual([
      'off.none none-and-some',
      'hours not-hours',
    ])
  })

  test('with what was typed', () => {
    expect(typed({ hours: 'veel', 'pay.base': '1.234' })).toEqual(['1.234', 'veel'])
    expect(typed({ periodFrom: '31-02-2026' })).toEqual(['31-02-2026'])
    expect(typed({ 'off.none': 'yes', 'off.tax': '1' })).toEqual([''])
  })

  test('which is always one of its own, whatever was typed', () => {
    const anyForm = fc.dictionary(
      fc.constantFrom(...everyField),
      fc.oneof(fc.string(), fc.constantFrom('yes', '1', '-1')),
    )
    fc.assert(
      fc.property(anyForm, (posted) => {
        const read = readPayslipForm(fieldsIn(Object.entries(posted)))
        if (!read.ok) for (const { field } of read.refused) expect(everyField).toContain(field)
      }),
      { numRuns: 500 },
    )
  })
})
