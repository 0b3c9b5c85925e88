import { z } from 'zod'
import { dayField, keyField, municipalityField, provenanceFields, textField } from '#platform/content/fields.ts'

/** Wide enough for the Netherlands, narrow enough to notice swapped or metric coordinates. */
const lat = z.number().min(50).max(54)
const lon = z.number().min(3).max(8)

const stretchFields = { from: dayField, until: dayField.nullable().default(null) }
const noteField = textField.exactOptional()

/** `data/areas/coverage.yaml` */
export const coverageFile = z.strictObject({
  from: dayField,
  lastChecked: dayField,
  divisions: z.array(
    z.strictObject({ ...stretchFields, count: z.int().positive(), note: noteField, ...provenanceFields }),
  ),
})

/** `data/areas/municipalities.yaml` */
export const municipalitiesFile = z.array(
  z.strictObject({
    code: municipalityField,
    name: textField,
    ...stretchFields,
    lat,
    lon,
    population: z.strictObject({ count: z.int().nonnegative(), on: dayField }).nullable().default(null),
    ...provenanceFields,
  }),
)

/** `data/areas/successions.yaml` */
export const successionsFile = z.array(
  z.strictObject({
    on: dayField,
    from: municipalityField,
    to: municipalityField,
    share: z.int().min(1).max(10_000),
    note: noteField,
    ...provenanceFields,
  }),
)

const memberGroup = z.strictObject({
  from: dayField.exactOptional(),
  until: dayField.exactOptional(),
  municipalities: z.record(municipalityField, textField),
  ...provenanceFields,
})

/** `data/areas/regions.yaml`: schemes, their regions, and the municipalities in them. */
export const regionsFile = z.array(
  z.strictObject({
    scheme: keyField,
    partition: z.boolean(),
    completeDuring: z.strictObject({ from: dayField, until: dayField.nullable() }).exactOptional(),
    note: noteField,
    ...provenanceFields,
    regions: z.array(
      z.strictObject({
        code: z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'use capitals, digits and hyphens'),
        name: textField,
        note: noteField,
        members: z.array(memberGroup).default([]),
        ...provenanceFields,
      }),
    ),
  }),
)

export type CoverageFile = z.output<typeof coverageFile>
export type MunicipalitiesFile = z.output<typeof municipalitiesFile>
export type SuccessionsFile = z.output<typeof successionsFile>
export type RegionsFile = z.output<typeof regionsFile>
