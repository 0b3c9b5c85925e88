/**
 * The official amounts, typed in a second time and by hand, in cents: what the check loads from `data/` must give the
 * same. Dates are the first day on which the amounts hold.
 */

/** Tenths of a percent of the adult amount, by age. */
type Shares = Readonly<Record<number, bigint>>

/** What somebody of an age earns at least: by the hour since 2024, by the month and the week before. */
export type Amount = { per: 'hour'; cents: bigint } | { per: 'month-and-week'; month: bigint; week: bigint }

interface AmountsByMonth {
  from: string
  month: bigint
  week: bigint
}

interface AmountsByHour {
  from: string
  /** From 15 to 20, and the adult amount at 21. */
  ages: Readonly<Record<number, bigint>>
  /** Apprentices of 18, 19 and 20. */
  apprentices: Readonly<Record<number, bigint>>
}

const byMonth: readonly AmountsByMonth[] = [
  { from: '2019-01-01', month: 1615_80n, week: 372_90n },
  { from: '2019-07-01', month: 1635_60n, week: 377_45n },
  { from: '2020-01-01', month: 1653_60n, week: 381_60n },
  { from: '2020-07-01', month: 1680_00n, week: 387_70n },
  { from: '2021-01-01', month: 1684_80n, week: 388_80n },
  { from: '2021-07-01', month: 1701_00n, week: 392_55n },
  { from: '2022-01-01', month: 1725_00n, week: 398_10n },
  { from: '2022-07-01', month: 1756_20n, week: 405_30n },
  { from: '2023-01-01', month: 1934_40n, week: 446_40n },
  { from: '2023-07-01', month: 1995_00n, week: 460_40n },
]

/** The first day with an amount by the hour. */
export const hoursFrom = '2024-01-01'

const apprenticeShares: Shares = { 18: 455n, 19: 525n, 20: 615n }

/** An apprentice's hour before the amounts were published: the share, to the cent, half a cent up. */
const apprenticeHours = (adult: bigint) =>
  Object.fromEntries(Object.entries(apprenticeShares).map(([age, share]) => [age, (adult * share + 500n) / 1000n]))

const byHour: readonly AmountsByHour[] = [
  {
    from: hoursFrom,
    ages: { 15: 3_98n, 16: 4_58n, 17: 5_24n, 18: 6_64n, 19: 7_96n, 20: 10_62n, 21: 13_27n },
    apprentices: apprenticeHours(13_27n),
  },
  {
    from: '2024-07-01',
    ages: { 15: 4_10n, 16: 4_72n, 17: 5_40n, 18: 6_84n, 19: 8_21n, 20: 10_94n, 21: 13_68n },
    apprentices: apprenticeHours(13_68n),
  },
  {
    from: '2025-01-01',
    ages: { 15: 4_22n, 16: 4_85n, 17: 5_55n, 18: 7_03n, 19: 8_44n, 20: 11_25n, 21: 14_06n },
    apprentices: apprenticeHours(14_06n),
  },
  {
    from: '2025-07-01',
    ages: { 15: 4_32n, 16: 4_97n, 17: 5_69n, 18: 7_20n, 19: 8_64n, 20: 11_52n, 21: 14_40n },
    apprentices: apprenticeHours(14_40n),
  },
  {
    from: '2026-01-01',
    ages: { 15: 4_41n, 16: 5_07n, 17: 5_81n, 18: 7_36n, 19: 8_83n, 20: 11_77n, 21: 14_71n },
    apprentices: { 18: 6_69n, 19: 7_72n, 20: 9_05n },
  },
  {
    from: '2026-07-01',
    ages: { 15: 4_50n, 16: 5_17n, 17: 5_92n, 18: 7_50n, 19: 8_99n, 20: 11_99n, 21: 14_99n },
    apprentices: { 18: 6_82n, 19: 7_87n, 20: 9_22n },
  },
]

/** The first day of which we have no amount. */
export const uncoveredFrom = '2027-01-01'

/** The first day of every half-year that has amounts, from 2019 on. */
export const changeDays = [...byMonth, ...byHour].map(({ from }) => from)

/** From 1 July 2019 the adult amount begins at 21, and 18 to 20 got other shares. */
const adultFrom21 = '2019-07-01'
const sharesUntilJune2019: Shares = { 15: 300n, 16: 345n, 17: 395n, 18: 475n, 19: 550n, 20: 700n, 21: 850n }
const sharesSinceJuly2019: Shares = { 15: 300n, 16: 345n, 17: 395n, 18: 500n, 19: 600n, 20: 800n }

export const isCovered = (day: string) => day >= (changeDays[0] ?? '') && day < uncoveredFrom

/** The amount on a covered day; undefined below 15. */
export function amountOn(day: string, age: number, isApprentice: boolean): Amount | undefined {
  if (age < 15) return undefined
  return day >= hoursFrom ? hourOn(day, age, isApprentice) : monthAndWeekOn(day, age, isApprentice)
}

/** The row that holds on a day: the last that began. @throws RangeError when none had begun. */
function rowOn<Row extends { from: string }>(rows: readonly Row[], day: string): Row {
  const row = rows.findLast(({ from }) => from <= day)
  if (!row) throw new RangeError(`no amounts on ${day}`)
  return row
}

function hourOn(day: string, age: number, isApprentice: boolean): Amount {
  const { ages, apprentices } = rowOn(byHour, day)
  const own = isApprentice ? apprentices[age] : undefined
  return { per: 'hour', cents: own ?? ages[Math.min(age, 21)] ?? 0n }
}

function monthAndWeekOn(day: string, age: number, isApprentice: boolean): Amount {
  const { month, week } = rowOn(byMonth, day)
  const shares = day < adultFrom21 ? sharesUntilJune2019 : sharesSinceJuly2019
  const share = (isApprentice ? apprenticeShares[age] : undefined) ?? shares[age]
  if (share === undefined) return { per: 'month-and-week', month, week }
  return { per: 'month-and-week', month: toFiveCents(month * share), week: toFiveCents(week * share) }
}

/** Thousandths of a cent to a multiple of five cents; half of that is rounded up. */
const toFiveCents = (thousandths: bigint) => ((thousandths + 2_500n) / 5_000n) * 5n

/** What may come off for health insurance in a year. */
export const healthCaps: Readonly<Record<number, { low: bigint; high: bigint }>> = {
  2020: { low: 1421_00n, high: 1421_00n },
  2021: { low: 1430_00n, high: 1430_00n },
  2022: { low: 1522_00n, high: 1522_00n },
  2023: { low: 1813_90n, high: 1813_90n },
  2024: { low: 1971_20n, high: 1971_20n },
  2025: { low: 2054_80n, high: 2054_80n },
  2026: { low: 2098_80n, high: 2098_80n },
}

/** Since when it was seen that a posted worker's mandate for rent is void. */
export const postedCertainFrom = '2023-01-01'

/** The last day of a period must lie in these; both days are included. */
export const ruleDays = {
  allowance: { from: '2019-01-01', until: '2026-12-31' },
  deductions: { from: '2017-01-01', until: '9999-12-31' },
  fees: { from: '2019-01-01', until: '2026-12-31' },
  items: { from: '2019-01-01', until: '9999-12-31' },
  cash: { from: '2016-01-01', until: '9999-12-31' },
  exchange: { from: '2026-01-01', until: '2028-12-31' },
  guarantee: { from: '2022-01-01', until: '2028-12-31' },
} as const

/** From this day on nobody has found the article of the guarantee of income. */
export const guaranteeUncertainFrom = '2026-01-01'
