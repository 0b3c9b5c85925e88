import { type Day, day } from '#kernel/days.ts'
import { ok } from '#kernel/result.ts'
import { cbsFile } from '../../forms/cbs-file.ts'
import { type Outcome, refuse } from './outcome.ts'

/** What CBS says about one municipality. */
export interface CbsMunicipality {
  code: string
  name: string | undefined
  /** Codes of the regions it is in, such as `PV30`, `AM25` and `VR20`, in alphabetical order. */
  regions: readonly string[]
}

export interface CbsRegions {
  municipalities: readonly CbsMunicipality[]
  /** The first day of the year the table is about, when its number is a known one. */
  tableDay: Day | undefined
}

/** The yearly tables "Gebieden in Nederland" (CBS-2); the division is that of 1 January. */
const yearOfTable: Readonly<Record<string, string>> = {
  '83859NED': '2018',
  '84378NED': '2019',
  '84721NED': '2020',
  '84929NED': '2021',
  '85067NED': '2022',
  '85385NED': '2023',
  '85755NED': '2024',
  '86059NED': '2025',
  '86247NED': '2026',
}

const municipalityCode = /^GM\d{4}$/
const regionCode = /^(PV|AM|VR)\d{2}$/

/**
 * Reads what CBS knows of municipalities and their regions, out of any of its three shapes. Codes are padded with
 * spaces there, and the number of a column differs per year, so a column is known by the code it holds.
 * Refusals: `not-cbs` – not an answer of the service; `not-complete` – a page that says there is a next one;
 * `no-municipalities`.
 */
export function cbsRegionsIn(json: unknown): Outcome<CbsRegions, 'not-cbs' | 'not-complete' | 'no-municipalities'> {
  const parsed = cbsFile.safeParse(json)
  if (!parsed.success)
    return refuse('not-cbs', 'This is not an answer of CBS open data: it has no list called "value".')
  const { value, ...head } = parsed.data
  if (head['@odata.nextLink'] ?? head['odata.nextLink'])
    return refuse('not-complete', 'This is one page of more: it links to a next page. Fetch the table whole.')

  const found = new Map<string, { name: string | undefined; regions: Set<string> }>()
  for (const row of value) {
    const read = (key: string) => textIn(row[key])
    const code = [read('RegioS'), read('Code_1'), read('Identifier')].find((text) => municipalityCode.test(text))
    if (code === undefined) continue
    const known = found.get(code) ?? { name: undefined, regions: new Set() }
    const name = read('Naam_2') || read('Title')
    const regions = Object.values(row)
      .map(textIn)
      .filter((text) => regionCode.test(text))
    found.set(code, { name: name || known.name, regions: new Set([...known.regions, ...regions]) })
  }
  if (found.size === 0) return refuse('no-municipalities', 'No row has a municipality code (GM0000).')
  const municipalities = [...found].map(([code, { name, regions }]) => ({ code, name, regions: [...regions].sort() }))
  return ok({ municipalities, tableDay: tableDayIn(head['@odata.context'] ?? head['odata.metadata'] ?? '') })
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function tableDayIn(context: string): Day | undefined {
  const year = yearOfTable[/\d{5}NED/i.exec(context)?.[0].toUpperCase() ?? '']
  return year === undefined ? undefined : day(`${year}-01-01`)
}
