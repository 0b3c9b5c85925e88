export {
  type Feedback,
  type FeedbackCount,
  type FeedbackStore,
  feedbackStore,
  type InformationTables,
  type Remark,
} from './feedback-store.ts'
export { type InformationPages, informationPages } from './information-pages.ts'
export { type InformationContext, type InformationLibrary, loadInformation } from './load-information.ts'
export { stampArticle, stillCorrect } from './stamp-files.ts'
