import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Areas, coveredDay, municipalitiesOn } from '#modules/areas/index.ts'
import { type GuideLibrary, loadGuides, placesIn } from '#modules/guides/server/index.ts'
import type { KompasSheet } from '#modules/policy/index.ts'
import {
  differencesView,
  type Kompas,
  type KompasSources,
  kompasRegions,
  loadPolicy,
  notePaper,
  readKompas,
  readKompasFile,
  resultView,
} from '#modules/policy/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { isLanguage, offerLanguages, translator } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import type { Command, Io } from './command.ts'
import { readWords, soundAreas, wrongUse } from './command-line.ts'

const check: Command = {
  name: 'kompas check',
  summary: 'whether the questions of Kompas and the versions of the regions are sound',
  usage: 'baken kompas check',
  async run(args, io) {
    if (args.length > 0) return wrongUse(check, io)
    const data = await readSound(io)
    if (!data) return 1
    const { questions, regions } = data.kompas
    io.out(`kompas: ${questions.length} questions, regions ${[...regions.keys()].join(' ')}: sound`)
    return 0
  },
}

const result: Command = {
  name: 'kompas result',
  summary: 'the profile and the open points of a file of answers',
  usage: 'baken kompas result FILE [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } }, 1)
    const [file] = read?.positionals ?? []
    if (!read || file === undefined) return wrongUse(result, io)
    const data = await readSound(io)
    const sheet = data && (await sheetIn(file, data, io))
    if (!sheet) return 1
    const { municipality, cells, answered, asked, points } = resultView(await sourcesFor(data, 'nl', io), sheet, null)
    if (read.values.json) io.out(JSON.stringify({ municipality, answered, asked, cells, points }))
    else
      io.out(
        [
          ...cells.map(({ theme, plateau, state }) => `${theme} ${plateau}: ${state}`),
          `${answered} of ${asked} answered, ${points.length} open points`,
        ].join('\n'),
      )
    return 0
  },
}

const note: Command = {
  name: 'kompas note',
  summary: 'a draft policy note (Word) out of a file of answers',
  usage: 'baken kompas note FILE --language nl --out FILE.docx [--region REGION]',
  async run(args, io) {
    const options = { language: { type: 'string' }, out: { type: 'string' }, region: { type: 'string' } } as const
    const read = readWords(args, options, 1)
    const [file] = read?.positionals ?? []
    const { language, out, region = null } = read?.values ?? {}
    if (!file || !language || !out) return wrongUse(note, io)
    const data = await readSound(io)
    const sheet = data && (await sheetIn(file, data, io))
    if (!sheet) return 1
    if (region !== null && !data.kompas.regions.has(region)) return noRegion(data.kompas, region, io)
    if (!isLanguage(language) || !data.kompas.words.has(language)) {
      io.err(`Kompas is not there in "${language}", but in ${[...data.kompas.words.keys()].join(', ')}.`)
      return 1
    }
    const { sources: all } = data.library.catalogues
    const paper = notePaper(await sourcesFor(data, language, io), sheet, region, (codes) =>
      [...all.values()].filter(({ code }) => codes.has(code)),
    )
    await writeFile(resolve(out), await paperDocx(paper))
    io.out(`${out}: ${paper.title}`)
    return 0
  },
}

const differences: Command = {
  name: 'kompas differences',
  summary: 'what a region adds to, replaces in or removes from the national version',
  usage: 'baken kompas differences REGION [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } }, 1)
    const [region] = read?.positionals ?? []
    if (!read || region === undefined) return wrongUse(differences, io)
    const data = await readSound(io)
    if (!data) return 1
    const view = differencesView(await sourcesFor(data, 'nl', io), region)
    if (!view) return noRegion(data.kompas, region, io)
    if (read.values.json) io.out(JSON.stringify(view))
    else
      io.out(
        view.differences
          .flatMap(({ change, theme, kind, id, national, regional, reason }) => [
            `${change} ${theme} ${kind} ${id}`,
            ...(national ? [`  - ${national.text}`] : []),
            ...(regional ? [`  + ${regional.text}`] : []),
            ...(reason ? [`  because ${reason}`] : []),
          ])
          .join('\n'),
      )
    return 0
  },
}

/** What `baken kompas …` can do. */
export const kompasCommands: Command[] = [check, result, note, differences]

interface Sound {
  kompas: Kompas
  areas: Areas
  library: GuideLibrary
}

/** Answers are only given out of content in which nothing is wrong; else every finding goes to the messages. */
async function readSound(io: Io): Promise<Sound | undefined> {
  const areas = soundAreas(io)
  if (!areas) return undefined
  offerLanguages(readCatalogues(join(io.root, 'content/interface')))
  const library = await loadGuides(placesIn(io.root), { today: io.today })
  const { kompas, findings } = await readKompas(io.root, library, areas)
  const own = library.findings.filter(({ file }) => file.startsWith('content/guides/kompas/'))
  for (const finding of [...own, ...findings]) io.err(findingText(finding))
  return kompas && own.length + findings.length === 0 ? { kompas, areas, library } : undefined
}

async function sourcesFor({ kompas, areas, library }: Sound, language: string, io: Io): Promise<KompasSources> {
  return {
    kompas,
    areas,
    policy: await loadPolicy(join(io.root, 'data'), areas),
    focalPoints: library.catalogues.focalPoints,
    municipalities: municipalitiesNow(areas, io),
    today: io.today,
    t: translator(language),
    language,
  }
}

/** A file of answers; what does not fit, or why it is refused, goes to the messages. */
async function sheetIn(file: string, { kompas, areas }: Sound, io: Io): Promise<KompasSheet | undefined> {
  const text = await readFile(resolve(file), 'utf8').catch(() => undefined)
  if (text === undefined) {
    io.err(`There is no file ${file}.`)
    return undefined
  }
  const codes = new Set(municipalitiesNow(areas, io).map(({ code }) => code))
  const read = readKompasFile(text, { ...kompas, isMunicipality: (code) => codes.has(code) })
  if (!read.ok) {
    io.err(`${file} is refused: ${read.error}${read.detail && ` (${read.detail})`}.`)
    return undefined
  }
  for (const { why, what } of read.value.leftOut) io.err(`Left out: ${what} (${why}).`)
  return read.value.sheet
}

function municipalitiesNow(areas: Areas, { today }: Io): readonly { code: string; name: string }[] {
  const known = municipalitiesOn(areas, coveredDay(areas, today))
  return known.ok ? known.value : []
}

function noRegion(kompas: Kompas, region: string, io: Io): number {
  const known = kompasRegions({ kompas, language: 'nl' }).map(({ id }) => id)
  io.err(`There is no version of "${region}"; there is one of ${known.join(', ')}.`)
  return 1
}
