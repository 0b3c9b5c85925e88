import { type LanguageTag, sourceLanguage, type TranslationStatus } from '#kernel/language.ts'
import type { KompasRegion, LayerItem, RegionItem } from './layers.ts'

/** What is wrong with a layer; `index` is the place of the item in its file. */
export interface LayerProblem {
  code:
    | 'id-twice'
    | 'id-mismatch'
    | 'division-unknown'
    | 'nothing-to-change'
    | 'already-national'
    | 'figure-without-value'
    | 'value-without-figure'
    | 'source-missing'
    | 'source-unknown'
    | 'uncertain-stated'
  index: number | null
  message: string
}

export interface LayerSurroundings {
  isKnownSource(code: string): boolean
  isKnownDivision(scheme: string, code: string): boolean
}

/** Everything wrong with the items of one layer by themselves. */
export function checkItems(items: readonly LayerItem[], { isKnownSource }: LayerSurroundings): LayerProblem[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const { id, kind, value, sources, confidence } = item
    const problems: [LayerProblem['code'], boolean, string][] = [
      ['id-twice', seen.has(id), `"${id}" stands there twice.`],
      ['figure-without-value', kind === 'figure' && value === null && !isRemoval(item), `Figure "${id}" has no value.`],
      ['value-without-figure', kind !== 'figure' && value !== null, `"${id}" is no figure and may not have a value.`],
      ['source-missing', sources.length === 0 && !isRemoval(item), `"${id}" does not say where it comes from.`],
      ['uncertain-stated', confidence === 'uncertain', `"${id}" is uncertain and may not be stated.`],
    ]
    seen.add(id)
    const unknown = sources.filter((code) => !isKnownSource(code))
    return [
      ...problems.flatMap(([code, is, message]) => (is ? [{ code, index, message }] : [])),
      ...unknown.map((code) => problem('source-unknown', index, `Source "${code}" is not in the list of sources.`)),
    ]
  })
}

/** What is wrong with how a region lies over the national version. */
export function checkRegion(
  folder: string,
  region: KompasRegion,
  national: readonly LayerItem[],
  surroundings: LayerSurroundings,
): LayerProblem[] {
  const { id, division, items } = region
  const byId = new Map(national.map((item) => [item.id, item]))
  const identity =
    id === folder ? [] : [problem('id-mismatch', null, `The folder is "${folder}" and the region "${id}".`)]
  const known = surroundings.isKnownDivision(division.scheme, division.code)
  const place = `There is no region "${division.code}" in the division "${division.scheme}".`
  return [
    ...identity,
    ...(known ? [] : [problem('division-unknown', null, place)]),
    ...checkItems(items, surroundings),
    ...items.flatMap((item, index) => overlay(item, byId.get(item.id), index)),
  ]
}

function overlay(item: RegionItem, national: LayerItem | undefined, index: number): LayerProblem[] {
  const { id, change, theme, kind } = item
  if (change === 'adds')
    return national ? [problem('already-national', index, `"${id}" is national: write replaces or removes.`)] : []
  if (!national) return [problem('nothing-to-change', index, `There is no national "${id}" to change.`)]
  if (national.theme === theme && national.kind === kind) return []
  const message = `"${id}" is a ${national.kind} of ${national.theme} in the national version, not a ${kind} of ${theme}.`
  return [problem('nothing-to-change', index, message)]
}

/** The words of a layer in one language: its title, and a text for every item; for a removal the reason. */
export interface LayerWords {
  translation: TranslationStatus
  title: string
  lead: string
  items: Readonly<Record<string, string>>
  reasons: Readonly<Record<string, string>>
}

/** Something wrong with the words; `path` leads to it in the file of that language. */
export interface WordsProblem {
  code: 'message-missing' | 'message-orphan' | 'placeholder-mismatch' | 'reason-missing' | 'translation-status'
  language: LanguageTag
  path: readonly string[]
  message: string
}

/** Every item has its words in every language, a removal its reason, and every name in braces has something to stand for. */
export function checkLayerWords(
  items: readonly LayerItem[],
  words: ReadonlyMap<LanguageTag, LayerWords>,
): WordsProblem[] {
  return [...words].flatMap(([language, own]) => [
    ...items.flatMap((item) => wordProblems(item, language, own)),
    ...orphans(items, language, own),
    ...wrongStatus(language, own),
  ])
}

function wordProblems(item: LayerItem, language: LanguageTag, own: LayerWords): WordsProblem[] {
  const { id } = item
  if (isRemoval(item)) {
    if (Object.hasOwn(own.reasons, id)) return []
    const message = `"${id}" is removed without a reason.`
    return [{ code: 'reason-missing', language, path: ['reasons', id], message }]
  }
  const text = Object.hasOwn(own.items, id) ? own.items[id] : undefined
  const path = ['items', id]
  if (text === undefined) return [{ code: 'message-missing', language, path, message: `There is no text for "${id}".` }]
  const wanted = placeholdersFor(item)
  const found = new Set(text.match(/\{[^{}]*\}/g) ?? [])
  const wrong = [...wanted.filter((name) => !found.has(name)), ...[...found].filter((name) => !wanted.includes(name))]
  if (wrong.length === 0) return []
  const message = `"${id}" must have exactly these names in braces: ${wanted.join(' ') || 'none'}.`
  return [{ code: 'placeholder-mismatch', language, path, message }]
}

const placeholdersFor = ({ value, of, about }: LayerItem): readonly string[] => [
  ...(value === null ? [] : ['{value}']),
  ...(of === null ? [] : ['{of}']),
  ...(about === null ? [] : ['{about}']),
]

function wrongStatus(language: LanguageTag, { translation }: LayerWords): WordsProblem[] {
  if ((language === sourceLanguage) === (translation === 'source')) return []
  const message = `"${translation}" cannot be for "${language}".`
  return [{ code: 'translation-status', language, path: ['translation'], message }]
}

function orphans(items: readonly LayerItem[], language: LanguageTag, own: LayerWords): WordsProblem[] {
  const told = new Set(items.filter((item) => !isRemoval(item)).map(({ id }) => id))
  const removed = new Set(items.filter(isRemoval).map(({ id }) => id))
  const extra = [
    ...Object.keys(own.items).map((id) => ({ id, list: 'items', asked: told.has(id) })),
    ...Object.keys(own.reasons).map((id) => ({ id, list: 'reasons', asked: removed.has(id) })),
  ]
  return extra
    .filter(({ asked }) => !asked)
    .map(({ id, list }) => ({
      code: 'message-orphan',
      language,
      path: [list, id],
      message: `Nothing asks for the text "${id}".`,
    }))
}

const isRemoval = (item: LayerItem): boolean => 'change' in item && item.change === 'removes'

const problem = (code: LayerProblem['code'], index: number | null, message: string): LayerProblem => ({
  code,
  index,
  message,
})
