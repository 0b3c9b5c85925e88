import { describe, expect, test } from 'vitest'
import { aWeek, findingOf, off, paid, type SlipJson, saidOf } from '../../testing/a-payslip.ts'
import { someFacts } from '../../testing/some-rules.ts'
import type { FindingId } from '../check-payslip.ts'
import { openRuleBook } from '../rule-book.ts'

const said = (id: FindingId, changes: SlipJson) => saidOf(id, aWeek(changes))
const claim = (id: FindingId, changes: SlipJson) => findingOf(id, aWeek(changes)).claimCents
const steps = (id: FindingId, changes: SlipJson) => findingOf(id, aWeek(changes)).trace.map((step) => step.id)

describe('housing takes at most a quarter of the minimum wage', () => {
  test.each([
    [{}, 'not-applicable'],
    [{ housing: 14_989 }, 'ok'],
    [{ housing: 14_990 }, 'ok'],
    [{ housing: 14_991 }, 'breach 1'],
    [{ housing: 20_000 }, 'breach 5010'],
  ])('of %o it says %s', (lines, verdict) => expect(said('housing-cap', off(lines))).toBe(verdict))

  test('a cap with half a cent is compared exactly', () => {
    // 38 hours: 142.405.
    const week = { minutesWorked: 2280, ...paid(56_962) }
    expect(said('housing-cap', { ...week, ...off({ housing: 14_240 }) })).toBe('ok')
    expect(said('housing-cap', { ...week, ...off({ housing: 14_241 }) })).toBe('breach 1')
  })

  test('what was earned above the minimum may go first: that is asked, and only the rest is claimed', () => {
    const above = { ...paid(61_960), ...off({ housing: 15_990 }) }
    expect(said('housing-cap', above)).toBe('unknown deductionsAgreed')
    expect(said('housing-cap', { ...above, deductionsAgreed: true })).toBe('ok')
    expect(said('housing-cap', { ...above, deductionsAgreed: false })).toBe('breach 1000')
    expect(claim('housing-cap', { ...above, deductionsAgreed: false })).toBe(1000)
    const far = { ...paid(61_960), ...off({ housing: 17_990 }) }
    expect(said('housing-cap', far)).toBe('breach 3000')
    expect(claim('housing-cap', far)).toBe(1000)
    // Exactly what was earned above it.
    expect(said('housing-cap', { ...paid(61_960), ...off({ housing: 16_990 }) })).toBe('unknown deductionsAgreed')
  })

  test('of a wage below the minimum nothing may go first', () => {
    expect(said('housing-cap', { ...paid(50_000), ...off({ housing: 14_991 }) })).toBe('breach 1')
  })

  test('what is not known', () => {
    expect(said('housing-cap', { deductions: undefined })).toBe('unknown deductions')
    expect(said('housing-cap', { deductions: undefined, periodUntil: undefined, periodFrom: undefined })).toBe(
      'unknown periodUntil deductions',
    )
    expect(said('housing-cap', { ...off({ housing: 1 }), periodUntil: undefined, periodFrom: undefined })).toBe(
      'unknown periodUntil',
    )
    expect(said('housing-cap', { ...off({ housing: 1 }), minutesWorked: undefined })).toBe('unknown minutesWorked')
    expect(said('housing-cap', { ...off({ housing: 15_000 }), payLines: undefined })).toBe(
      'unknown payLines deductionsAgreed',
    )
    expect(said('housing-cap', { ...off({ housing: 14_000 }), payLines: undefined })).toBe('ok')
    expect(said('housing-cap', { ...off({ housing: 14_990 }), birthDate: undefined })).toBe('unknown birthDate')
    expect(said('housing-cap', { ...off({ housing: 1 }), birthDate: '2012-01-01' })).toBe('unknown too-young')
    expect(said('housing-cap', { ...off({ housing: 1 }), periodFrom: '2027-03-01', periodUntil: '2027-03-07' })).toBe(
      'out-of-coverage',
    )
  })

  test('where hours may lie on either side of a change, the least of both ends is certain', () => {
    const span = { periodFrom: '2026-06-29', periodUntil: '2026-07-05', ...paid(59_960) }
    // The caps are 147.10 and 149.90.
    expect(said('housing-cap', { ...span, ...off({ housing: 14_710 }) })).toBe('ok')
    expect(said('housing-cap', { ...span, ...off({ housing: 14_711 }) })).toBe('unknown parts')
    expect(said('housing-cap', { ...span, ...off({ housing: 14_990 }) })).toBe('unknown parts')
    // Above both: at the lower amount 11.20 was earned above the minimum, at the higher one nothing.
    expect(said('housing-cap', { ...span, ...off({ housing: 14_991 }) })).toBe('unknown parts deductionsAgreed')
    expect(said('housing-cap', { ...span, ...off({ housing: 16_000 }) })).toBe('breach 1010')
    expect(claim('housing-cap', { ...span, ...off({ housing: 16_000 }) })).toBe(170)
  })
})

describe('the conditions of housing', () => {
  const housing = off({ housing: 10_000 })

  test('a mandate, a certified landlord and no posted worker', () => {
    expect(said('housing-conditions', housing)).toBe('ok')
    expect(said('housing-conditions', off({}))).toBe('not-applicable')
  })

  test.each([
    [{ postedWorker: true }, 'posted-worker'],
    [{ housingMandateSigned: false }, 'no-mandate'],
    [{ landlordCertified: false }, 'landlord-not-certified'],
  ])('%o is a step of its own, and all of it is due', (changes, step) => {
    expect(said('housing-conditions', { ...housing, ...changes })).toBe('breach 10000')
    expect(steps('housing-conditions', { ...housing, ...changes })).toEqual([
      'housing-deducted',
      step,
      'off-the-minimum',
    ])
  })

  test('all three together are three steps', () => {
    const all = { ...housing, postedWorker: true, housingMandateSigned: false, landlordCertified: false }
    expect(steps('housing-conditions', all)).toEqual([
      'housing-deducted',
      'posted-worker',
      'no-mandate',
      'landlord-not-certified',
      'off-the-minimum',
    ])
  })

  test('what is not known is named, but one that is wrong is enough', () => {
    const unknown = { postedWorker: undefined, housingMandateSigned: undefined, landlordCertified: undefined }
    expect(said('housing-conditions', { ...housing, ...unknown })).toBe(
      'unknown postedWorker housingMandateSigned landlordCertified',
    )
    expect(said('housing-conditions', { ...housing, ...unknown, landlordCertified: false })).toBe('breach 10000')
  })

  test('only what came off the minimum wage is protected', () => {
    const wrong = { ...housing, landlordCertified: false }
    expect(said('housing-conditions', { ...wrong, ...paid(63_960) })).toBe('breach 6000')
    expect(said('housing-conditions', { ...wrong, ...paid(69_960) })).toBe('unknown deductionsAgreed')
    expect(said('housing-conditions', { ...wrong, ...paid(69_960), deductionsAgreed: true })).toBe('ok')
    expect(
      said('housing-conditions', {
        ...wrong,
        ...paid(69_960),
        deductionsAgreed: true,
        housingMandateSigned: undefined,
      }),
    ).toBe('unknown housingMandateSigned')
    const unsigned = { ...housing, housingMandateSigned: false, deductionsAgreed: true }
    expect(said('housing-conditions', { ...unsigned, ...paid(69_960) })).toBe('unknown real-cost')
    expect(said('housing-conditions', { ...wrong, payLines: undefined })).toBe('unknown payLines deductionsAgreed')
  })
})

describe('the health insurance takes at most the part of the yearly cap', () => {
  const week = (cents: number, more: SlipJson = {}) =>
    said('health-insurance-cap', { ...off({ 'health-insurance': cents }), ...more })

  test('a week is a 52nd: 40.3615…', () => {
    expect(week(4036)).toBe('ok')
    expect(week(4037)).toBe('breach 1')
    expect(said('health-insurance-cap', off({}))).toBe('not-applicable')
  })

  test('a month is a twelfth, four weeks a thirteenth', () => {
    const month = { periodFrom: '2026-07-01', periodUntil: '2026-07-31', minutesWorked: 10_400, ...paid(259_827) }
    expect(week(17_490, month)).toBe('ok')
    expect(week(17_491, month)).toBe('breach 1')
    const fourWeeks = { periodUntil: '2026-08-02', minutesWorked: 9600, ...paid(239_840) }
    expect(week(16_144, fourWeeks)).toBe('ok')
    expect(week(16_145, fourWeeks)).toBe('breach 1')
  })

  test('of another stretch the least is its days and the most the months it touches', () => {
    const days = { periodUntil: '2026-07-15', ...paid(59_960) }
    expect(week(5734, days)).toBe('ok')
    expect(week(5735, days)).toBe('unknown part-of-period')
    expect(week(17_490, days)).toBe('unknown part-of-period')
    expect(week(17_491, days)).toBe('breach 1')
  })

  test('over the turn of a year both caps count', () => {
    const turn = { periodFrom: '2025-12-29', periodUntil: '2026-01-04', employmentStart: '2025-01-01', ...paid(59_000) }
    expect(week(3951, turn)).toBe('ok')
    expect(week(3952, turn)).toBe('unknown part-of-period')
    expect(week(4037, turn)).toBe('unknown parts deductionsAgreed')
  })

  test('days without a cap are out of coverage', () => {
    expect(week(1, { periodFrom: '2027-01-04', periodUntil: '2027-01-10' })).toBe('out-of-coverage')
    expect(week(1, { periodFrom: '2023-01-02', periodUntil: '2023-01-08', employmentStart: '2023-01-01' })).toBe(
      'out-of-coverage',
    )
  })

  test('what is not known', () => {
    expect(said('health-insurance-cap', { deductions: undefined })).toBe('unknown deductions')
    expect(week(1, { periodFrom: undefined })).toBe('unknown periodFrom')
    expect(week(1, { periodFrom: undefined, periodUntil: undefined })).toBe('unknown periodFrom periodUntil')
    expect(week(1, { periodUntil: undefined })).toBe('unknown periodUntil')
    expect(week(5000, { payLines: undefined })).toBe('unknown payLines deductionsAgreed')
    expect(week(5000, { ...paid(70_000) })).toBe('unknown deductionsAgreed')
    expect(week(5000, { ...paid(70_000), deductionsAgreed: true })).toBe('ok')
    expect(week(5000, { ...paid(70_000), deductionsAgreed: false })).toBe('breach 964')
  })

  test('comes off only on a mandate', () => {
    const health = off({ 'health-insurance': 4000 })
    expect(said('health-conditions', health)).toBe('ok')
    expect(said('health-conditions', { ...health, healthMandateSigned: false })).toBe('breach 4000')
    expect(said('health-conditions', { ...health, healthMandateSigned: undefined })).toBe('unknown healthMandateSigned')
    expect(said('health-conditions', { ...health, healthMandateSigned: false, ...paid(62_960) })).toBe('breach 1000')
    expect(said('health-conditions', { ...health, healthMandateSigned: false, ...paid(63_960) })).toBe(
      'unknown deductionsAgreed',
    )
    expect(said('health-conditions', off({}))).toBe('not-applicable')
    expect(said('health-conditions', { deductions: undefined })).toBe('unknown deductions')
    expect(said('health-conditions', { ...health, periodFrom: undefined, periodUntil: undefined })).toBe(
      'unknown periodUntil',
    )
  })
})

describe('that nothing of a posted worker may come off', () => {
  const unsure = openRuleBook(
    someFacts().map((fact) =>
      fact.id === 'housing-posted-workers'
        ? { ...fact, rows: fact.rows.map((row) => ({ ...row, confidence: 'uncertain' as const })) }
        : fact,
    ),
  )
  const saidBy = (changes: SlipJson) =>
    saidOf('housing-conditions', aWeek({ ...off({ housing: 10_000 }), ...changes }), unsure)

  test('is asked where that rule is not certain', () => {
    expect(saidBy({ postedWorker: true })).toBe('unknown uncertain-rule')
    expect(saidBy({ postedWorker: false })).toBe('ok')
  })

  test('takes nothing from what is wrong besides', () => {
    expect(saidBy({ postedWorker: true, housingMandateSigned: false })).toBe('breach 10000')
    expect(saidBy({ postedWorker: true, landlordCertified: false })).toBe('breach 10000')
  })
})

describe('deductions that may not be', () => {
  const forbidden = (lines: Readonly<Record<string, number>>, more: SlipJson = {}) =>
    said('forbidden-deductions', { ...off(lines), ...more })

  test('housing, insurance, tax and pension are not among them', () => {
    expect(forbidden({})).toBe('ok')
    expect(forbidden({ housing: 10_000, 'health-insurance': 4000, tax: 9000, pension: 2000 })).toBe('ok')
  })

  test.each(['recruitment-fee', 'administration'])('a %s never, however high the wage', (kind) => {
    expect(forbidden({ [kind]: 2500 }, paid(500_000))).toBe('breach 2500')
    expect(forbidden({ [kind]: 2500 }, { payLines: undefined })).toBe('breach 2500')
  })

  test.each(['travel', 'fine', 'other', 'clothing', 'deposit'])('%s not from the minimum wage', (kind) => {
    expect(forbidden({ [kind]: 1 })).toBe('breach 1')
    expect(forbidden({ [kind]: 2500 }, paid(60_960))).toBe('breach 1500')
    expect(forbidden({ [kind]: 2500 }, paid(62_460))).toBe('unknown deductionsAgreed')
    expect(forbidden({ [kind]: 2500 }, { ...paid(62_460), deductionsAgreed: false })).toBe('breach 2500')
    expect(forbidden({ [kind]: 2500 }, { ...paid(62_460), deductionsAgreed: true })).toBe('unknown real-cost')
  })

  test('together they count against one and the same wage', () => {
    expect(forbidden({ travel: 2000, fine: 1000, administration: 500 }, paid(61_960))).toBe('breach 1500')
  })

  test('an advance is asked about, unless something else is wrong', () => {
    expect(forbidden({ advance: 10_000 })).toBe('unknown uncertain-rule')
    expect(forbidden({ advance: 10_000, travel: 100 })).toBe('breach 100')
  })

  test('what is not known', () => {
    expect(forbidden({}, { deductions: undefined })).toBe('unknown deductions')
    expect(said('forbidden-deductions', { deductions: undefined, periodFrom: undefined, periodUntil: undefined })).toBe(
      'unknown deductions periodUntil',
    )
    expect(forbidden({ travel: 100 }, { payLines: undefined })).toBe('unknown payLines deductionsAgreed')
    expect(forbidden({ travel: 100 }, { periodFrom: '2027-02-01', periodUntil: '2027-02-07' })).toBe('out-of-coverage')
    expect(forbidden({ travel: 100 }, { birthDate: undefined })).toBe('unknown birthDate deductionsAgreed')
  })
})
