import type { CheckContext, GuideFolder } from '../domain/finding.ts'
import { type Assessment, type Guide, type GuideNode, type GuideWords, lineLists } from '../domain/guide.ts'
import { type aContact, aSignal, someCatalogues } from './a-catalogue.ts'
import { aGuide, anOutcome, wordsFor } from './a-guide.ts'

/** A guide with what it is checked against. */
export interface Sample {
  folder: GuideFolder
  context: CheckContext
}

export const wordsOf = ({ folder }: Sample, language: string): GuideWords =>
  folder.words.get(language) ?? wordsFor(folder.guide, language)

export function withGuide(sample: Sample, changes: Partial<Guide>, catalogues = sample.context.catalogues): Sample {
  const guide = { ...sample.folder.guide, ...changes }
  return { folder: { ...sample.folder, guide }, context: { ...sample.context, catalogues } }
}

export const withNodes = (sample: Sample, nodes: Guide['nodes']): Sample => withGuide(sample, { nodes })

export const withNode = (sample: Sample, id: string, change: (node: GuideNode) => GuideNode): Sample => {
  const node = sample.folder.guide.nodes[id]
  if (!node) throw new Error(`no node ${id}`)
  return withNodes(sample, { ...sample.folder.guide.nodes, [id]: change(node) })
}

/** One sample per node that `change` has something to change in. */
export const withEveryNode = (sample: Sample, change: (node: GuideNode, id: string) => GuideNode | null): Sample[] =>
  Object.entries(sample.folder.guide.nodes).flatMap(([id, node]) => {
    const changed = change(node, id)
    return changed ? [withNode(sample, id, () => changed)] : []
  })

/** One sample per question that assesses, with that changed. */
export const withEveryAssessment = (sample: Sample, change: (assess: Assessment) => Assessment): Sample[] =>
  withEveryNode(sample, (node) =>
    node.kind === 'question' && node.assess ? { ...node, assess: change(node.assess) } : null,
  )

/** One sample per edge, with that edge led elsewhere. */
export const withEveryEdge = (sample: Sample, target: string): Sample[] =>
  Object.entries(sample.folder.guide.nodes).flatMap(([id, node]) =>
    ledElsewhere(node, target).map((changed) => withNode(sample, id, () => changed)),
  )

function ledElsewhere(node: GuideNode, target: string): GuideNode[] {
  switch (node.kind) {
    case 'question':
      return Object.keys(node.options).map((option) => ({ ...node, options: { ...node.options, [option]: target } }))
    case 'rule':
      return Object.keys(node.outcomes).map((result) => ({ ...node, outcomes: { ...node.outcomes, [result]: target } }))
    case 'action':
      return [{ ...node, next: target }]
    case 'outcome':
      return []
  }
}

export const withEveryLine = (sample: Sample, change: (line: Guide['share'][number]) => object): Sample[] =>
  lineLists.map((list) =>
    withGuide(sample, {
      [list]: sample.folder.guide[list].map((line) => change({ with: 'police', ground: ['AVG-01'], ...line })),
    }),
  )

export function withContacts(sample: Sample, contacts: readonly ReturnType<typeof aContact>[]): Sample {
  const catalogues = someCatalogues({ contacts: new Map(contacts.map((contact) => [contact.id, contact])) })
  return { ...sample, context: { ...sample.context, catalogues } }
}

export const signalsWith = (changes: Parameters<typeof aSignal>[0]) =>
  new Map(
    [aSignal({ id: 'I01', ...changes }), aSignal({ id: 'I02' }), aSignal({ id: 'I03' })].map((one) => [one.id, one]),
  )

export const withSignal = (sample: Sample, changes: Parameters<typeof aSignal>[0]): Sample =>
  withGuide(sample, {}, someCatalogues({ signals: signalsWith(changes) }))

export function withWords(sample: Sample, language: string, changes: Partial<GuideWords> | null): Sample {
  const words = new Map(sample.folder.words)
  if (changes === null) words.delete(language)
  else words.set(language, { ...wordsOf(sample, language), ...changes })
  return { ...sample, folder: { ...sample.folder, words } }
}

export const withWordNode = (sample: Sample, language: string, id: string, changes: object): Sample => {
  const { nodes } = wordsOf(sample, language)
  return withWords(sample, language, { nodes: { ...nodes, [id]: { text: id, ...nodes[id], ...changes } } })
}

/** One sample per text that a guide asks for, with that text left out of one language. */
export function withoutEveryMessage(sample: Sample, language: string): Sample[] {
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
    ...Object.keys(words.steps ?? {}).map((key) =>
      withWordNode(sample, language, id, { steps: omit(words.steps ?? {}, key) }),
    ),
    ...(words.evidence === undefined ? [] : [withWordNode(sample, language, id, { evidence: undefined })]),
  ])
  const help = language === 'nl' ? [] : [withWordNode(sample, language, sample.folder.guide.start, { help: undefined })]
  return [...lines, ...nodes, ...help]
}

export const omit = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([own]) => own !== key))

export const renamed = (record: Readonly<Record<string, string>>, from: string, to: string): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]))

/** The danger question and actions, `steps` nodes long from the first to the outcome. */
export function chainOf(steps: number): Partial<Guide> {
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
