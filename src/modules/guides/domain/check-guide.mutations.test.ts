import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aContact, aSignal, someCatalogues } from '../testing/a-catalogue.ts'
import { aCheckContext, aFolder, aGuide, aGuideOf, anOutcome, wordsFor } from '../testing/a-guide.ts'
import { checkGuide } from './check-guide.ts'
import { type CheckContext, type FindingCode, findingCodes, type GuideFolder } from './finding.ts'
import { type Guide, type GuideNode, type GuideWords, lineLists } from './guide.ts'

interface Sample {
  folder: GuideFolder
  context: CheckContext
}
type Seeder = (sample: Sample) => Sample[]

const sound: Sample = { folder: aFolder(), context: aCheckContext() }
const soundAndLarge: Sample = {
  folder: aFolder({ ...aGuideOf(200), languages: ['nl'] }),
  context: aCheckContext({ pagesOf: () => 1 }),
}

/** Every way to put one fault of each class into a guide. A code without a way does not compile. */
const faults: Record<FindingCode, Seeder> = {
  'id-mismatch': (sample) => [{ ...sample, folder: { ...sample.folder, name: 'another-folder' } }],

  'edge-unresolved': (sample) => [withGuide(sample, { start: 'nowhere' }), ...withEveryEdge(sample, () => 'nowhere')],

  'dead-end': (sample) => [
    ...withEveryNode(sample, (node) => (node.kind === 'question' ? { ...node, options: {} } : null)),
    ...withEveryNode(sample, (node, id) => (node.kind === 'action' ? { ...node, next: id, loop: true } : null)),
  ],

  unreachable: (sample) => [
    withNodes(sample, { ...sample.folder.guide.nodes, lonely: anOutcome() }),
    withGuide(sample, { start: 'call-112' }),
  ],

  cycle: (sample) => withEveryEdge(sample, () => sample.folder.guide.start),

  'options-not-exhaustive': (sample) => [
    ...withEveryNode(sample, (node) =>
      node.kind === 'question' && node.answers !== 'custom'
        ? { ...node, options: Object.fromEntries(Object.entries(node.options).slice(1)) }
        : null,
    ),
    ...withEveryNode(sample, (node) =>
      node.kind === 'question' ? { ...node, answers: 'custom', options: renamed(node.options, 'other', 'calm') } : null,
    ),
  ],

  'option-unknown': (sample) =>
    withEveryNode(sample, (node) =>
      node.kind === 'question' && node.answers !== 'custom'
        ? { ...node, options: { ...node.options, perhaps: Object.values(node.options)[0] ?? '' } }
        : null,
    ),

  'rule-unknown': (sample) =>
    withEveryNode(sample, (node) => (node.kind === 'rule' ? { ...node, rule: 'full-moon' } : null)),

  'rule-without-unknown': (sample) =>
    withEveryNode(sample, (node) =>
      node.kind === 'rule' ? { ...node, outcomes: { known: node.outcomes.known ?? '' } } : null,
    ),

  'danger-not-first': (sample) => [
    withGuide(sample, { start: 'who' }),
    withNode(sample, 'danger', (node) => (node.kind === 'question' ? { ...node, danger: false } : node)),
    withNode(sample, 'call-112', (node) => (node.kind === 'outcome' ? { ...node, contacts: ['CPOL'] } : node)),
    withNode(sample, 'call-112', (node) => (node.kind === 'outcome' ? { ...node, contacts: ['CPOL', 'C112'] } : node)),
  ],

  'path-too-long': (sample) => [withGuide(sample, chainOf(13))],

  'outcome-incomplete': (sample) => [
    ...withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, contacts: [] } : null)),
    ...withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, record: [] } : null)),
  ],

  'contact-unknown': (sample) =>
    withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, contacts: [...node.contacts, 'CXX'] } : null)),

  'contact-expired': (sample) => [
    withContacts(sample, [aContact({ id: 'C112', expiresOn: day('2026-11-21') }), aContact()]),
    withContacts(sample, [aContact({ id: 'C112' }), aContact({ expiresOn: day('2025-01-01') })]),
  ],

  'contact-not-callable': (sample) => [
    withContacts(sample, [aContact({ id: 'C112' }), aContact({ phone: null, url: null })]),
  ],

  'source-missing': (sample) => [
    ...withEveryNode(sample, (node) => ({ ...node, sources: [] })),
    ...withEveryLine(sample, (line) => ({ ...line, sources: [] })),
  ],

  'source-unknown': (sample) => [
    ...withEveryNode(sample, (node) => ({ ...node, sources: [...node.sources, 'ZZ-9'] })),
    ...withEveryLine(sample, (line) => ({ ...line, sources: ['ZZ-9'] })),
  ],

  'uncertain-stated': (sample) => [
    ...withEveryNode(sample, (node) => (node.kind === 'outcome' ? { ...node, confidence: 'uncertain' } : null)),
    ...withEveryLine(sample, (line) => ({ ...line, confidence: 'uncertain' })),
  ],

  'signal-unknown': (sample) => [withGuide(sample, { signals: [...sample.folder.guide.signals, 'I99'] })],

  'signal-not-visible': (sample) => [
    withSignal(sample, { seenBy: { inspector: ['visit'] } }),
    withSignal(sample, { seenBy: { 'desk-officer': [] } }),
    withSignal(sample, { forms: ['sexual', 'criminal'] }),
    withGuide(sample, { form: 'criminal' }, someCatalogues({ signals: signalsWith({ forms: ['labour'] }) })),
  ],

  'ground-unknown': (sample) => [
    withGuide(sample, { share: sample.folder.guide.share.map((line) => ({ ...line, ground: ['AVG-99'] })) }),
  ],

  'too-few-lines': (sample) => [
    withGuide(sample, { signals: ['I01', 'I02'] }),
    ...lineLists.map((list) => withGuide(sample, { [list]: [] })),
  ],

  'id-twice': (sample) => [
    withGuide(sample, { signals: ['I01', 'I02', 'I03', 'I01'] }),
    withGuide(sample, { languages: ['nl', 'en', 'nl'] }),
    ...lineLists.map((list) => withGuide(sample, { [list]: [...sample.folder.guide[list], ...sample.folder.guide[list]] })),
  ],

  'language-missing': (sample) => [
    withGuide(sample, { languages: ['nl', 'en', 'pl'] }),
    withGuide(sample, { languages: ['nl'] }),
    withGuide(sample, { languages: ['en'] }),
    withWords(sample, 'nl', null),
    withWords(sample, 'en', null),
  ],

  'translation-status': (sample) => [
    withWords(sample, 'nl', { translation: 'checked' }),
    withWords(sample, 'en', { translation: 'source' }),
  ],

  'message-missing': (sample) => [
    ...['nl', 'en'].flatMap((language) => withoutEveryMessage(sample, language)),
    ...(['signalWords', 'contactWords', 'groundWords'] as const).map((words) =>
      withGuide(sample, {}, someCatalogues({ [words]: new Map() })),
    ),
  ],

  'message-orphan': (sample) =>
    ['nl', 'en'].flatMap((language) => [
      ...lineLists.map((list) => withWords(sample, language, { [list]: { ...wordsOf(sample, language)[list], old: 'Old.' } })),
      withWordNode(sample, language, 'old', { text: 'Old.' }),
      withWordNode(sample, language, 'danger', { record: { time: 'Time.' } }),
      withWordNode(sample, language, 'call-112', { options: { done: 'Done.' } }),
      withWords(sample, language, { second: { ...wordsOf(sample, language).second, 'nodes.who.text': 'Who.' } }),
    ]),

  'placeholder-mismatch': (sample) => [
    withWords(sample, 'en', { lead: 'No placeholder.' }),
    withWords(sample, 'en', { lead: 'Misspelt {municipalty}.' }),
    withWords(sample, 'en', { title: 'One too many: {municipality}.' }),
    withWords(sample, 'en', { second: { ...wordsOf(sample, 'en').second, 'nodes.danger.text': '{danger}' } }),
  ],

  'second-reading-missing': (sample) => [
    withWords(sample, 'en', { second: {} }),
    ...Object.keys(wordsOf(sample, 'en').second ?? {}).map((path) =>
      withWords(sample, 'en', { second: omit(wordsOf(sample, 'en').second ?? {}, path) }),
    ),
  ],

  'review-order': (sample) => [
    withGuide(sample, { reviewBefore: sample.folder.guide.validFrom }),
    withGuide(sample, { reviewBefore: day('2026-11-20') }),
  ],

  'guide-expired': (sample) => [
    { ...sample, context: { ...sample.context, today: sample.folder.guide.reviewBefore } },
    { ...sample, context: { ...sample.context, today: day('2030-01-01') } },
  ],

  'a4-overflow': (sample) => [
    withWords(sample, 'nl', { lead: 'word '.repeat(1200) + '{municipality}' }),
    { ...sample, context: { ...sample.context, pagesOf: (_guide, language) => (language === 'en' ? 2 : 1) } },
  ],
}

let seeded = 0

describe('every class of fault that is put into a sound guide is caught', () => {
  test('the guides that faults are put into are sound', () => {
    expect(codesOf(sound)).toEqual([])
    expect(codesOf(soundAndLarge)).toEqual([])
    expect(Object.keys(soundAndLarge.folder.guide.nodes)).toHaveLength(200)
  })

  test.each(findingCodes)('%s', (code) => {
    const mutants = [...faults[code](sound), ...(onLarge.has(code) ? faults[code](soundAndLarge) : [])]
    expect(mutants.length).toBeGreaterThan(0)
    for (const mutant of mutants) expect(codesOf(mutant)).toContain(code)
    seeded += mutants.length
  })

  test('how many faults were put in and caught', () => {
    console.log(`${seeded} faults of ${findingCodes.length} classes put into sound guides, all caught`)
    expect(seeded).toBeGreaterThan(findingCodes.length)
  })
})

/** Faults that can sit at any node or edge: also put into every place of the guide of 200 nodes. */
const onLarge = new Set<FindingCode>([
  'edge-unresolved',
  'dead-end',
  'options-not-exhaustive',
  'option-unknown',
  'outcome-incomplete',
  'contact-unknown',
  'source-missing',
  'source-unknown',
  'uncertain-stated',
])

const codesOf = ({ folder, context }: Sample): FindingCode[] => checkGuide(folder, context, () => 1).map(({ code }) => code)

const wordsOf = ({ folder }: Sample, language: string): GuideWords =>
  folder.words.get(language) ?? wordsFor(folder.guide, language)

function withGuide(sample: Sample, changes: Partial<Guide>, catalogues = sample.context.catalogues): Sample {
  const guide = { ...sample.folder.guide, ...changes }
  return { folder: { ...sample.folder, guide }, context: { ...sample.context, catalogues } }
}

const withNodes = (sample: Sample, nodes: Guide['nodes']): Sample => withGuide(sample, { nodes })

const withNode = (sample: Sample, id: string, change: (node: GuideNode) => GuideNode): Sample => {
  const node = sample.folder.guide.nodes[id]
  if (!node) throw new Error(`no node ${id}`)
  return withNodes(sample, { ...sample.folder.guide.nodes, [id]: change(node) })
}

/** One sample per node that `change` has something to change in. */
const withEveryNode = (sample: Sample, change: (node: GuideNode, id: string) => GuideNode | null): Sample[] =>
  Object.entries(sample.folder.guide.nodes).flatMap(([id, node]) => {
    const changed = change(node, id)
    return changed ? [withNode(sample, id, () => changed)] : []
  })

/** One sample per edge, with that edge led elsewhere. */
const withEveryEdge = (sample: Sample, target: () => string): Sample[] =>
  Object.entries(sample.folder.guide.nodes).flatMap(([id, node]) => {
    switch (node.kind) {
      case 'question':
        return Object.keys(node.options).map((option) =>
          withNode(sample, id, () => ({ ...node, options: { ...node.options, [option]: target() } })),
        )
      case 'rule':
        return Object.keys(node.outcomes).map((result) =>
          withNode(sample, id, () => ({ ...node, outcomes: { ...node.outcomes, [result]: target() } })),
        )
      case 'action':
        return [withNode(sample, id, () => ({ ...node, next: target() }))]
      case 'outcome':
        return []
    }
  })

const withEveryLine = (sample: Sample, change: (line: Guide['share'][number]) => object): Sample[] =>
  lineLists.map((list) =>
    withGuide(sample, {
      [list]: sample.folder.guide[list].map((line) => change({ with: 'police', ground: ['AVG-01'], ...line })),
    }),
  )

function withContacts(sample: Sample, contacts: readonly ReturnType<typeof aContact>[]): Sample {
  const catalogues = someCatalogues({ contacts: new Map(contacts.map((contact) => [contact.id, contact])) })
  return { ...sample, context: { ...sample.context, catalogues } }
}

const signalsWith = (changes: Parameters<typeof aSignal>[0]) =>
  new Map([aSignal({ id: 'I01', ...changes }), aSignal({ id: 'I02' }), aSignal({ id: 'I03' })].map((one) => [one.id, one]))

const withSignal = (sample: Sample, changes: Parameters<typeof aSignal>[0]): Sample =>
  withGuide(sample, {}, someCatalogues({ signals: signalsWith(changes) }))

function withWords(sample: Sample, language: string, changes: Partial<GuideWords> | null): Sample {
  const words = new Map(sample.folder.words)
  if (changes === null) words.delete(language)
  else words.set(language, { ...wordsOf(sample, language), ...changes })
  return { ...sample, folder: { ...sample.folder, words } }
}

const withWordNode = (sample: Sample, language: string, id: string, changes: object): Sample => {
  const { nodes } = wordsOf(sample, language)
  return withWords(sample, language, { nodes: { ...nodes, [id]: { text: id, ...nodes[id], ...changes } } })
}

/** One sample per text that a guide asks for, with that text left out of one language. */
function withoutEveryMessage(sample: Sample, language: string): Sample[] {
  const own = wordsOf(sample, language)
  const lines = lineLists.flatMap((list) =>
    Object.keys(own[list]).map((id) => withWords(sample, language, { [list]: omit(own[list], id) })),
  )
  const nodes = Object.entries(own.nodes).flatMap(([id, words]) => [
    withWords(sample, language, { nodes: omit(own.nodes, id) }),
    ...Object.keys(words.options ?? {}).map((option) =>
      withWordNode(sample, language, id, { options: omit(words.options ?? {}, option) }),
    ),
    ...Object.keys(words.record ?? {}).map((key) =>
      withWordNode(sample, language, id, { record: omit(words.record ?? {}, key) }),
    ),
  ])
  const help = language === 'nl' ? [] : [withWordNode(sample, language, 'danger', { help: undefined })]
  return [...lines, ...nodes, ...help]
}

const omit = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== key))

const renamed = (record: Readonly<Record<string, string>>, from: string, to: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]))

/** The danger question and actions, `steps` nodes long from the first to the outcome. */
function chainOf(steps: number): Partial<Guide> {
  const { danger, 'call-112': call } = aGuide().nodes
  if (danger?.kind !== 'question' || !call) throw new Error('no danger question')
  const actions = Array.from({ length: steps - 2 }, (_, index): [string, GuideNode] => [
    `step-${index}`,
    { kind: 'action', next: index === steps - 3 ? 'end' : `step-${index + 1}`, sources: ['X1'], confidence: 'own' },
  ])
  const options = { ...danger.options, no: 'step-0' }
  return {
    nodes: { danger: { ...danger, options }, 'call-112': call, ...Object.fromEntries(actions), end: anOutcome() },
  }
}
