import { type Day, day } from '#kernel/days.ts'
import type { Fact, LegalStatus, Unit } from '#kernel/facts.ts'
import type { Confidence } from '#kernel/sources.ts'
import { aFact, aFactRow } from '#kernel/testing/a-fact.ts'
import { openRuleBook, type RuleBook } from '../domain/rule-book.ts'

type Row = readonly [
  from: string,
  until: string | null,
  value: number | null,
  confidence?: Confidence,
  status?: LegalStatus,
]

/** One fact with these rows, as `data/rights/` would give it. */
export const table = (id: string, unit: Unit, rows: readonly Row[]): Fact =>
  aFact({
    id,
    unit,
    law: [{ name: 'WML', article: '8', paragraph: '1', address: null }],
    rows: rows.map(([from, until, value, confidence = 'seen', status = 'in-force']) =>
      aFactRow({ from: day(from), until: until as Day | null, value, confidence, status }),
    ),
  })

const always = (id: string, confidence: Confidence = 'seen') =>
  table(id, 'rule', [['2019-01-01', null, null, confidence]])

const halves = ['2025-07-01', '2026-01-01', '2026-07-01', '2027-01-01'] as const
const hourly = (age: string, [a, b, c]: readonly [number, number, number]) =>
  table(`minimum-wage-hour${age}`, 'cents', [
    [halves[0], halves[1], a],
    [halves[1], halves[2], b],
    [halves[2], halves[3], c],
  ])
const before = (of: 'week' | 'month', age: string, [a, b]: readonly [number, number]) =>
  table(`minimum-wage-${of}${age}`, 'cents', [
    ['2019-01-01', '2019-07-01', a],
    ['2023-07-01', '2024-01-01', b],
  ])

const wages = (): Fact[] => [
  hourly('', [1440, 1471, 1499]),
  hourly('-20', [1152, 1177, 1199]),
  hourly('-19', [864, 883, 899]),
  hourly('-18', [720, 736, 750]),
  hourly('-17', [569, 581, 592]),
  hourly('-16', [497, 507, 517]),
  hourly('-15', [432, 441, 450]),
  table('minimum-wage-hour-apprentice-20', 'cents', [
    ['2026-01-01', '2026-07-01', 905],
    ['2026-07-01', '2027-01-01', 922],
  ]),
  table('minimum-wage-hour-apprentice-19', 'cents', [
    ['2026-01-01', '2026-07-01', 772],
    ['2026-07-01', '2027-01-01', 787],
  ]),
  table('minimum-wage-hour-apprentice-18', 'cents', [
    ['2026-01-01', '2026-07-01', 669],
    ['2026-07-01', '2027-01-01', 682],
  ]),
  before('month', '', [161_580, 199_500]),
  before('week', '', [37_290, 46_040]),
  before('month', '-20', [113_105, 159_600]),
  before('week', '-20', [26_105, 36_830]),
  table('minimum-wage-month-21', 'cents', [['2019-01-01', '2019-07-01', 137_345]]),
  table('minimum-wage-week-21', 'cents', [['2019-01-01', '2019-07-01', 31_695]]),
]

/** The rules that tests of the domain stand on: real amounts of some half years, with gaps on purpose. */
export const someFacts = (): Fact[] => [
  ...wages(),
  table('minimum-wage-age', 'age', [
    ['2019-01-01', '2019-07-01', 22],
    ['2019-07-01', null, 21],
  ]),
  table('holiday-allowance-share', 'per-mille', [['2019-01-01', '2027-01-01', 80]]),
  table('wage-with-allowance-share', 'per-mille', [['2019-01-01', '2027-01-01', 1080]]),
  table('housing-deduction-cap', 'per-mille', [
    ['2017-01-01', null, 250],
    ['2028-07-01', null, 0, 'uncertain', 'proposed'],
  ]),
  table('health-deduction-cap-year', 'cents', [
    ['2024-01-01', '2025-01-01', 197_120],
    ['2025-01-01', '2026-01-01', 205_480],
    ['2026-01-01', '2027-01-01', 209_880],
  ]),
  table('et-exchange-max-share', 'per-mille', [['2026-01-01', '2029-01-01', 300]]),
  table('agency-guarantee-months', 'months', [
    ['2022-01-01', '2026-01-01', 2],
    ['2026-01-01', '2029-01-01', 2, 'uncertain'],
  ]),
  table('CAO-16', 'rule', [
    ['2022-01-01', '2026-01-01', null],
    ['2026-01-01', '2029-01-01', null, 'uncertain'],
  ]),
  table('DED-04', 'rule', [['2019-01-01', null, null, 'uncertain']]),
  table('ET-03', 'rule', [['2026-01-01', '2029-01-01', null]]),
  table('ET-08', 'rule', [['2026-01-01', '2027-01-01', null, 'own']]),
  ...['WML-01', 'WML-02', 'WML-08', 'WML-11', 'WML-12', 'DED-00', 'DED-01', 'DED-02'].map((id) => always(id)),
  ...['housing-mandate', 'housing-landlord', 'housing-posted-workers'].map((id) => always(id)),
  ...['DED-05', 'DED-06', 'DED-07', 'DED-08', 'DED-09', 'DED-10', 'DED-11'].map((id) => always(id, 'own')),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => always(`PS-0${number}`)),
]

export const someRules = (): RuleBook => openRuleBook(someFacts())
