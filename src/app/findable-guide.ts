import type { WordedGuide } from '#modules/guides/index.ts'
import { municipalAudiences } from '#modules/guides/index.ts'
import type { Findable, InformationPack } from '#modules/information/index.ts'

/** Step plans as search sees them; those for municipalities have a door of their own and would frighten a worker. */
export const findableGuides = (
  guides: readonly WordedGuide[],
  { everyday }: Pick<InformationPack, 'everyday'>,
): Findable[] =>
  guides
    .filter(({ guide }) => !municipalAudiences.includes(guide.audience))
    .map(({ guide, words }) => ({
      kind: 'guide',
      id: guide.id,
      title: words.title,
      lead: words.lead,
      body: Object.values(words.nodes)
        .map(({ text, help }) => `${text} ${help ?? ''}`)
        .join(' '),
      words: everyday[`guide:${guide.id}`] ?? [],
      official: [],
    }))
