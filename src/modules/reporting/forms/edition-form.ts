import { z } from 'zod'
import { dayField } from '#platform/content/fields.ts'
import type { EditionAreas, OwnArea } from '../domain/statistics/make-edition.ts'

const tables = () =>
  z.record(z.string(), z.array(z.strictObject({ group: z.string(), count: z.int().min(1) })).nullable())

const editionAreas = (): z.ZodType<EditionAreas> =>
  z.array(z.strictObject({ area: z.string(), parts: z.array(z.string()), total: z.int().min(1), tables: tables() }))

const ownAreas = (): z.ZodType<OwnArea[]> =>
  z.array(z.strictObject({ area: z.string(), total: z.int().min(1), tables: tables() }))

/** What was kept of an edition. @throws when it is not what we wrote */
export const readEditionAreas = (kept: unknown): EditionAreas => editionAreas().parse(kept)

/** The same of what an organisation sees of its own. */
export const readOwnAreas = (kept: unknown): OwnArea[] => ownAreas().parse(kept)

const keptEdition = z.strictObject({
  edition: z.int().min(2000).max(2999),
  publishedOn: dayField,
  isFictional: z.boolean(),
  areas: editionAreas(),
  own: z.array(z.strictObject({ organisation: z.string().min(1), areas: ownAreas() })),
})

/** A year as it was published, with what each organisation sees of its own, to be kept outside the database. */
export type KeptEdition = z.output<typeof keptEdition>

/** Such a year out of a file; null: it is none. */
export const readKeptEdition = (kept: unknown): KeptEdition | null => keptEdition.safeParse(kept).data ?? null
