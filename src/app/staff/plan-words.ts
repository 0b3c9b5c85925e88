import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { PlanWords } from '../casework/told-plan.ts'
import type { Services } from '../services.ts'

/** The questions and answers of every step plan, in this language or else in that of the source: for a browser that opened a report which comes from one. */
export function planWords({ guides, library }: Pick<Services, 'guides' | 'library'>, language: LanguageTag): PlanWords {
  const plans = [...library.guides.keys()].flatMap((id) => {
    const found = [language, sourceLanguage].map((tag) => guides.find(id, tag)).find(({ kind }) => kind === 'found')
    if (found?.kind !== 'found') return []
    const { guide, words } = found.worded
    const nodes = Object.entries(words.nodes).map(([node, { text, options }]) => [
      node,
      { text, options: options ?? {} },
    ])
    return [[id, { title: words.title, version: guide.version, nodes: Object.fromEntries(nodes) }]]
  })
  return Object.fromEntries(plans)
}
