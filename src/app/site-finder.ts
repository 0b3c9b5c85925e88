import type { ListPage } from '#modules/directory/index.ts'
import type { WordedGuide } from '#modules/guides/index.ts'
import { findableArticles, type InformationPack, type PageFinder, pageFinder } from '#modules/information/index.ts'
import { findableGuides } from './findable-guide.ts'
import { findablePoints } from './findable-points.ts'

/** What search looks through in one language: the server takes it from its services, a phone from its pack. */
interface SearchedSite {
  pack: InformationPack
  guides: readonly WordedGuide[]
  help: Pick<ListPage, 'regional' | 'national'>
  reader: Parameters<typeof findableArticles>[1]
}

/** Search over everything a language has: articles, step plans and help points. */
export const siteFinder = ({ pack, guides, help, reader }: SearchedSite): PageFinder =>
  pageFinder(reader.t.language, [
    ...findableArticles(pack, reader),
    ...findableGuides(guides, pack),
    ...findablePoints(help, reader.t),
  ])
