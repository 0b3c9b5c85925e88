import { day } from '#kernel/days.ts'
import type { Fact, Unit } from '#kernel/facts.ts'
import type { Confidence } from '#kernel/sources.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { openRuleBook, type RuleBook } from '../domain/rule-book.ts'

type Given = readonly [id: string, unit: Unit, value: number | null]

const hoursAndRest: readonly Given[] = [
  ['shift-max-hours', 'hours', 12],
  ['unavoidable-shift-hours', 'hours', 14],
  ['unavoidable-shift-weeks', 'weeks', 2],
  ['week-max-hours', 'hours', 60],
  ['average-short-total-hours', 'hours', 220],
  ['average-short-weeks', 'weeks', 4],
  ['average-long-total-hours', 'hours', 768],
  ['average-long-weeks', 'weeks', 16],
  ['daily-rest-hours', 'hours', 11],
  ['daily-rest-short-hours', 'hours', 8],
  ['weekly-rest-hours', 'hours', 36],
  ['fortnight-rest-hours', 'hours', 72],
  ['fortnight-rest-days', 'days', 14],
  ['fortnight-rest-block-hours', 'hours', 32],
  ['break-after-hours', 'hours', 5],
  ['break-after-extra-minutes', 'minutes', 30],
  ['break-minutes', 'minutes', 30],
  ['break-part-minutes', 'minutes', 15],
  ['break-long-after-hours', 'hours', 10],
  ['break-long-minutes', 'minutes', 45],
  ['free-sundays', 'count', 13],
  ['free-sundays-weeks', 'weeks', 52],
  ['night-hour-end', 'count', 6],
  ['night-shift-threshold-hours', 'hours', 1],
  ['night-shift-max-hours', 'hours', 10],
  ['night-shift-long-hours', 'hours', 12],
  ['night-shift-long-times-fortnight', 'count', 5],
  ['night-shift-long-times-year', 'count', 22],
  ['night-shift-long-rest-hours', 'hours', 12],
  ['night-rest-from-hour', 'count', 2],
  ['night-rest-hours', 'hours', 14],
  ['night-rest-short-hours', 'hours', 8],
  ['night-series-shifts', 'count', 3],
  ['night-series-rest-hours', 'hours', 46],
  ['night-average-hours', 'hours', 40],
  ['night-average-from-shifts', 'count', 16],
  ['night-shifts-max', 'count', 36],
  ['night-shifts-row-max', 'count', 7],
  ['minor-day-hours', 'hours', 9],
  ['minor-week-hours', 'hours', 45],
  ['minor-average-hours', 'hours', 40],
  ['minor-average-weeks', 'weeks', 4],
  ['minor-rest-hours', 'hours', 12],
  ['minor-weekly-rest-hours', 'hours', 36],
  ['minor-night-from-hour', 'count', 23],
  ['minor-night-until-hour', 'count', 6],
  ['minor-break-after-minutes', 'minutes', 270],
  ['minor-break-minutes', 'minutes', 30],
  ['minor-break-part-minutes', 'minutes', 15],
]

const others: readonly Given[] = [
  ['minimum-wage-age', 'age', 21],
  ['housing-deduction-cap', 'per-mille', 250],
  ['stay-months-for-registration', 'months', 4],
  ['stay-months-window', 'months', 6],
  ['register-within-days', 'days', 5],
  ['leave-months-for-deregistration', 'months', 8],
  ['leave-months-window', 'months', 12],
  ['deregister-days-before', 'days', 5],
  ['leave-agency-housing-weeks', 'weeks', 4],
  ['deposit-max-months', 'months', 2],
  ['holiday-allowance-share', 'per-mille', 80],
  ['holiday-weeks', 'weeks', 4],
  ['notice-months-worker', 'months', 1],
  ['notice-months-employer-min', 'months', 1],
  ['notice-months-employer-max', 'months', 4],
  ['notice-employer-years-2', 'years', 5],
  ['notice-months-employer-2', 'months', 2],
  ['notice-employer-years-3', 'years', 10],
  ['notice-months-employer-3', 'months', 3],
  ['notice-employer-years-4', 'years', 15],
  ['notice-months-employer-4', 'months', 4],
  ['agency-clause-notice-from-weeks', 'weeks', 26],
  ['agency-clause-notice-days', 'days', 10],
  ['agency-clause-worker-notice-days', 'days', 1],
  ['transition-years-per-month', 'years', 3],
  ['transition-claim-months', 'months', 3],
  ['transition-claim-months-agency', 'months', 12],
  ['housing-area-existing-lodging', 'square-metres', 10],
  ['housing-area-existing-residential', 'square-metres', 12],
  ['housing-area-new', 'square-metres', 15],
  ['housing-area-akf', 'square-metres', 15],
  ['persons-per-toilet', 'persons', 8],
  ['persons-per-shower', 'persons', 8],
  ['bedroom-persons-akf', 'persons', 2],
  ['bedroom-area-akf', 'square-metres', 3],
  ['bedroom-area-snf', 'count', 350],
  ['employer-fine-week-share', 'per-mille', 500],
  ...['REG-01', 'REG-02', 'REG-05', 'TEN-01', 'TEN-02', 'TEN-03', 'TEN-07', 'WGV-02', 'WGV-03', 'WGV-04'].map(rule),
  ...['WML-11', 'WML-12', 'WML-14', 'CAO-05', 'CAO-11', 'CAO-25', 'DI-03', 'DI-04', 'HS-03', 'HS-04', 'HS-06'].map(
    rule,
  ),
  ...['HS-07', 'TR-01', 'TR-02', 'TR-03', 'TR-04', 'DED-01', 'DED-05', 'DED-06', 'DED-07'].map(rule),
  ...['housing-posted-workers', 'housing-mandate', 'housing-landlord'].map(rule),
]

function rule(id: string): Given {
  return [id, 'rule', null]
}

const fact = ([id, unit, value]: Given, confidence: Confidence = 'seen'): Fact =>
  aFact({ id, unit, rows: [aFactRow({ value, confidence })] })

const wages: readonly Fact[] = [
  aFact({
    id: 'minimum-wage-hour',
    rows: [
      aFactRow({ value: 1471, until: day('2026-07-01') }),
      aFactRow({ value: 1499, from: day('2026-07-01'), confidence: 'secondary' }),
    ],
  }),
  aFact({ id: 'minimum-wage-hour-20', rows: [aFactRow({ value: 1199, from: day('2026-07-01') })] }),
  aFact({ id: 'minimum-wage-hour-apprentice-20', rows: [aFactRow({ value: 922, from: day('2026-07-01') })] }),
  aFact({
    id: 'minimum-wage-month',
    rows: [aFactRow({ value: 199_500, from: day('2023-07-01'), until: day('2024-01-01') })],
  }),
  aFact({
    id: 'minimum-wage-week',
    rows: [aFactRow({ value: 46_040, from: day('2023-07-01'), until: day('2024-01-01') })],
  }),
]

/** The ids of all facts that the short checks look up. */
export const shortFacts: readonly string[] = [
  ...[...hoursAndRest, ...others].map(([id]) => id),
  ...wages.map(({ id }) => id),
  'TR-07',
]

/** Every rule of the short checks, as it is in 2026. `without` takes facts away; `unsure` makes facts uncertain. */
export function shortRules({
  without = [],
  unsure = [],
}: {
  without?: readonly string[]
  unsure?: readonly string[]
} = {}): RuleBook {
  const uncertain = fact(['TR-07', 'rule', null], 'uncertain')
  const given = [...hoursAndRest, ...others].map((one) => fact(one, unsure.includes(one[0]) ? 'uncertain' : 'seen'))
  const early = aFact({
    id: 'minimum-wage-age',
    unit: 'age',
    rows: [aFactRow({ value: 21, from: day('2019-07-01'), until: null })],
  })
  const all = [...given.filter(({ id }) => id !== 'minimum-wage-age'), early, ...wages, uncertain]
  return openRuleBook(all.filter(({ id }) => !without.includes(id)))
}
