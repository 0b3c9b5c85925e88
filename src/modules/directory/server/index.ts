export type {
  CoverageAnswer,
  CoverageCell,
  CoveragePage,
  EventRow,
  ListPage,
  ListQuery,
  PhoneView,
  PlaceView,
  PointPage,
  PointRow,
  TextView,
} from './directory-views.ts'
