import type { Day } from '#kernel/days.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Areas, Municipality } from '../../domain/areas.ts'
import { municipalitiesOn } from '../../domain/municipalities-on.ts'
import { regionIn } from '../../domain/regions.ts'
import type { CbsMunicipality } from './cbs-regions.ts'

export interface CbsDifference {
  kind: 'only-ours' | 'only-cbs' | 'other-name' | 'other-region'
  code: string
  /** What we say and what CBS says; `null` where one says nothing. */
  ours: string | null
  theirs: string | null
}

export interface CbsComparison {
  differences: readonly CbsDifference[]
  /** What the file could tell at all. What is not listed here was not compared. */
  compared: { municipalities: boolean; names: boolean; schemes: readonly string[] }
}

/** Noord-Brabant. */
const province = 'PV30'

/** The letters of a CBS region code, and the scheme it is called here. */
const schemeOfPrefix = { AM: 'labour-market-region', VR: 'safety-region' } as const

/**
 * Where CBS differs from our data on a day. Only tells: a person decides and changes the data file.
 * A file without provinces cannot show municipalities that we do not have; `compared.municipalities` is `false` then.
 * Refusal: `out-of-coverage`.
 */
export function compareWithCbs(
  areas: Areas,
  on: Day,
  cbs: readonly CbsMunicipality[],
): Result<CbsComparison, 'out-of-coverage'> {
  const ours = municipalitiesOn(areas, on)
  if (!ours.ok) return ours
  const hasProvinces = cbs.some(({ regions }) => regions.some((code) => code.startsWith('PV')))
  const everOurs = new Set(areas.municipalities.map(({ code }) => code))
  const theirs = cbs.filter(({ code, regions }) => (hasProvinces ? regions.includes(province) : everOurs.has(code)))
  const schemes = Object.entries(schemeOfPrefix).filter(([prefix]) =>
    theirs.some(({ regions }) => regions.some((code) => code.startsWith(prefix))),
  )
  return ok({
    differences: [
      ...theirs
        .filter((one) => !ours.value.some(({ code }) => code === one.code))
        .map(({ code, name = null }): CbsDifference => ({ kind: 'only-cbs', code, ours: null, theirs: name })),
      ...ours.value.flatMap((one) => differencesOf(areas, on, one, theirs, schemes)),
    ],
    compared: {
      municipalities: hasProvinces,
      names: theirs.some(({ name }) => name !== undefined),
      schemes: schemes.map(([, scheme]) => scheme),
    },
  })
}

function differencesOf(
  areas: Areas,
  on: Day,
  { code, name }: Municipality,
  cbs: readonly CbsMunicipality[],
  schemes: readonly (readonly [string, string])[],
): CbsDifference[] {
  const found = cbs.find((one) => one.code === code)
  if (!found) return [{ kind: 'only-ours', code, ours: name, theirs: null }]
  const named = found.name === undefined || isSameName(found.name, name)
  return [
    ...(named ? [] : [{ kind: 'other-name', code, ours: name, theirs: found.name ?? null } as const]),
    ...schemes.flatMap(([prefix, scheme]) => {
      const region = regionIn(areas, scheme, code, on)
      const ours = region.ok && region.value.kind === 'region' ? region.value.region.code : null
      const theirs = found.regions.find((one) => one.startsWith(prefix)) ?? null
      return ours === theirs ? [] : [{ kind: 'other-region', code, ours, theirs } as const]
    }),
  ]
}

/** CBS adds the province to names that occur twice in the country: "Altena (NB)" would be the same municipality. */
const isSameName = (theirs: string, ours: string): boolean => theirs.replace(/ \([A-Z][A-Za-z]*\.?\)$/, '') === ours
