export { instantsAt, type WallTime, wallTimeAt } from './domain/amsterdam-clock.ts'
export type { DirectoryFinding, KnownNames } from './domain/check-directory.ts'
export {
  type Address,
  type Checked,
  type Cost,
  costs,
  type Directory,
  type DirectoryEvent,
  type DirectoryPart,
  type Location,
  type Organisation,
  type Phone,
  type Point,
  type Reach,
  type Service,
  type ServiceKind,
  type SpokenLanguage,
  serviceKinds,
  type Topic,
  topics,
} from './domain/directory.ts'
export type { HolidayDate, HolidayRule } from './domain/holidays.ts'
export { daysAhead, type EpochMinute, type OpenState, type UnknownReason } from './domain/open-state.ts'
export type { DatedHours, DatedStop, OnHolidays, Schedule, Slot, WeeklyHours } from './domain/schedule.ts'
export { sourcesNamed } from './domain/sources-named.ts'
export {
  type EventWords,
  type OrganisationWords,
  type PlaceWords,
  type ServiceWords,
  type TextIn,
  type Texts,
  textIn,
} from './domain/texts.ts'
export type { DayOfHours } from './ui/day-of-hours.ts'
export type { ListPage } from './ui/directory-views.ts'
export { directoryIn, type HelpPack, type HelpPlace, materialOf } from './ui/help-pack.ts'
export {
  type HelpField,
  type HelpProblem,
  type HelpQuestion,
  helpFields,
  helpSearch,
  readFilters,
} from './ui/help-question.ts'
export { helpChoices, listPage, pointPage, pointTitle } from './ui/list-page.ts'
export { pointWeek } from './ui/point-week.ts'
