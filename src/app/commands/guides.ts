import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sourceLanguage } from '#kernel/language.ts'
import {
  exitsOf,
  focalPointOf,
  type GuideWords,
  municipalAudiences,
  nodeOf,
  orderAnswers,
  type RuleContext,
  type Step,
  type Walk,
} from '#modules/guides/index.ts'
import {
  answersForm,
  type GuideLibrary,
  type GuidePlaces,
  guidePages,
  guidePrinter,
  type LoadedGuide,
  loadGuides,
  pageFindings,
  placesFor,
  placesIn,
} from '#modules/guides/server/index.ts'
import { findingText, readYamlFile } from '#platform/content/yaml-file.ts'
import { offerLanguages } from '#platform/i18n/languages.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'

const check: Command = {
  name: 'guides check',
  summary: 'whether every guide is sound: no dead ends, no missing words, contacts and sources that hold',
  usage: 'baken guides check [DIR] [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } }, 1)
    if (!read) return wrongUse(check, io)
    const [folder] = read.positionals
    const places = folder === undefined ? placesIn(io.root) : placesFor(resolve(folder), io.root)
    if (!existsSync(places.guides)) {
      io.err(`There is no folder ${places.guides}.`)
      return 2
    }
    const library = await loadGuides(places, { today: io.today })
    const findings = [...library.findings, ...a4Findings(library, places, io)]
    if (read.values.json) io.out(JSON.stringify({ guides: listOf(library), findings }))
    else io.out([...findings.map(findingText), `${library.guides.size} guides, ${findings.length} findings`].join('\n'))
    return findings.length === 0 ? 0 : 1
  },
}

/** The template, the pictograms and the words around a plan are Baken's own, whatever folder is checked. */
const ownContent = join(import.meta.dirname, '../../../content')

/** Beside the estimate that every check makes, each A4 is really laid out. */
function a4Findings(library: GuideLibrary, places: GuidePlaces, { today }: Io) {
  offerLanguages(readCatalogues(join(ownContent, 'interface')))
  const pages = guidePages(library, (language) => language)
  return pageFindings(
    library,
    places,
    guidePrinter(pages, ownContent, () => today),
  )
}

const list: Command = {
  name: 'guides list',
  summary: 'the guides, for whom, and until when they hold',
  usage: 'baken guides list [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' } })
    if (!read) return wrongUse(list, io)
    const library = await loadGuides(placesIn(io.root), { today: io.today })
    io.out(read.values.json ? JSON.stringify(listOf(library)) : [...library.guides.values()].map(lineOf).join('\n'))
    return 0
  },
}

const run: Command = {
  name: 'guides run',
  summary: 'walk a guide with a file of answers and give the path and the outcome',
  usage: 'baken guides run ID --answers FILE [--json]',
  async run(args, io) {
    const read = readWords(args, { json: { type: 'boolean' }, answers: { type: 'string' } }, 1)
    const [id] = read?.positionals ?? []
    const file = read?.values.answers
    if (!read || id === undefined || file === undefined) return wrongUse(run, io)
    const answers = await readYamlFile(resolve(file), answersForm, file)
    if (!answers.ok) {
      for (const finding of answers.findings) io.err(findingText(finding))
      return 2
    }
    const library = await loadGuides(placesIn(io.root), { today: io.today })
    const loaded = library.guides.get(id)
    if (!loaded?.walkable) {
      io.err(loaded ? `Guide "${id}" has faults: see baken guides check.` : `There is no guide "${id}".`)
      return 1
    }
    const { municipality } = answers.value
    const context = { municipality, focalPoints: library.catalogues.focalPoints, today: io.today }
    return report(
      walked(loaded, new Map(Object.entries(answers.value.answers)), context),
      read.values.json ?? false,
      io,
    )
  },
}

/** What `baken guides …` can do. */
export const guidesCommands: Command[] = [check, list, run]

const listOf = ({ guides }: GuideLibrary) =>
  [...guides.values()].map(({ guide: { id, profile, nodes } }) => ({ id, profile, nodes: Object.keys(nodes).length }))

const lineOf = ({ guide }: LoadedGuide): string =>
  `${guide.id} ${guide.version}: ${guide.profile} for ${guide.audience}, ${guide.form}, until ${guide.reviewBefore}`

/** How a walk ended: `outcome` when it is finished, `next` when it is not, `refused` when an answer did not fit. */
interface Walked {
  guide: string
  path: (Step & { text: string })[]
  outcome: object | null
  next: { node: string; text: string; options: string[] } | null
  refused: { node: string; option: string; reason: string } | null
}

function walked(loaded: LoadedGuide, byNode: ReadonlyMap<string, string>, context: RuleContext): Walked {
  const { guide } = loaded
  const words = loaded.words.get(sourceLanguage)
  const { result, unused } = orderAnswers(guide, byNode, context)
  const walk = result.ok ? result.value : result.kept
  const never = unused.find((node) => walk.finished || !nodeOf(guide, node))
  const refused = result.ok
    ? never !== undefined && { node: never, reason: nodeOf(guide, never) ? 'not-asked' : 'unknown-node' }
    : { node: result.refused.node, reason: result.error }
  const path = walk.steps.map((step) => ({ ...step, text: textOf(words, step.node) }))
  if (refused) {
    const option = byNode.get(refused.node) ?? ''
    return { guide: guide.id, path, outcome: null, next: null, refused: { ...refused, option } }
  }
  const outcome = outcomeOf(loaded, walk, context)
  return { guide: guide.id, path, outcome, next: outcome ? null : nextOf(loaded, walk), refused: null }
}

function outcomeOf({ guide, words }: LoadedGuide, { outcome, current }: Walk, context: RuleContext): object | null {
  if (!outcome) return null
  const { owner, term, contacts, record } = outcome
  const focalPoint = municipalAudiences.includes(guide.audience) ? (focalPointOf(context) ?? null) : null
  return { node: current, text: textOf(words.get(sourceLanguage), current), owner, term, contacts, record, focalPoint }
}

function nextOf({ guide, words }: LoadedGuide, { current }: Walk) {
  const node = nodeOf(guide, current)
  const options = node ? Object.keys(exitsOf(node)) : []
  return { node: current, text: textOf(words.get(sourceLanguage), current), options }
}

const textOf = (words: GuideWords | undefined, id: string): string => words?.nodes[id]?.text ?? id

function report(result: Walked, json: boolean, io: Io): number {
  const { path, outcome, next, refused } = result
  if (json) io.out(JSON.stringify(result))
  else {
    const steps = path.map(
      ({ text, option, by }) => `- ${text} ${option}${by === 'baken' ? ' (answered by Baken)' : ''}`,
    )
    io.out([...steps, ...(outcome ? Object.entries(outcome).map(outcomeLine) : [])].join('\n'))
  }
  if (refused) io.err(`The answer "${refused.option}" at "${refused.node}" does not fit: ${refused.reason}.`)
  if (next) io.err(`Not finished. Next is "${next.node}" (${next.text}) with ${next.options.join(', ')}.`)
  return outcome ? 0 : 1
}

const outcomeLine = ([name, value]: [string, unknown]): string =>
  `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`
