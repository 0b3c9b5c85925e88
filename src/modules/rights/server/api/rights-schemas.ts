import { legalStatuses, units } from '#kernel/facts.ts'
import { confidences } from '#kernel/sources.ts'
import { findingIds } from '../../domain/check-payslip.ts'
import { verdicts } from '../../domain/finding.ts'
import { deductionKinds, furtherItems, inputIds, mandatoryItems, payKinds } from '../../domain/payslip.ts'
import { mostChecks } from '../../forms/limits.ts'

/** A JSON schema (2020-12), as far as the API uses it. */
export type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const textOrNull: Schema = { type: ['string', 'null'] }
const date: Schema = { type: 'string', format: 'date' }
const truth: Schema = { type: 'boolean' }
const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description ? { description } : {}),
})
const oneOf = (values: readonly string[], description?: string): Schema => ({
  type: 'string',
  enum: values,
  ...(description ? { description } : {}),
})
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const said = (schema: Schema, description: string): Schema => ({ ...schema, description })

/** Every property is always there. */
const object = (properties: Readonly<Record<string, Schema>>, description?: string): Schema => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const amount: Schema = { type: 'integer', minimum: 0, maximum: 100_000_000, description: 'Whole cents, gross.' }
const upTo = (maximum: number, description: string): Schema => ({ type: 'integer', minimum: 0, maximum, description })
const line = (kinds: readonly string[]): Schema => object({ kind: oneOf(kinds), cents: amount })
const minutesOfYear = 366 * 1_440
const minutesOfWeek = 10_080

/** The fields of a payslip; a test holds their names against those that are read. */
const slipFields: Readonly<Record<(typeof inputIds)[number], Schema>> = {
  periodFrom: said(date, 'The first day.'),
  periodUntil: said(date, 'The last day, included; at most a year later.'),
  birthDate: date,
  minutesWorked: upTo(minutesOfYear, 'With paid leave and paid sickness.'),
  parts: list(
    object({ from: date, until: date, minutes: upTo(minutesOfYear, 'Worked on these days, both included.') }),
    'Hours of a part of the period, to split over a change of the amounts or a birthday.',
  ),
  fullTimeMinutesPerWeek: {
    type: 'integer',
    minimum: 1,
    maximum: minutesOfWeek,
    description: 'A full week in the sector; needed before 2024.',
  },
  contractMinutesPerWeek: upTo(minutesOfWeek, 'Agreed hours.'),
  fixedMonthlyPay: said(truth, 'The contract names fixed hours a week and a fixed wage a month.'),
  employmentStart: date,
  recruitedAbroad: truth,
  payLines: list(line(payKinds), 'Lines of one kind are added up.'),
  deductions: list(line(deductionKinds), 'An empty list: nothing came off.'),
  deductionsAgreed: said(truth, 'The worker agreed in writing to what comes off above the minimum wage.'),
  landlordCertified: truth,
  housingMandateSigned: truth,
  healthMandateSigned: truth,
  postedWorker: truth,
  agencyWorker: truth,
  apprentice: truth,
  payslipItems: list(oneOf([...mandatoryItems, ...furtherItems]), 'Which of the legal items stand on the payslip.'),
  paidInCashCents: said(amount, 'Paid in hand.'),
  guaranteeLapsed: said(truth, 'The wage guarantee of arrival does not hold.'),
}

/** A law place, as facts and citations have it. */
const lawPlace = object({ name: text, article: text, paragraph: textOrNull, address: textOrNull })
const untilDay: Schema = {
  type: ['string', 'null'],
  format: 'date',
  description: 'The first day after it; null: no end is known.',
}

export const rightsSchemas: Readonly<Record<string, Schema>> = {
  Payslip: {
    type: 'object',
    description: 'Everything may be left out: what is absent or null is unknown, and nothing is assumed in its place.',
    properties: Object.fromEntries(inputIds.map((id) => [id, orNull(slipFields[id])])),
    additionalProperties: false,
  },
  PayslipAnswer: object({
    findings: list(reference('Finding')),
    claimCents: said(amount, 'What is certainly due to the worker over all findings; the same money counts once.'),
  }),
  PayslipAnswers: { ...list(reference('PayslipAnswer')), maxItems: mostChecks },
  Finding: object({
    id: oneOf(findingIds),
    verdict: oneOf(
      verdicts,
      'ok and breach are certain whatever is not known; unknown: what is missing could make it either; out-of-coverage: no rule is known for these days.',
    ),
    differenceCents: {
      type: ['integer', 'null'],
      description: 'By how much a limit was passed; null without a breach or where no amount fits.',
    },
    claimCents: said(amount, 'What of it is certainly due to the worker.'),
    missing: list(oneOf(inputIds), 'The fields that could still change an unknown.'),
    why: said(textOrNull, 'Why there is no plain answer, or what kind of breach it is; a code.'),
    notVerified: said(truth, 'It rests on something that nobody has checked against a source.'),
    preview: said(truth, 'Always false here: nothing is checked against a proposal.'),
    citations: list(reference('Citation')),
    trace: list(reference('TraceStep')),
  }),
  Citation: object({
    fact: said(text, 'A fact of /rules.'),
    law: list(lawPlace),
    sources: said(list(text), 'Codes on the page of sources.'),
    confidence: oneOf(confidences),
    from: date,
    until: untilDay,
  }),
  TraceStep: object({
    rule: text,
    message: said(text, 'The key of the sentence in the words of this site.'),
    values: { type: 'object', additionalProperties: { type: ['number', 'string'] } },
    units: {
      type: 'object',
      description: 'What each value counts; an amount may be a fraction of a cent.',
      additionalProperties: text,
    },
    citations: list(text, 'Facts among the citations.'),
  }),
  Rules: object({ items: list(reference('Rule')) }),
  Rule: object({
    id: text,
    unit: oneOf(units, 'rule: it has no value, `about` says it.'),
    about: text,
    law: list(lawPlace),
    rows: list(
      object({
        from: date,
        until: untilDay,
        value: { type: ['integer', 'null'], description: 'Whole, in the unit of the rule.' },
        status: oneOf(legalStatuses, 'proposed and withdrawn are never the law, whatever the day.'),
        sources: list(text),
        confidence: oneOf(confidences, 'own: not verified; uncertain: never more than unknown.'),
        law: said(list(lawPlace), 'Where the law says this row, when that is another place.'),
        checkedOn: date,
        checkedBy: said(list(text), 'Roles; a row that a verdict rests on needs two.'),
      }),
      'By day; a day in no row has no answer.',
    ),
  }),
}

/** What is null is as what is absent. */
function orNull(schema: Schema): Schema {
  const type = schema['type']
  return typeof type === 'string' ? { ...schema, type: [type, 'null'] } : schema
}
