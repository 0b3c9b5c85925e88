import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type Assessment, exitsOf, type GuideWords, nodeOf, type Question } from '#modules/guides/index.ts'
import type { GuideLibrary, LoadedGuide } from '#modules/guides/server/index.ts'
import { type ContentFinding, findingText, type LineOf, readYamlFile } from '#platform/content/yaml-file.ts'
import {
  checkItems,
  checkLayerWords,
  checkRegion,
  type LayerProblem,
  type LayerSurroundings,
  type LayerWords,
} from '../../domain/kompas/check-layers.ts'
import { isTheme, type KompasQuestion, kompasThemes, plateaus } from '../../domain/kompas/kompas.ts'
import type { KompasRegion, LayerItem } from '../../domain/kompas/layers.ts'
import { layerWordsForm, nationalForm, regionForm } from '../../forms/kompas-layer-forms.ts'

/** A question with what follows from its answers. */
export interface AskedQuestion extends KompasQuestion, Pick<Assessment, 'steps'> {
  lookUp: Assessment['lookUp'] | null
}

export type WordsByLanguage = ReadonlyMap<LanguageTag, LayerWords>

/** Everything the pages of Kompas are made of, in memory and never changed. */
export interface Kompas {
  version: string
  reviewBefore: Day
  /** In the order in which they are asked. */
  questions: readonly AskedQuestion[]
  words: ReadonlyMap<LanguageTag, GuideWords>
  national: { items: readonly LayerItem[]; words: WordsByLanguage }
  regions: ReadonlyMap<string, { region: KompasRegion; words: WordsByLanguage }>
}

/** `kompas` is there when everything could be read; `findings` tell what is wrong with it nevertheless. */
export interface KompasRead {
  kompas: Kompas | undefined
  findings: ContentFinding[]
}

const guideId = 'kompas'
const languageFile = /^([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.yaml$/
const listFiles = ['items.yaml', 'region.yaml']

/** Reads `content/kompas` and takes the questions from the guide. Never throws for what stands in the files. */
export async function readKompas(root: string, library: GuideLibrary, areas: Areas): Promise<KompasRead> {
  const surroundings: LayerSurroundings = {
    isKnownSource: (code) => library.catalogues.sources.has(code),
    isKnownDivision: (scheme, code) => areas.regions.some((region) => region.scheme === scheme && region.code === code),
  }
  const guide = questionsFrom(library.guides.get(guideId))
  const national = await readLayer(root, 'national', 'items.yaml', nationalForm, (items) => ({
    items,
    problems: checkItems(items, surroundings),
  }))
  const items = national.value ?? []
  const regions = await Promise.all(
    (await foldersIn(join(root, 'content/kompas/regions'))).map(async (folder) => ({
      folder,
      layer: await readLayer(root, `regions/${folder}`, 'region.yaml', regionForm, (region) => ({
        items: region.items,
        problems: checkRegion(folder, region, items, surroundings),
      })),
    })),
  )
  const findings = [...guide.findings, ...national.findings, ...regions.flatMap(({ layer }) => layer.findings)]
  if (!guide.loaded || !national.value) return { kompas: undefined, findings }
  const kompas: Kompas = {
    version: guide.loaded.guide.version,
    reviewBefore: guide.loaded.guide.reviewBefore,
    questions: guide.questions,
    words: guide.loaded.words,
    national: { items, words: national.words },
    regions: new Map(
      regions.flatMap(({ folder, layer }) =>
        layer.value ? [[folder, { region: layer.value, words: layer.words }] as const] : [],
      ),
    ),
  }
  return { kompas, findings }
}

/** As `readKompas`. @throws Error that names every finding with file, line and a sentence. */
export async function loadKompas(root: string, library: GuideLibrary, areas: Areas): Promise<Kompas> {
  const { kompas, findings } = await readKompas(root, library, areas)
  if (!kompas || findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return kompas
}

function questionsFrom(loaded: LoadedGuide | undefined) {
  if (!loaded?.walkable) {
    const message = loaded ? 'The guide "kompas" leaves a reader stuck.' : 'There is no guide "kompas".'
    return { loaded: undefined, questions: [], findings: [guideFinding('guide-missing', message)] }
  }
  const questions: AskedQuestion[] = []
  const findings: ContentFinding[] = []
  for (const [id, node] of inOrder(loaded)) {
    const { assess, sources, confidence } = node
    if (!assess) continue
    const { theme, plateau, steps, lookUp = null } = assess
    if (isTheme(theme)) questions.push({ id, theme, plateau, sources, confidence, steps, lookUp })
    else findings.push(guideFinding('theme-unknown', `"${id}" belongs to "${theme}", which is no theme.`))
  }
  for (const theme of kompasThemes)
    for (const plateau of plateaus)
      if (!questions.some((one) => one.theme === theme && one.plateau === plateau))
        findings.push(guideFinding('theme-without-question', `Nothing is asked for ${theme} on plateau ${plateau}.`))
  return { loaded, questions, findings }
}

/** Every answer of a self-assessment leads to the same question, so any way through it asks all. */
function inOrder({ guide }: LoadedGuide): [string, Question][] {
  const passed = new Map<string, Question>()
  let id = guide.start
  for (let node = nodeOf(guide, id); node?.kind === 'question' && !passed.has(id); node = nodeOf(guide, id)) {
    passed.set(id, node)
    id = Object.values(exitsOf(node))[0] ?? ''
  }
  return [...passed]
}

const guideFinding = (code: string, message: string): ContentFinding => ({
  code,
  file: `content/guides/${guideId}/guide.yaml`,
  line: 1,
  message,
})

interface Layer<T> {
  value: T | undefined
  words: WordsByLanguage
  findings: ContentFinding[]
}

async function readLayer<S extends z.ZodType>(
  root: string,
  folder: string,
  name: string,
  form: S,
  check: (value: z.output<S>) => { items: readonly LayerItem[]; problems: readonly LayerProblem[] },
): Promise<Layer<z.output<S>>> {
  const shown = `content/kompas/${folder}`
  const read = await readYamlFile(join(root, shown, name), form, `${shown}/${name}`)
  const { words, lines, findings } = await readWords(root, shown)
  if (!read.ok) return { value: undefined, words, findings: [...read.findings, ...findings] }
  const { items, problems } = check(read.value)
  const list = name === 'region.yaml' ? ['items'] : []
  return {
    value: read.value,
    words,
    findings: [
      ...problems.map(({ code, index, message }) => ({
        code,
        file: `${shown}/${name}`,
        line: index === null ? 1 : read.lineOf([...list, index]),
        message,
      })),
      ...findings,
      ...checkLayerWords(items, words).map(({ code, language, path, message }) => ({
        code,
        file: `${shown}/${language}.yaml`,
        line: lines.get(language)?.(path) ?? 1,
        message,
      })),
    ],
  }
}

/** The languages every layer must have; others are welcome. */
const needed = ['nl', 'en'] as const

async function readWords(root: string, shown: string) {
  const words = new Map<LanguageTag, LayerWords>()
  const lines = new Map<LanguageTag, LineOf>()
  const findings: ContentFinding[] = []
  const present = (await namesIn(join(root, shown)))
    .filter((name) => !listFiles.includes(name))
    .flatMap((name) => languageFile.exec(name)?.[1] ?? [])
  for (const tag of new Set([...needed, ...present])) {
    const read = await readYamlFile(join(root, shown, `${tag}.yaml`), layerWordsForm, `${shown}/${tag}.yaml`)
    if (read.ok) {
      words.set(tag, read.value)
      lines.set(tag, read.lineOf)
    } else findings.push(...read.findings)
  }
  return { words, lines, findings }
}

const foldersIn = async (path: string): Promise<string[]> =>
  (await entriesIn(path)).filter((entry) => entry.isDirectory()).map(({ name }) => name)

const namesIn = async (path: string): Promise<string[]> =>
  (await entriesIn(path)).filter((entry) => entry.isFile()).map(({ name }) => name)

/** Sorted, so that findings always come in the same order; none when the folder is not there. */
async function entriesIn(path: string) {
  try {
    return (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}
