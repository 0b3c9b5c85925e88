import { addDays, type Day } from '#kernel/days.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Checked, Directory, Location, Phone, Point, Service, SpokenLanguage } from './directory.ts'

/** The parts that an organisation keeps itself. Others are for editors: they tie rows together. */
export const keptParts = ['services', 'points', 'locations'] as const
export type KeptPart = (typeof keptParts)[number]
export interface KeptRows {
  services: Service
  points: Point
  locations: Location
}
export type KeptRow = KeptRows[KeptPart]

/** The source of what an organisation wrote or confirmed on screen: `data/sources.yaml` says what it is. */
export const ownSource: SourceCode = 'SELF-1'

/** Half a year: as long as hours that somebody called about. */
export const keptForDays = 183

/** A month: time enough to look before readers are told to call first. */
export const warnDays = 31

/** How we know a row that its own organisation looked at today. */
export const keptToday = (today: Day): Checked => ({
  sources: [ownSource],
  confidence: 'seen',
  checkedOn: today,
  verifiedByPerson: true,
  expiresOn: addDays(today, keptForDays),
})

const said = { sources: [ownSource], confidence: 'seen' } as const
const saidLanguages = (languages: readonly SpokenLanguage[] | null) =>
  languages === null ? null : languages.map(({ code }) => ({ code, ...said }))
const saidPhones = (phones: readonly Phone[]): Phone[] =>
  phones.map((phone) => ({
    ...phone,
    confidence: phone.number === null ? phone.confidence : 'seen',
    languages: saidLanguages(phone.languages),
  }))

/** The row with everything that it tells now told by its own organisation, today. What is not known stays not known. */
export function confirmedRow<Row extends KeptRow>(row: Row, today: Day): Row {
  const kept = { ...row, ...keptToday(today) }
  if ('languages' in kept) Object.assign(kept, { languages: saidLanguages(kept.languages) })
  if ('phones' in kept) Object.assign(kept, { phones: saidPhones(kept.phones) })
  if ('schedule' in kept && kept.schedule) Object.assign(kept, { schedule: { ...kept.schedule, ...said } })
  return kept
}

/** What is doubtful in a row, and would be certain once its organisation confirms it. */
export function hasDoubts(row: KeptRow): boolean {
  const parts = [
    row,
    ...('schedule' in row && row.schedule ? [row.schedule] : []),
    ...('languages' in row ? (row.languages ?? []) : []),
    ...('phones' in row ? row.phones.filter(({ number }) => number !== null) : []),
  ]
  return parts.some(({ confidence }) => confidence !== 'seen')
}

/** Whether readers may still rely on it: `counts`, `soon` – less than a month · `over` – they are told to call first. */
export type Standing = 'counts' | 'soon' | 'over'
export function standingOf({ expiresOn }: Pick<Checked, 'expiresOn'>, today: Day): Standing {
  if (expiresOn <= today) return 'over'
  return expiresOn <= addDays(today, warnDays) ? 'soon' : 'counts'
}

/** Who keeps which organisation of the directory: by its id, the organisation that signs in. */
export type Stewards = ReadonlyMap<string, string>

/** The rows that an organisation keeps: those of its services and their points, and the locations that only its points are in. */
export function rowsKeptBy(
  directory: Directory,
  stewards: Stewards,
  organisation: string,
): { [Part in KeptPart]: KeptRows[Part][] } {
  const services = directory.services.filter((service) => stewards.get(service.organisation) === organisation)
  const ids = new Set(services.map(({ id }) => id))
  const points = directory.points.filter(({ service }) => ids.has(service))
  const others = new Set(directory.points.filter(({ service }) => !ids.has(service)).map(({ location }) => location))
  const places = new Set(points.map(({ location }) => location))
  const locations = directory.locations.filter(({ id }) => places.has(id) && !others.has(id))
  return { services, points, locations }
}
