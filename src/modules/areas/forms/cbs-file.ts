import { z } from 'zod'

/**
 * An answer of the CBS open data service about regions: `Observations` or `RegioSCodes` of version 4, or the
 * `TypedDataSet` of version 3 of a yearly table "Gebieden in Nederland". Which it is shows in the keys of its rows.
 */
export const cbsFile = z.looseObject({
  '@odata.context': z.string().exactOptional(),
  '@odata.nextLink': z.string().exactOptional(),
  'odata.metadata': z.string().exactOptional(),
  'odata.nextLink': z.string().exactOptional(),
  value: z.array(z.record(z.string(), z.unknown())),
})
export type CbsFile = z.output<typeof cbsFile>
