export {
  type Article,
  type ArticleState,
  type ArticleWords,
  type Part,
  parts,
  type Topic,
  type TopicId,
  topicIds,
} from './domain/article.ts'
export { longestRemark, remarkIn } from './domain/remark.ts'
export type { ContentStatus, LanguageStatus, ReviewNeed } from './domain/status.ts'
export { type ArticleLink, type ArticleView, plainText } from './ui/article-view.ts'
export {
  type ArticleFrame,
  articleFrame,
  type InformationPack,
  type Reader,
  type Shelf,
  type Source,
  shelvesOf,
} from './ui/information-pack.ts'
export { type Findable, type FoundKind, findableArticles } from './ui/search-documents.ts'
export { type PageFinder, pageFinder, type SearchView, searchView } from './ui/search-view.ts'
