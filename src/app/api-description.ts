import { openApiDocument, withApiPart } from '#modules/directory/server/index.ts'
import { rightsApi } from '#modules/rights/server/index.ts'

/** The description of the whole API: of the directory, and of the checks of payslips. */
export const apiDescription = (place: Parameters<typeof openApiDocument>[0]) =>
  withApiPart(openApiDocument(place), rightsApi)
