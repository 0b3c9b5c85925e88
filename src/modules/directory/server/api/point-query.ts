import type { LanguageTag } from '#kernel/language.ts'
import { err, ok } from '#kernel/result.ts'
import type { MunicipalityCode } from '#modules/areas/index.ts'
import { type ServiceKind, serviceKinds } from '../../domain/directory.ts'
import { distanceKm, type GeoPoint } from '../../domain/distance.ts'
import { daysAhead, type EpochMinute } from '../../domain/open-state.ts'
import { speaks } from '../../domain/spoken.ts'
import { type ApiPoint, type ApiWorld, pointsAt } from './api-resources.ts'
import { momentBetween, oneOf, type ReadValue } from './read-query.ts'

export interface PointQuery {
  openAt?: EpochMinute
  language?: LanguageTag
  kind?: ServiceKind
  municipality?: MunicipalityCode
  near?: MunicipalityCode
}

const dayMinutes = 1440

/** @param midnight the first minute of today */
export function pointReaders({ municipalities }: ApiWorld, midnight: EpochMinute) {
  const municipality: ReadValue<MunicipalityCode> = (typed) =>
    municipalities.has(typed) ? ok(typed) : err('Not the code of a municipality of Noord-Brabant, such as GM0772.')
  return {
    openAt: momentBetween(midnight, midnight + daysAhead * dayMinutes),
    language: (typed: string) =>
      /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(typed) ? ok(typed) : err('Not the tag of a language, such as pl.'),
    kind: oneOf(serviceKinds, 'a kind of help'),
    municipality,
    near: municipality,
  }
}

/**
 * The points that a question asks for. `openAt` gives those of which we know that anybody may walk in then. With `near`
 * the nearest comes first and those without a known place last; else they come in the order of their ids.
 */
export function pointsFor(world: ApiWorld, query: PointQuery, now: EpochMinute): ApiPoint[] {
  const { openAt, language, kind, municipality, near } = query
  const from = near === undefined ? undefined : world.municipalities.get(near)
  const found = pointsAt(world, openAt ?? now).filter(
    (point) =>
      (openAt === undefined || point.open.state === 'open') &&
      (language === undefined || speaks(point, language)) &&
      (kind === undefined || point.kinds.includes(kind)) &&
      (municipality === undefined || point.municipality?.code === municipality),
  )
  const measured = from ? found.map((point) => ({ ...point, distanceKm: distanceOf(world, point, from) })) : found
  return measured.sort((a, b) => {
    const nearer = (a.distanceKm ?? Number.POSITIVE_INFINITY) - (b.distanceKm ?? Number.POSITIVE_INFINITY)
    return nearer < 0 || nearer > 0 ? nearer : a.id < b.id ? -1 : 1
  })
}

function distanceOf({ municipalities }: ApiWorld, { position, municipality }: ApiPoint, from: GeoPoint): number | null {
  const to = position ?? (municipality ? municipalities.get(municipality.code) : undefined)
  return to ? Math.round(distanceKm(from, to)) : null
}
