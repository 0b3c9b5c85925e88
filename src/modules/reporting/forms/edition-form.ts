import { z } from 'zod'
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
