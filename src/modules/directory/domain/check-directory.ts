import {
  type Checked,
  type Directory,
  type DirectoryPart,
  momentText,
  type Phone,
  type Reach,
  type SpokenLanguage,
} from './directory.ts'
import type { Schedule } from './schedule.ts'

/** Something wrong with a row, in a sentence an editor understands. */
export interface DirectoryFinding {
  part: DirectoryPart | 'holidays'
  id: string
  code: string
  message: string
}

/** What rows may name outside the directory. */
export interface KnownNames {
  sources: ReadonlySet<string>
  contacts: ReadonlySet<string>
  municipalities: ReadonlySet<string>
  /** `scheme/code` of every region. */
  regions: ReadonlySet<string>
}

type Problem = [code: string, message: string]

/** Everything that is wrong with a directory as a whole; empty when it is sound. */
export function checkDirectory(directory: Directory, known: KnownNames): DirectoryFinding[] {
  const { organisations, services, locations, points, events, holidays } = directory
  const ids = {
    organisations: new Set(organisations.map(({ id }) => id)),
    services: new Set(services.map(({ id }) => id)),
    locations: new Set(locations.map(({ id }) => id)),
  }
  const refers = (to: keyof typeof ids, id: string | null): Problem[] =>
    id === null || ids[to].has(id) ? [] : [['reference-unknown', `There is no "${id}" in ${to}.`]]
  const place = (code: string | null) => municipalityProblems(code === null ? [] : [code], known)
  const about = (part: DirectoryFinding['part'], id: string, problems: readonly Problem[]): DirectoryFinding[] =>
    problems.map(([code, message]) => ({ part, id, code, message }))

  return [
    ...twice(directory).map(({ part, id }) => ({ part, id, code: 'id-twice', message: `"${id}" is there twice.` })),
    ...organisations.flatMap((row) => about('organisations', row.id, checkedProblems(row, known))),
    ...services.flatMap((row) =>
      about('services', row.id, [
        ...checkedProblems(row, known),
        ...refers('organisations', row.organisation),
        ...reachProblems(row.reach, known),
        ...languageProblems(row.languages, known),
        ...phoneProblems(row.phones, known),
        ...wordsProblems(row.texts),
      ]),
    ),
    ...locations.flatMap((row) =>
      about('locations', row.id, [...checkedProblems(row, known), ...place(row.municipality)]),
    ),
    ...points.flatMap((row) =>
      about('points', row.id, [
        ...checkedProblems(row, known),
        ...refers('services', row.service),
        ...refers('locations', row.location),
        ...phoneProblems(row.phones, known),
        ...(row.schedule ? scheduleProblems(row.schedule, known) : []),
      ]),
    ),
    ...events.flatMap((row) =>
      about('events', row.id, [
        ...checkedProblems(row, known),
        ...refers('organisations', row.organisation),
        ...refers('locations', row.location),
        ...place(row.municipality),
        ...languageProblems(row.languages, known),
        ...wordsProblems(row.texts),
        ...(row.ends && momentText(row.ends) <= momentText(row.starts)
          ? [['ends-before-start', 'It ends before it starts.'] satisfies Problem]
          : []),
      ]),
    ),
    ...holidays.flatMap((row) => about('holidays', row.id, sourceProblems(row.sources, known))),
  ]
}

/** Ids that stand twice in their part. A point and a service share their addresses, so they are one part here. */
function twice({ organisations, services, locations, points, events, holidays }: Directory) {
  const parts: [DirectoryFinding['part'], readonly { id: string }[]][][] = [
    [['organisations', organisations]],
    [['locations', locations]],
    [
      ['services', services],
      ['points', points],
    ],
    [['events', events]],
    [['holidays', holidays]],
  ]
  return parts.flatMap((together) => {
    const seen = new Set<string>()
    return together.flatMap(([part, rows]) =>
      rows.flatMap(({ id }) => {
        const again = seen.has(id)
        seen.add(id)
        return again ? [{ part, id }] : []
      }),
    )
  })
}

const checkedProblems = ({ sources, checkedOn, expiresOn }: Checked, known: KnownNames): Problem[] => [
  ...sourceProblems(sources, known),
  ...(expiresOn > checkedOn ? [] : [['expires-too-early', 'It expires before it was checked.'] satisfies Problem]),
]

const sourceProblems = (sources: readonly string[], known: KnownNames): Problem[] =>
  sources
    .filter((code) => !known.sources.has(code))
    .map((code) => ['source-unknown', `There is no source ${code} in data/sources.yaml.`])

const municipalityProblems = (codes: readonly string[], known: KnownNames): Problem[] =>
  codes
    .filter((code) => !known.municipalities.has(code))
    .map((code) => ['municipality-unknown', `${code} is no municipality of Noord-Brabant today.`])

function reachProblems(reach: Reach | null, known: KnownNames): Problem[] {
  if (reach?.kind === 'municipalities') return municipalityProblems(reach.codes, known)
  if (reach?.kind !== 'region' || known.regions.has(`${reach.scheme}/${reach.region}`)) return []
  return [['region-unknown', `There is no region ${reach.region} in ${reach.scheme}.`]]
}

function languageProblems(languages: readonly SpokenLanguage[] | null, known: KnownNames): Problem[] {
  const codes = (languages ?? []).map(({ code }) => code)
  const again = codes.filter((code, index) => codes.indexOf(code) < index)
  return [
    ...(languages ?? []).flatMap(({ sources }) => sourceProblems(sources, known)),
    ...again.map((code): Problem => ['language-twice', `The language ${code} is there twice.`]),
  ]
}

const phoneProblems = (phones: readonly Phone[], known: KnownNames): Problem[] =>
  phones.flatMap(({ contact, number, languages }): Problem[] => [
    ...((contact === null) === (number === null)
      ? [['phone-unclear', 'A phone has a number or names a contact, and not both.'] satisfies Problem]
      : []),
    ...(contact !== null && !known.contacts.has(contact)
      ? [['contact-unknown', `There is no ${contact} in content/contacts.`] satisfies Problem]
      : []),
    ...languageProblems(languages, known),
  ])

const wordsProblems = (texts: Readonly<Record<string, unknown>>): Problem[] =>
  Object.keys(texts).length > 0 ? [] : [['words-missing', 'It has no words in any language.']]

function scheduleProblems(schedule: Schedule, known: KnownNames): Problem[] {
  const { weekly, exceptions, stops, sources } = schedule
  const sorted = weekly.map(({ period }) => period).sort((a, b) => (a.from < b.from ? -1 : 1))
  const overlaps = sorted.some((period, index) => {
    const next = sorted[index + 1]
    return next !== undefined && (period.until === null || period.until > next.from)
  })
  const days = exceptions.map(({ day }) => day)
  return [
    ...sourceProblems(sources, known),
    ...municipalityProblems(
      stops.map(({ municipality }) => municipality),
      known,
    ),
    ...(overlaps ? [['periods-overlap', 'Two weeks of hours hold on the same day.'] satisfies Problem] : []),
    ...(sorted.some(({ from, until }) => until !== null && until <= from)
      ? [['period-empty', 'Hours end before they begin to hold.'] satisfies Problem]
      : []),
    ...days
      .filter((day, index) => days.indexOf(day) < index)
      .map((day): Problem => ['exception-twice', `${day} is an exception twice.`]),
    ...stops
      .filter(({ day }) => days.includes(day))
      .map(({ day }): Problem => ['stop-on-exception', `${day} has a stop and an exception: the stop would be lost.`]),
  ]
}
