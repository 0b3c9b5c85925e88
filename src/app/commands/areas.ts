import { join } from 'node:path'
import type { Day } from '#kernel/days.ts'
import {
  type Areas,
  divisionOn,
  isCovered,
  type Municipality,
  municipalitiesOn,
  regionsOf,
  type TranslationRow,
  translate,
} from '#modules/areas/index.ts'
import {
  areasStore,
  type CbsComparison,
  type CbsDifference,
  cbsRegionsIn,
  compareWithCbs,
  importBoundaries,
  readAreas,
  readJson,
} from '#modules/areas/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import type { Command, Io } from './command.ts'
import { dayIn, outOfCoverage, readWords, soundAreas, wrongUse } from './command-line.ts'

/** The boundaries of the whole country in full detail stay well below this. */
const maxBytes = 100_000_000
const answerWithinMs = 60_000
const access = { maxBytes, fetch: (url: string) => fetch(url, { signal: AbortSignal.timeout(answerWithinMs) }) }

const translateDays: Command = {
  name: 'areas translate',
  summary: 'which part of each municipality of one day lies in which municipality of a later day',
  usage: 'baken areas translate --from DAY --to DAY [--json]',
  async run(args, io) {
    const read = readWords(args, { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } })
    const [from, to] = [dayIn(read?.values.from), dayIn(read?.values.to)]
    if (!read || !from || !to) return wrongUse(translateDays, io)
    const { json = false } = read.values
    const areas = soundAreas(io)
    if (!areas) return 1
    const rows = translate(areas, from, to)
    if (rows.ok) {
      io.out(
        json ? JSON.stringify(rows.value.map(({ from, to, share }) => ({ from, to, share }))) : rowsText(rows.value),
      )
      return 0
    }
    if (rows.error === 'out-of-coverage') return outOfCoverage(areas, isCovered(areas, from) ? to : from, json, io)
    if (json) io.out(JSON.stringify({ refused: rows.error, from, to }))
    io.err(
      `From ${from} back to ${to} the municipalities changed. What a merged one has was not counted for its parts.`,
    )
    return 1
  },
}

const check: Command = {
  name: 'areas check',
  summary: 'whether the municipalities, mergers and regions in data/areas are sound',
  usage: 'baken areas check [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } })
    if (!read) return wrongUse(check, io)
    const { areas, findings } = readAreas(folderOf(io))
    if (read.values.json) io.out(JSON.stringify({ findings }))
    else
      io.out(
        [...findings.map(findingText), ...(areas ? [sizeText(areas)] : []), `${findings.length} findings`].join('\n'),
      )
    return findings.length === 0 ? 0 : 1
  },
}

const compare: Command = {
  name: 'areas compare',
  summary: 'where a CBS table of regions differs from our data; changes nothing',
  usage: 'baken areas compare FILE|URL [--on DAY] [--json]',
  async run(args, io) {
    const read = readWords(args, { on: { type: 'string' }, json: { type: 'boolean' } }, 1)
    const [source] = read?.positionals ?? []
    const asked = dayIn(read?.values.on)
    if (!read || source === undefined || (read.values.on !== undefined && !asked)) return wrongUse(compare, io)
    const areas = soundAreas(io)
    if (!areas) return 1
    const file = await readJson(source, access)
    if (!file.ok) return refused(file.what, io)
    const cbs = cbsRegionsIn(file.value.json)
    if (!cbs.ok) return refused(cbs.what, io)

    const on = asked ?? cbs.value.tableDay ?? io.today
    const { json = false } = read.values
    const comparison = compareWithCbs(areas, on, cbs.value.municipalities)
    if (!comparison.ok) return outOfCoverage(areas, on, json, io)
    const { differences } = comparison.value
    io.err(`Compared with our data of ${on}.`)
    io.out(json ? JSON.stringify({ on, ...comparison.value }) : comparisonText(comparison.value))
    return differences.length === 0 ? 0 : 1
  },
}

const importing: Command = {
  name: 'areas import-boundaries',
  summary: 'reads the boundaries of the municipalities (PDOK or CBS, GeoJSON) into the database',
  usage: 'baken areas import-boundaries FILE|URL --from DAY [--licence TEXT]',
  async run(args, io) {
    const read = readWords(args, { from: { type: 'string' }, licence: { type: 'string' } }, 1)
    const [source] = read?.positionals ?? []
    const from = dayIn(read?.values.from)
    if (!read || source === undefined || !from) return wrongUse(importing, io)
    const areas = soundAreas(io)
    if (!areas) return 1
    if (!isCovered(areas, from)) return outOfCoverage(areas, from, false, io)
    if (!io.database) return refused('Boundaries are kept in the database, and there is none: set DATABASE_URL.', io)
    const { db, close } = await io.database()
    try {
      const store = areasStore(db.$pickTables<'areas_municipality' | 'areas_boundary'>())
      const { licence = null } = read.values
      const done = await importBoundaries({ source, from, licence }, { areas, store, access, now: () => new Date() })
      if (!done.ok) return refused(`${done.what} Nothing was changed.`, io)
      for (const remark of done.value.remarks) io.err(remark)
      if (licence === null) io.err('The licence is not known; give it with --licence, so that maps can show it.')
      io.out(`${done.value.count} boundaries saved, from ${from} on.`)
      return 0
    } finally {
      await close()
    }
  },
}

const list: Command = {
  name: 'areas',
  summary: 'the municipalities of a day and the regions they are in',
  usage: 'baken areas --on DAY [--json]',
  async run(args, io) {
    const [first, ...rest] = args
    const named = areasCommands.find(({ name }) => name === `areas ${first}`)
    if (named) return named.run(rest, io)
    const read = readWords(args, { on: { type: 'string' }, json: { type: 'boolean' } })
    const on = dayIn(read?.values.on)
    if (!read || !on) return wrongUse(list, io)
    const areas = soundAreas(io)
    if (!areas) return 1
    const { json = false } = read.values
    const municipalities = municipalitiesOn(areas, on)
    if (!municipalities.ok) return outOfCoverage(areas, on, json, io)
    const listed = municipalities.value.map((one) => listedOn(areas, on, one))
    io.out(json ? JSON.stringify(listed) : listText(areas, on, listed))
    return 0
  },
}

/** What `baken areas …` can do; the bare one last, for whoever looks for the first name that fits. */
export const areasCommands: Command[] = [translateDays, check, compare, importing, list]

interface Listed {
  code: string
  name: string
  regions: { scheme: string; code: string; name: string }[]
  lat: number
  lon: number
  population: number | null
}

function listedOn(areas: Areas, on: Day, { code, name, lat, lon, population }: Municipality): Listed {
  const regions = regionsOf(areas, code, on)
  return {
    code,
    name,
    regions: regions.ok ? regions.value.map(({ scheme, code, name }) => ({ scheme, code, name })) : [],
    lat,
    lon,
    population: population?.count ?? null,
  }
}

const folderOf = ({ root }: Io): string => join(root, 'data/areas')

function refused(what: string, io: Io): number {
  io.err(what)
  return 1
}

const byName = new Intl.Collator('nl')

function listText(areas: Areas, on: Day, listed: readonly Listed[]): string {
  const widest = Math.max(...listed.map(({ name }) => name.length))
  const lines = [...listed]
    .sort((a, b) => byName.compare(a.name, b.name))
    .map(
      ({ code, name, regions }) => `${code}  ${name.padEnd(widest)}  ${regions.map((region) => region.code).join(' ')}`,
    )
  const known = divisionOn(areas, on)
  const unsure = known && known.confidence !== 'seen' ? ` (not verified: ${known.note ?? known.confidence})` : ''
  return [...lines, `${listed.length} municipalities on ${on}${unsure}`].join('\n')
}

function rowsText(rows: readonly TranslationRow[]): string {
  const moved = rows.filter(({ from, to }) => from !== to)
  const lines = moved.map(({ from, to, share, confidence }) => `${from} → ${to}  ${share}  (${confidence})`)
  return [...lines, `${rows.length - moved.length} municipalities went on`].join('\n')
}

const differenceWords: Record<CbsDifference['kind'], string> = {
  'only-ours': 'is here, not with CBS',
  'only-cbs': 'is with CBS, not here',
  'other-name': 'has another name',
  'other-region': 'is in another region',
}

function comparisonText({ differences, compared }: CbsComparison): string {
  const lines = differences.map(
    ({ kind, code, ours, theirs }) => `${code} ${differenceWords[kind]}: here ${ours ?? '–'}, CBS ${theirs ?? '–'}`,
  )
  const parts = [
    compared.municipalities && 'which municipalities there are',
    compared.names && 'names',
    ...compared.schemes,
  ]
  return [
    ...lines,
    `${differences.length} differences; compared: ${parts.filter(Boolean).join(', ') || 'codes only'}`,
  ].join('\n')
}

const sizeText = ({ municipalities, successions, schemes, regions, memberships, coverage }: Areas): string =>
  `areas: ${municipalities.length} municipalities, ${successions.length} successions, ${schemes.length} schemes, ` +
  `${regions.length} regions, ${memberships.length} memberships; ${coverage.from} to ${coverage.lastChecked}`
