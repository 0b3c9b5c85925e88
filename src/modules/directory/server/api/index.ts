export { type ApiPage, apiPage, linkHeader, pageReaders } from './api-page.ts'
export {
  type ApiPoint,
  type ApiWorld,
  eventsFrom,
  locationsOf,
  organisationsOf,
  pointsAt,
  servicesOf,
} from './api-resources.ts'
export { apiVersion, openApiDocument } from './openapi.ts'
export { type PointQuery, pointReaders, pointsFor } from './point-query.ts'
export { pointsCsv } from './points-csv.ts'
export { type Asked, type QueryFault, type Readers, readQuery } from './read-query.ts'
