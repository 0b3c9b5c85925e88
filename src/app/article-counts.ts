import type { LanguageTag } from '#kernel/language.ts'
import { topicIds } from '#modules/information/index.ts'
import type { Services } from './services.ts'

/** How many articles of the information point there are about each topic in each language. */
export const articleCounts = ({ information }: Pick<Services, 'information'>, languages: readonly LanguageTag[]) => {
  const inLanguage = new Map(languages.map((tag) => [tag, information.pack(tag).articles]))
  return topicIds.map((topic) => ({
    topic,
    counts: languages.map((language) => ({
      language,
      count: (inLanguage.get(language) ?? []).filter(({ article }) => article.topic === topic).length,
    })),
  }))
}
