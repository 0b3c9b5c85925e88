import type { Day } from '#kernel/days.ts'
import { ok } from '#kernel/result.ts'
import type { Areas } from '../../domain/areas.ts'
import type { AreasStore } from '../areas-store.ts'
import type { Outcome } from './outcome.ts'
import { type PickRefusal, pickBoundaries } from './pick-boundaries.ts'
import { type PagesRefusal, readBoundaryPages } from './read-boundary-pages.ts'
import type { Access } from './read-json.ts'

export interface BoundaryImport {
  /** Address or file. */
  source: string
  from: Day
  /** `null`: not known. */
  licence: string | null
}

export type ImportRefusal = PagesRefusal | PickRefusal

/**
 * Reads the boundaries of all municipalities of a day and saves them whole, together with the mirror of the
 * municipalities they point at. A refusal keeps what was there. The answer says how many there are and what was odd.
 */
export async function importBoundaries(
  { source, from, licence }: BoundaryImport,
  { areas, store, access, now }: { areas: Areas; store: AreasStore; access: Access; now: () => Date },
): Promise<Outcome<{ count: number; remarks: readonly string[] }, ImportRefusal>> {
  const features = await readBoundaryPages(source, access)
  if (!features.ok) return features
  const picked = pickBoundaries(areas, from, features.value)
  if (!picked.ok) return picked
  const { boundaries, remarks } = picked.value
  await store.replaceMunicipalities(areas)
  await store.saveBoundaries({ from, source, licence, importedAt: now(), boundaries })
  return ok({ count: boundaries.length, remarks })
}
