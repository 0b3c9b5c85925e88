import { type Guide, type GuideNode, type GuideWords, lineLists, type NodeWords, type Question } from './guide.ts'

/** Texts by their path in the message file: `nodes.danger.text`. Keys have no dots, so a path can be taken apart. */
export type Messages = ReadonlyMap<string, string>

/** All texts of one language, the second readings left out. */
export function messagesOf(words: GuideWords): Messages {
  const found = new Map([
    ['title', words.title],
    ['lead', words.lead],
  ])
  for (const list of lineLists) addAll(found, list, words[list])
  for (const [id, node] of Object.entries(words.nodes)) addNode(found, `nodes.${id}`, node)
  return found
}

/** The texts that a guide asks for; `optional` ones must be there in every language or in none. */
export function expectedMessages(guide: Guide): ReadonlyMap<string, 'required' | 'optional'> {
  const expected = new Map<string, 'required' | 'optional'>([
    ['title', 'required'],
    ['lead', 'required'],
  ])
  for (const list of lineLists) for (const { id } of guide[list]) expected.set(`${list}.${id}`, 'required')
  for (const [id, node] of Object.entries(guide.nodes)) {
    expected.set(`nodes.${id}.text`, 'required')
    expected.set(`nodes.${id}.help`, 'optional')
    for (const [key, need] of ownKeys(node)) expected.set(`nodes.${id}.${key}`, need)
  }
  return expected
}

/** The names in braces in a text, `{municipality}`, sorted and each once. */
export function placeholdersOf(text: string): string {
  if (!text.includes('{')) return ''
  return [...new Set(text.match(/\{[^{}]*\}/g))].sort().join(' ')
}

function ownKeys(node: GuideNode): [string, 'required' | 'optional'][] {
  switch (node.kind) {
    case 'question':
      return questionKeys(node)
    case 'rule':
      return Object.keys(node.outcomes).map((result) => [`options.${result}`, 'optional'])
    case 'outcome':
      return node.record.map((key) => [`record.${key}`, 'required'])
    case 'action':
      return []
  }
}

function questionKeys({ options, assess }: Question): [string, 'required'][] {
  const assessed = assess ? ['evidence', ...Object.keys(assess.steps).map((option) => `steps.${option}`)] : []
  return [...Object.keys(options).map((option) => `options.${option}`), ...assessed].map((key) => [key, 'required'])
}

function addNode(found: Map<string, string>, path: string, words: NodeWords): void {
  const { text, help, options, record, evidence, steps } = words
  found.set(`${path}.text`, text)
  if (help !== undefined) found.set(`${path}.help`, help)
  if (options) addAll(found, `${path}.options`, options)
  if (record) addAll(found, `${path}.record`, record)
  if (evidence !== undefined) found.set(`${path}.evidence`, evidence)
  if (steps) addAll(found, `${path}.steps`, steps)
}

function addAll(found: Map<string, string>, path: string, texts: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(texts)) found.set(`${path}.${key}`, text)
}
