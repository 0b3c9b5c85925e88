import { z } from 'zod'

/**
 * A page of GeoJSON features as PDOK (OGC API) and CBS give them. Properties are read by name later; a geometry is only
 * looked into when its municipality is ours, because a file may hold the whole country.
 */
export const boundaryPage = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.looseObject({ properties: z.record(z.string(), z.unknown()).nullable(), geometry: z.unknown() })),
  links: z.array(z.looseObject({ rel: z.string(), href: z.string() })).default([]),
})
export type BoundaryPage = z.output<typeof boundaryPage>
export type BoundaryFeature = BoundaryPage['features'][number]

/** A height, where there is one, is left out. */
const position = z
  .tuple([z.number(), z.number()])
  .rest(z.number())
  .transform(([x, y]): [number, number] => [x, y])

const ring = z
  .array(position)
  .min(4, 'a ring needs four positions')
  .refine((positions) => String(positions[0]) === String(positions.at(-1)), 'a ring must end where it begins')

export const areaGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
