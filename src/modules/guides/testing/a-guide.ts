import { day } from '#kernel/days.ts'
import type { CheckContext, GuideFolder } from '../domain/finding.ts'
import type { Guide, GuideNode, GuideWords, Line, NextStep, NodeWords, Outcome, Question } from '../domain/guide.ts'
import type { RuleContext } from '../domain/rules.ts'
import { someCatalogues } from './a-catalogue.ts'

const seen = { sources: ['X1'], confidence: 'seen' } as const

const aLine = (id: string): Line => ({ id, ...seen })

export const aQuestion = (options: Record<string, string>, changes: Partial<Question> = {}): Question => ({
  kind: 'question',
  answers: 'yes-no',
  options,
  ...seen,
  ...changes,
})

export const anAction = (next: string): GuideNode => ({ kind: 'action', next, ...seen })

export const anOutcome = (changes: Partial<Outcome> = {}): Outcome => ({
  kind: 'outcome',
  owner: 'reader',
  term: 'same-day',
  contacts: ['CPOL'],
  record: ['time'],
  ...seen,
  ...changes,
})

/**
 * A small sound step plan: danger → 112, else a person or a place; a person is taken apart; then the focal point is
 * called when Baken knows it, and the police when not.
 */
export const aGuide = (changes: Partial<Guide> = {}): Guide => ({
  id: 'a-guide',
  profile: 'step-plan',
  version: '1.0.0',
  owner: 'guide editors',
  validFrom: day('2026-11-21'),
  reviewBefore: day('2027-05-21'),
  audience: 'desk-officer',
  form: 'labour',
  languages: ['nl', 'en'],
  signals: ['I01', 'I02', 'I03'],
  do: [aLine('listen')],
  dont: [aLine('confront')],
  writeDown: [aLine('exact-words')],
  share: [{ ...aLine('with-police'), with: 'police', ground: ['AVG-01'] }],
  start: 'danger',
  nodes: {
    danger: aQuestion({ yes: 'call-112', no: 'who' }, { danger: true, critical: true }),
    who: aQuestion({ person: 'apart', place: 'focal-point-known' }, { answers: 'person-place' }),
    apart: anAction('feeling'),
    feeling: aQuestion({ afraid: 'call-police', other: 'focal-point-known' }, { answers: 'custom' }),
    'focal-point-known': {
      kind: 'rule',
      rule: 'focal-point-known',
      outcomes: { known: 'to-focal-point', unknown: 'call-police' },
      ...seen,
    },
    'call-112': anOutcome({ term: 'at-once', contacts: ['C112'], critical: true }),
    'to-focal-point': anOutcome({ owner: 'focal-point' }),
    'call-police': anOutcome(),
  },
  ...changes,
})

export const aNextStep: NextStep = { owner: 'policy-officer', with: ['police'], helps: ['guides'] }

/** A sound self-assessment of two questions, one on each plateau of the theme `policy`. */
export const anAssessment = (changes: Partial<Guide> = {}): Guide => {
  const question = (next: string, plateau: 1 | 2) =>
    aQuestion(
      { yes: next, partly: next, no: next, unknown: next },
      {
        answers: 'yes-partly-no-unknown',
        assess: { theme: 'policy', plateau, steps: { partly: aNextStep, no: aNextStep, unknown: aNextStep } },
      },
    )
  return aGuide({
    profile: 'self-assessment',
    audience: 'policy-officer',
    form: 'any',
    signals: [],
    start: 'first',
    nodes: { first: question('second', 1), second: question('end', 2), end: anOutcome() },
    ...changes,
  })
}

/** A guide of exactly `count` nodes, at least 40, that is twelve steps long and sound but for its A4. */
export function aGuideOf(count: number): Guide {
  const layers = layersOf(count - 2)
  const nodes: Record<string, GuideNode> = {
    danger: aQuestion({ yes: 'call-112', no: 'n-0-0' }, { danger: true, critical: true }),
    'call-112': anOutcome({ term: 'at-once', contacts: ['C112'], critical: true }),
  }
  for (const [depth, size] of layers.entries())
    for (let place = 0; place < size; place++) nodes[`n-${depth}-${place}`] = layerNode(layers, depth, place)
  return aGuide({ nodes })
}

/** Ten layers of questions and one of outcomes, each at most twice as wide as the one before so that all are reached. */
function layersOf(count: number): number[] {
  for (let width = 1; ; width++) {
    const layers = Array.from({ length: 10 }, (_, depth) => Math.min(2 ** depth, width))
    const questions = layers.reduce((sum, size) => sum + size, 0)
    if (count - questions <= 2 * width) return [...layers, count - questions]
  }
}

function layerNode(layers: readonly number[], depth: number, place: number): GuideNode {
  const next = layers[depth + 1]
  if (next === undefined) return anOutcome()
  const to = (index: number) => `n-${depth + 1}-${index % next}`
  return aQuestion({ yes: to(2 * place), no: to(2 * place + 1) })
}

/** Words for every key of a guide: the key itself, with the language in front. */
export function wordsFor(guide: Guide, language: string): GuideWords {
  const text = (key: string) => `${language}: ${key}.`
  const list = (lines: readonly Line[]) => Object.fromEntries(lines.map(({ id }) => [id, text(id)]))
  const ids = Object.keys(guide.nodes)
  const critical = ids.filter((id) => guide.nodes[id]?.critical)
  return {
    translation: language === 'nl' ? 'source' : 'draft',
    title: text('title'),
    lead: text('lead {municipality}'),
    do: list(guide.do),
    dont: list(guide.dont),
    writeDown: list(guide.writeDown),
    share: list(guide.share),
    nodes: Object.fromEntries(Object.entries(guide.nodes).map(([id, node]) => [id, nodeWords(node, id, text)])),
    ...(language === 'nl' ? {} : { second: Object.fromEntries(critical.flatMap((id) => secondWords(id, text))) }),
  }
}

const secondWords = (id: string, text: (key: string) => string): [string, string][] => [
  [`nodes.${id}.text`, text(`again ${id}`)],
  [`nodes.${id}.help`, text(`help again ${id}`)],
]

function nodeWords(node: GuideNode, id: string, text: (key: string) => string): NodeWords {
  const keyed = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, text(key)]))
  const own = { text: text(id), help: text(`help ${id}`) }
  if (node.kind === 'question') {
    const assessed = node.assess
      ? { evidence: text(`evidence of ${id}`), steps: keyed(Object.keys(node.assess.steps)) }
      : {}
    return { ...own, options: keyed(Object.keys(node.options)), ...assessed }
  }
  if (node.kind === 'outcome') return { ...own, record: keyed(node.record) }
  return own
}

/** A guide as it lies in its folder, with words in every language it lists. */
export const aFolder = (guide: Guide = aGuide(), changes: Partial<GuideFolder> = {}): GuideFolder => ({
  name: guide.id,
  guide,
  words: new Map(guide.languages.map((language) => [language, wordsFor(guide, language)])),
  ...changes,
})

/** The first day of `aGuide`, with `someCatalogues`. */
export const aCheckContext = (changes: Partial<CheckContext> = {}): CheckContext => ({
  catalogues: someCatalogues(),
  today: day('2026-11-21'),
  ...changes,
})

/** No municipality chosen and no focal point known. */
export const aRuleContext = (changes: Partial<RuleContext> = {}): RuleContext => ({
  municipality: null,
  focalPoints: [],
  today: day('2026-11-21'),
  ...changes,
})
