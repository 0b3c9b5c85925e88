const periods = ['hour', 'week', 'month'] as const
const youthAges = [15, 16, 17, 18, 19, 20] as const
/** Until July 2019 somebody of 21 had a youth wage too; there was no amount an hour then. */
const youthAgesBefore = [...youthAges, 21] as const
const apprenticeAges = [18, 19, 20] as const

/** A table of amounts that are each a share of another one. */
export interface Scale {
  table: string
  /** The adult amount. */
  base: string
  share: string
  /** The cents to whose nearest multiple an amount is rounded. */
  step: 1 | 5
  /** The amount it stays below, unless its share is the same; `share` null: all of the adult amount. */
  under: { table: string; share: string | null }
}

/** Every table that is a share of the adult minimum wage. */
export const scales: readonly Scale[] = periods.flatMap((per): Scale[] => {
  const base = `minimum-wage-${per}`
  const step = per === 'hour' ? 1 : 5
  const youth = (per === 'hour' ? youthAges : youthAgesBefore).map((age): Scale => {
    const share = `minimum-wage-share-${age}`
    return { table: `${base}-${age}`, base, share, step, under: { table: base, share: null } }
  })
  const apprentices = apprenticeAges.map((age): Scale => {
    const under = { table: `${base}-${age}`, share: `minimum-wage-share-${age}` }
    return { table: `${base}-apprentice-${age}`, base, share: `minimum-wage-share-apprentice-${age}`, step, under }
  })
  return [...youth, ...apprentices]
})

/** Every table of amounts of the minimum wage: they run by half years, without a gap. */
export const wageTables: readonly string[] = [
  ...periods.map((per) => `minimum-wage-${per}`),
  ...scales.map(({ table }) => table),
]

/** The shares by which the amounts of a scale are made. */
export const shareTables: readonly string[] = [...new Set(scales.map(({ share }) => share))]

/** Amounts of a calendar year. */
export const yearTables = [
  'health-deduction-cap-year',
  'health-deduction-cap-month',
  'health-premium-average-year',
] as const
